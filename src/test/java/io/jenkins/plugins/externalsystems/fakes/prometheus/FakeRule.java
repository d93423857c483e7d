package io.jenkins.plugins.externalsystems.fakes.prometheus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule of a Prometheus server.
 *
 * @param state of an alerting rule ({@code inactive}, {@code pending}, {@code firing}); null for a recording rule
 */
public record FakeRule(String group, String name, String query, String state) {
    boolean isAlerting() {
        return state != null;
    }

    boolean isActive() {
        return isAlerting() && !state.equals("inactive");
    }

    Map<String, Object> toMap() {
        Map<String, Object> rule = new LinkedHashMap<>();
        if (isAlerting()) {
            rule.put("state", state);
        }
        rule.put("name", name);
        rule.put("query", query);
        if (isAlerting()) {
            rule.put("duration", 60);
            rule.put("keepFiringFor", 0);
        }
        rule.put("labels", Map.of("team", "ops"));
        if (isAlerting()) {
            rule.put("annotations", Map.of("summary", "About " + name));
            rule.put("alerts", isActive() ? List.of(alert()) : List.of());
        }
        rule.put("health", "ok");
        rule.put("evaluationTime", 0.0001);
        rule.put("lastEvaluation", "2026-11-25T10:00:00.000000000Z");
        rule.put("type", isAlerting() ? "alerting" : "recording");
        return rule;
    }

    Map<String, Object> alert() {
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("labels", Map.of("alertname", name, "team", "ops"));
        alert.put("annotations", Map.of("summary", "About " + name));
        alert.put("state", state);
        alert.put("activeAt", "2026-11-25T10:00:00.000000000Z");
        alert.put("value", "3e+00");
        return alert;
    }
}
