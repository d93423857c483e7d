package io.jenkins.plugins.externalsystems.fakes.prometheus;

import java.util.Map;
import java.util.TreeMap;

/**
 * A series with its value now.
 *
 * @param labels without the name
 * @param value as text, such as {@code +Inf}
 */
public record FakeSeries(String name, Map<String, String> labels, String value) {

    /** With the name, as {@code __name__}; labels without a value are none to Prometheus. */
    Map<String, String> metric() {
        Map<String, String> metric = new TreeMap<>();
        if (!name.isEmpty()) {
            metric.put("__name__", name);
        }
        labels.forEach((label, text) -> {
            if (!text.isEmpty()) {
                metric.put(label, text);
            }
        });
        return metric;
    }
}
