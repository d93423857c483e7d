package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.MetricRules;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The labels by which a Pushgateway keeps metrics together: the job and any others. What is pushed under the same key
 * replaces what was there.
 *
 * @param job not empty
 * @param labels the others, with checked names, sorted, so that their order does not matter
 * @see <a href="https://github.com/prometheus/pushgateway/blob/master/README.md#url">Pushgateway, URL</a>
 */
record GroupingKey(String job, SortedMap<String, String> labels) {
    static final String JOB = "job";
    static final String INSTANCE = "instance";
    /** Anything else is sent in Base64, above all a slash, which no encoding keeps from being one. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_:~-][A-Za-z0-9_.:~-]*");

    /** @throws IllegalArgumentException in a sentence without a full stop */
    GroupingKey {
        if (job.isEmpty()) {
            throw new IllegalArgumentException("the job must not be empty");
        }
        MetricRules.labels(labels);
        if (labels.containsKey(JOB)) {
            throw new IllegalArgumentException("label 'job' is there twice");
        }
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** Adds the key to the URL of a gateway. */
    UrlBuilder appendTo(UrlBuilder gateway) {
        UrlBuilder url = gateway.path("metrics");
        append(url, JOB, job);
        labels.forEach((name, value) -> append(url, name, value));
        return url;
    }

    private static void append(UrlBuilder url, String name, String value) {
        if (PLAIN.matcher(value).matches()) {
            url.path(name).segment(value);
        } else {
            String encoded =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
            // One '=' stands for the empty text, which no path could hold.
            url.path(name + "@base64").path(encoded.isEmpty() ? "=" : encoded);
        }
    }

    /** {@code job}, {@code job/instance}, and {@code /name=value} for each other label; the parts are percent-encoded. */
    String id() {
        StringBuilder id = new StringBuilder(encode(job));
        String instance = labels.get(INSTANCE);
        if (instance != null && !instance.isEmpty()) {
            id.append('/').append(encode(instance));
        }
        labels.forEach((name, value) -> {
            if (!name.equals(INSTANCE) || value.isEmpty()) {
                id.append('/').append(name).append('=').append(encode(value));
            }
        });
        return id.toString();
    }

    /** Reads what {@link #id} wrote. @throws IllegalArgumentException in a sentence without a full stop */
    static GroupingKey parse(String id) {
        String[] parts = id.split("/", -1);
        TreeMap<String, String> labels = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = equals < 0 ? INSTANCE : parts[i].substring(0, equals);
            if (labels.put(name, decode(parts[i].substring(equals + 1))) != null) {
                throw new IllegalArgumentException("label '" + name + "' is there twice");
            }
        }
        return new GroupingKey(decode(parts[0]), labels);
    }

    /** All labels of the key, as they are on the metrics. */
    Map<String, String> all() {
        TreeMap<String, String> all = new TreeMap<>(labels);
        all.put(JOB, job);
        return all;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("'" + part + "' is not percent-encoded", broken);
        }
    }
}
