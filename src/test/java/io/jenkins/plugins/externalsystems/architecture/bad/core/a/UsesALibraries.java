package io.jenkins.plugins.externalsystems.architecture.bad.core.a;

/** Breaks, with its twin: each library is used by one package. */
class UsesALibraries {
    okhttp3.OkHttpClient http;
    io.github.bucket4j.Bucket limit;
    io.prometheus.metrics.model.snapshots.Labels labels;
    org.commonmark.node.Node text;
    com.google.i18n.phonenumbers.PhoneNumberUtil numbers;
    jakarta.mail.Session mail;
    org.yaml.snakeyaml.Yaml yaml;
    com.jayway.jsonpath.JsonPath path;
}
