package io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One metric with one set of labels, as a caller described it.
 *
 * @param name as it will be in queries, checked
 * @param help null for none
 * @param labels checked
 * @param description the caller's map: value, buckets, quantiles, sum, count
 */
public record Metric(
        String name,
        MetricType type,
        @CheckForNull String help,
        Map<String, String> labels,
        Map<String, Object> description) {
    private static final String TOTAL = "_total";
    private static final Set<String> COMMON = Set.of("name", "type", "help", "labels");

    /**
     * Reads metrics as callers write them: a map of names, each with a number or a description, or a list of descriptions
     * with a {@code name} each.
     *
     * @throws IllegalArgumentException in a sentence without a full stop
     */
    public static List<Metric> all(@CheckForNull Object given) {
        List<Metric> metrics = new ArrayList<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> metrics.add(named(String.valueOf(name), value)));
        } else if (given instanceof List<?> list) {
            list.forEach(element -> metrics.add(described(element)));
        } else {
            throw new IllegalArgumentException("must be a map of names and values, or a list of maps");
        }
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("holds no metric");
        }
        return metrics;
    }

    private static Metric named(String name, @CheckForNull Object value) {
        if (!(value instanceof Map<?, ?> description)) {
            return of(Description.of(name, value));
        }
        Map<String, Object> all = Description.copyOf(description);
        if (all.put("name", name) != null) {
            throw new IllegalArgumentException("metric '" + name + "' has a second name");
        }
        return of(all);
    }

    private static Metric described(@CheckForNull Object element) {
        if (!(element instanceof Map<?, ?> description)) {
            throw new IllegalArgumentException("must be a map of names and values, or a list of maps");
        }
        return of(Description.copyOf(description));
    }

    /**
     * Reads one description: {@code name}, {@code type}, {@code help}, {@code labels}, and what the type needs.
     *
     * @throws IllegalArgumentException in a sentence without a full stop
     */
    public static Metric of(Map<String, Object> description) {
        if (!(description.get("name") instanceof CharSequence name)) {
            throw new IllegalArgumentException("a metric needs a 'name'");
        }
        MetricRules.requireMetricName(name.toString());
        String what = "metric '" + name + "'";
        try {
            Object type = description.get("type");
            MetricType kind = type == null ? MetricType.GAUGE : MetricType.parse(type.toString());
            Description.requireKnown(description, COMMON, kind);
            Object labels = description.get("labels");
            if (labels != null && !(labels instanceof Map)) {
                throw new IllegalArgumentException("has 'labels' that are no map");
            }
            Object help = description.get("help");
            return new Metric(
                    kind == MetricType.COUNTER ? withTotal(name.toString()) : name.toString(),
                    kind,
                    help == null ? null : help.toString(),
                    labels == null ? Map.of() : MetricRules.labels((Map<?, ?>) labels),
                    description);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(what + ": " + wrong.getMessage(), wrong);
        }
    }

    /** The library writes counters so, as OpenMetrics wants them. */
    private static String withTotal(String name) {
        return name.endsWith(TOTAL) ? name : name + TOTAL;
    }

    /** Whether the name is not the caller's, because counters end with {@code _total}. */
    public boolean isRenamed() {
        return !name.contentEquals((CharSequence) description.get("name"));
    }
}
