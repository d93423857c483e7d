package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * What a Prometheus server is doing: alerts that are active, targets that it scrapes, rules that it evaluates.
 *
 * @param server gives the server, or says that the connection has none
 */
record PrometheusState(PrometheusQueries.ServerLookup server) {
    private static final String STATE = "state";

    /** @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#alerts">Prometheus, alerts</a> */
    CompletionStage<Map<String, Object>> alerts(Arguments arguments, CallContext context) {
        return server.find(context)
                .get(context, "alerts", Map.of())
                .thenApply(data -> rows(
                        arguments,
                        Json.elements(data.path("alerts")).stream()
                                .filter(alert -> isLike(arguments, "name", Json.text(alert, "labels", "alertname"))
                                        && isLike(arguments, STATE, Json.text(alert, STATE)))
                                .map(PrometheusState::alertRow)
                                .toList(),
                        data));
    }

    private static Map<String, Object> alertRow(JsonNode alert) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", Json.text(alert, "labels", "alertname"));
        row.put(STATE, Json.text(alert, STATE));
        row.put("value", SampleValue.parse(Json.text(alert, "value")).toData());
        row.put("active_at", Json.text(alert, "activeAt"));
        row.put("labels", Json.toMap(alert.path("labels")));
        row.put("annotations", Json.toMap(alert.path("annotations")));
        return row;
    }

    /** @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#targets">Prometheus, targets</a> */
    CompletionStage<Map<String, Object>> targets(Arguments arguments, CallContext context) {
        return server.find(context)
                .get(context, "targets", Map.of(STATE, arguments.text(STATE)))
                .thenApply(data -> {
                    List<Map<String, Object>> rows = new ArrayList<>();
                    Json.elements(data.path("activeTargets")).forEach(target -> rows.add(targetRow(target)));
                    Json.elements(data.path("droppedTargets")).forEach(target -> rows.add(droppedRow(target)));
                    rows.removeIf(row -> !isLike(arguments, "job", String.valueOf(row.get("job")))
                            || !isLike(arguments, "health", String.valueOf(row.get("health"))));
                    return rows(arguments, rows, data);
                });
    }

    private static Map<String, Object> targetRow(JsonNode target) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("job", Json.text(target, "labels", "job"));
        row.put("instance", Json.text(target, "labels", "instance"));
        row.put("health", Json.text(target, "health"));
        row.put("last_error", Json.text(target, "lastError"));
        row.put("last_scrape", Json.text(target, "lastScrape"));
        row.put("scrape_url", Json.text(target, "scrapeUrl"));
        row.put("scrape_pool", Json.text(target, "scrapePool"));
        row.put("labels", Json.toMap(target.path("labels")));
        return row;
    }

    private static Map<String, Object> droppedRow(JsonNode target) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("job", Json.text(target, "discoveredLabels", "job"));
        row.put("instance", Json.text(target, "discoveredLabels", "__address__"));
        row.put("health", "dropped");
        row.put("labels", Json.toMap(target.path("discoveredLabels")));
        return row;
    }

    /** @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#rules">Prometheus, rules</a> */
    CompletionStage<Map<String, Object>> rules(Arguments arguments, CallContext context) {
        return rules(arguments, context, arguments.optionalText("type").orElse(""));
    }

    /** @param type {@code alerting}, {@code recording}, or empty for both */
    CompletionStage<Map<String, Object>> rules(Arguments arguments, CallContext context, String type) {
        return ruleData(context, type)
                .thenApply(data -> rows(
                        arguments,
                        ruleRows(data).stream()
                                .filter(row -> isLike(arguments, "name", row.get("name"))
                                        && isLike(arguments, "group", row.get("group"))
                                        && isLike(arguments, STATE, row.get(STATE))
                                        && isLike(arguments, "health", row.get("health")))
                                .toList(),
                        data));
    }

    /** The only rule with that name, or with that group and name: {@code group/name}. */
    CompletionStage<Map<String, Object>> rule(Arguments arguments, CallContext context, String type) {
        String id = arguments.text("id");
        return ruleData(context, type).thenApply(data -> {
            List<Map<String, Object>> found = ruleRows(data).stream()
                    .filter(row -> id.equals(row.get("id")) || id.equals(row.get("name")))
                    .toList();
            List<Map<String, Object>> exact =
                    found.stream().filter(row -> id.equals(row.get("id"))).toList();
            List<Map<String, Object>> meant = exact.isEmpty() ? found : exact;
            if (meant.isEmpty()) {
                throw Failures.notFound(context, type + " rule '" + id + "'");
            }
            if (meant.size() > 1) {
                throw context.invalid(
                        "id",
                        "'" + id + "' names several rules; name the group too: "
                                + String.join(
                                        ", ",
                                        meant.stream()
                                                .map(row -> String.valueOf(row.get("id")))
                                                .toList()));
            }
            return meant.get(0);
        });
    }

    private CompletionStage<JsonNode> ruleData(CallContext context, String type) {
        Map<String, String> filter =
                switch (type) {
                    case "alerting" -> Map.of("type", "alert");
                    case "recording" -> Map.of("type", "record");
                    default -> Map.of();
                };
        return server.find(context).get(context, "rules", filter);
    }

    private static List<Map<String, Object>> ruleRows(JsonNode data) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode group : Json.elements(data.path("groups"))) {
            for (JsonNode rule : Json.elements(group.path("rules"))) {
                rows.add(ruleRow(group, rule));
            }
        }
        return rows;
    }

    private static Map<String, Object> ruleRow(JsonNode group, JsonNode rule) {
        boolean isAlerting = Json.text(rule, "type").equals("alerting");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", Json.text(group, "name") + "/" + Json.text(rule, "name"));
        row.put("name", Json.text(rule, "name"));
        row.put("group", Json.text(group, "name"));
        row.put("file", Json.text(group, "file"));
        row.put("type", Json.text(rule, "type"));
        row.put("query", Json.text(rule, "query"));
        row.put("health", Json.text(rule, "health"));
        row.put("last_error", Json.text(rule, "lastError"));
        row.put("labels", Json.toMap(rule.path("labels")));
        if (isAlerting) {
            row.put(STATE, Json.text(rule, STATE));
            row.put("for_seconds", rule.path("duration").asDouble());
            row.put("annotations", Json.toMap(rule.path("annotations")));
            row.put(
                    "alerts",
                    Json.elements(rule.path("alerts")).stream()
                            .map(PrometheusState::alertRow)
                            .toList());
        }
        return row;
    }

    private static boolean isLike(Arguments arguments, String filter, Object value) {
        return !arguments.has(filter) || arguments.text(filter).equals(value);
    }

    private static Map<String, Object> rows(Arguments arguments, List<Map<String, Object>> rows, JsonNode raw) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rows", rows);
        data.put("count", rows.size());
        if (arguments.bool("raw")) {
            data.put("raw", Json.toData(raw));
        }
        return data;
    }
}
