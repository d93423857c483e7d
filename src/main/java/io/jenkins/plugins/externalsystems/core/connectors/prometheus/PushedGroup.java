package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One group as a Pushgateway tells it: the key's labels, and an entry for each metric.
 *
 * @see <a href="https://github.com/prometheus/pushgateway/blob/master/README.md#query-api">Pushgateway, query API</a>
 */
final class PushedGroup {
    /** Entries of a group that are no metrics of the caller's. */
    private static final Set<String> OTHERS =
            Set.of("labels", "last_push_successful", "push_time_seconds", "push_failure_time_seconds");

    private PushedGroup() {}

    /** The grouping key. */
    static Map<String, String> labels(JsonNode group) {
        TreeMap<String, String> labels = new TreeMap<>();
        Json.toMap(group.path("labels")).forEach((name, value) -> labels.put(name, String.valueOf(value)));
        return labels;
    }

    /** {@code metrics}, {@code last_push_successful}. */
    static Map<String, Object> read(JsonNode group) {
        List<Map<String, Object>> metrics = new ArrayList<>();
        group.fieldNames().forEachRemaining(name -> {
            if (!OTHERS.contains(name)) {
                Json.elements(group.path(name).path("metrics"))
                        .forEach(sample -> metrics.add(metric(name, group.path(name), sample)));
            }
        });
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("metrics", metrics);
        data.put("last_push_successful", group.path("last_push_successful").asBoolean());
        return data;
    }

    private static Map<String, Object> metric(String name, JsonNode family, JsonNode sample) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("name", name);
        metric.put("type", Json.text(family, "type").toLowerCase(Locale.ROOT));
        metric.put("help", Json.text(family, "help"));
        metric.put("pushed_at", Json.text(family, "time_stamp"));
        Json.toMap(sample).forEach((key, value) -> metric.put(key, numbers(key, value)));
        return metric;
    }

    /** The gateway writes numbers as texts; labels are texts. */
    private static Object numbers(String key, Object value) {
        if (key.equals("labels")) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> numbers = new LinkedHashMap<>();
            map.forEach((bound, count) -> numbers.put(String.valueOf(bound), numbers("", count)));
            return numbers;
        }
        return SampleValue.parse(String.valueOf(value)).toData();
    }
}
