package io.jenkins.plugins.externalsystems.architecture.bad.runtime;

/** Keeps: the proxy adapter may use the HTTP client besides. */
class AdaptsProxy {
    okhttp3.OkHttpClient http;
}
