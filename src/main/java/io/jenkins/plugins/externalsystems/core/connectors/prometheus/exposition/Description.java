package io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which keys the description of a metric may have. */
final class Description {
    private static final Map<MetricType, Set<String>> OWN = Map.of(
            MetricType.GAUGE, Set.of("value"),
            MetricType.COUNTER, Set.of("value"),
            MetricType.UNTYPED, Set.of("value"),
            MetricType.HISTOGRAM, Set.of("buckets", "sum", "count"),
            MetricType.SUMMARY, Set.of("quantiles", "sum", "count"));

    private Description() {}

    /** A gauge by name and value. */
    static Map<String, Object> of(String name, @CheckForNull Object value) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("name", name);
        description.put("value", value);
        return description;
    }

    static Map<String, Object> copyOf(Map<?, ?> given) {
        Map<String, Object> description = new LinkedHashMap<>();
        given.forEach((key, value) -> description.put(String.valueOf(key), value));
        return description;
    }

    /** @throws IllegalArgumentException naming the key that the type does not have */
    static void requireKnown(Map<String, Object> description, Set<String> common, MetricType type) {
        for (Map.Entry<String, Object> entry : description.entrySet()) {
            String key = entry.getKey();
            if (entry.getValue() == null
                    || common.contains(key)
                    || OWN.get(type).contains(key)) {
                continue;
            }
            if (key.equals("timestamp") || key.equals("time")) {
                throw new IllegalArgumentException("Pushgateway takes no time stamps");
            }
            List<String> allowed = new ArrayList<>(new TreeSet<>(common));
            allowed.addAll(new TreeSet<>(OWN.get(type)));
            throw new IllegalArgumentException(
                    "a " + type.id() + " has no '" + key + "'; allowed are " + String.join(", ", allowed));
        }
    }
}
