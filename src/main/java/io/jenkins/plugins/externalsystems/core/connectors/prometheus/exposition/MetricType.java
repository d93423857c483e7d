package io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of metric. */
public enum MetricType {
    GAUGE,
    COUNTER,
    HISTOGRAM,
    SUMMARY,
    UNTYPED;

    /** As in parameters and in the text format: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static String[] ids() {
        return Arrays.stream(values()).map(MetricType::id).toArray(String[]::new);
    }

    /** @throws IllegalArgumentException with the rest of a sentence that starts with the metric */
    static MetricType parse(String id) {
        return Arrays.stream(values())
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("has the type '" + id + "'; allowed are "
                        + Arrays.stream(values()).map(MetricType::id).collect(Collectors.joining(", "))));
    }
}
