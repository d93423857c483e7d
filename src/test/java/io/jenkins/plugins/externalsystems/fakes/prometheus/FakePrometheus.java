package io.jenkins.plugins.externalsystems.fakes.prometheus;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Prometheus server on a loopback socket: series that a test adds, those of a gateway that it scrapes at once, and rules.
 * It evaluates as much of PromQL as {@link Expression} tells, and longer queries by values that a test says. It refuses what
 * the real one (2.42) refuses, and beyond that parameters that a path does not know (the real one ignores them).
 */
public final class FakePrometheus extends FakeServer {
    private static final Map<String, Set<String>> PARAMETERS = Map.of(
            "query", Set.of("query", "time", "timeout"),
            "query_range", Set.of("query", "start", "end", "step", "timeout"),
            "alerts", Set.of(),
            "rules", Set.of("type"),
            "targets", Set.of("state"),
            "status/buildinfo", Set.of());
    private static final Set<String> POSTABLE = Set.of("query", "query_range");

    private final List<FakeSeries> series = new CopyOnWriteArrayList<>();
    private final List<FakePushgateway> scraped = new CopyOnWriteArrayList<>();
    private final List<FakeRule> rules = new CopyOnWriteArrayList<>();
    private final Map<String, List<FakeSeries>> known = new ConcurrentHashMap<>();
    private volatile String authorization;
    private volatile boolean isHasty;

    /** From now on a request needs this header. @param header the value of Authorization */
    public void requireAuthorization(String header) {
        authorization = header;
    }

    /** From now on every query takes too long, as with {@code --query.timeout=0s}. */
    public void allowNoTime() {
        isHasty = true;
    }

    /** @param value as Prometheus writes it, such as {@code NaN} */
    public void add(String name, Map<String, String> labels, String value) {
        series.add(new FakeSeries(name, labels, value));
    }

    /** What is pushed there can be queried at once. */
    public void scrape(FakePushgateway gateway) {
        scraped.add(gateway);
    }

    /** The answer to a query that is beyond this server: a vector with one value, without labels. */
    public void answer(String query, String value) {
        answer(query, List.of(new FakeSeries("", Map.of(), value)));
    }

    /** The same, with several series. */
    public void answer(String query, List<FakeSeries> vector) {
        known.put(query.strip(), vector);
    }

    public void addRule(FakeRule rule) {
        rules.add(rule);
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        if (authorization != null && !authorization.equals(request.header("Authorization"))) {
            return Reply.text(401, "Unauthorized\n").with("WWW-Authenticate", "Basic");
        }
        String path = request.path().startsWith("/api/v1/") ? request.path().substring("/api/v1/".length()) : "";
        if (!PARAMETERS.containsKey(path)) {
            return Reply.text(404, "404 page not found\n");
        }
        boolean isForm = request.method().equals("POST") && POSTABLE.contains(path);
        if (!isForm && !request.method().equals("GET")) {
            return Reply.text(405, "Method Not Allowed\n");
        }
        try {
            Map<String, String> parameters = parameters(request);
            for (String name : parameters.keySet()) {
                if (!PARAMETERS.get(path).contains(name)) {
                    throw ApiRefusal.badData(name, "unknown to this fake");
                }
            }
            Object data = data(path, parameters);
            if (POSTABLE.contains(path) && (isHasty || QueryRoutes.leavesNoTime(parameters))) {
                throw new ApiRefusal(503, "timeout", "query timed out in query execution");
            }
            return Reply.json(200, Json.write(envelope(data)));
        } catch (ApiRefusal refused) {
            return refused.toReply();
        }
    }

    private static Map<String, Object> envelope(Object data) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("status", "success");
        envelope.put("data", data);
        return envelope;
    }

    private Object data(String path, Map<String, String> parameters) throws ApiRefusal {
        return switch (path) {
            case "query" -> query(parameters);
            case "query_range" -> QueryRoutes.range(parameters, all());
            case "alerts" ->
                Map.of(
                        "alerts",
                        rules.stream()
                                .filter(FakeRule::isActive)
                                .map(FakeRule::alert)
                                .toList());
            case "rules" -> Map.of("groups", groups(parameters.getOrDefault("type", "")));
            case "targets" -> targets(parameters.getOrDefault("state", "any"));
            default -> Map.of("version", "2.42.0", "revision", "fake");
        };
    }

    private Map<String, Object> query(Map<String, String> parameters) throws ApiRefusal {
        List<FakeSeries> vector = known.get(parameters.getOrDefault("query", "").strip());
        Expression result = vector == null
                ? Expression.evaluate(parameters.getOrDefault("query", ""), all())
                : new Expression("vector", vector);
        return QueryRoutes.instant(parameters, result);
    }

    private List<FakeSeries> all() {
        List<FakeSeries> all = new ArrayList<>(series);
        scraped.forEach(gateway -> all.addAll(gateway.series()));
        return all;
    }

    private List<Map<String, Object>> groups(String type) throws ApiRefusal {
        if (!Set.of("", "alert", "record").contains(type)) {
            throw ApiRefusal.badData("type", "not supported value \"" + type + "\"");
        }
        Map<String, List<Map<String, Object>>> byName = new LinkedHashMap<>();
        for (FakeRule rule : rules) {
            if (type.isEmpty() || rule.isAlerting() == type.equals("alert")) {
                byName.computeIfAbsent(rule.group(), group -> new ArrayList<>()).add(rule.toMap());
            }
        }
        List<Map<String, Object>> groups = new ArrayList<>();
        byName.forEach((name, members) -> {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("name", name);
            group.put("file", "rules.yml");
            group.put("rules", members);
            group.put("interval", 60);
            groups.add(group);
        });
        return groups;
    }

    /** Each scraped gateway is a target that is up; one more is down, and one is dropped. */
    private Map<String, Object> targets(String state) {
        List<Map<String, Object>> active = new ArrayList<>();
        scraped.forEach(
                gateway -> active.add(target("pushgateway", gateway.url().getAuthority(), "up", "")));
        active.add(target("gone", "127.0.0.1:1", "down", "connection refused"));
        Map<String, Object> dropped =
                Map.of("discoveredLabels", Map.of("__address__", "10.0.0.1:80", "job", "dropped"));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("activeTargets", state.equals("dropped") ? List.of() : active);
        data.put("droppedTargets", state.equals("active") ? List.of() : List.of(dropped));
        return data;
    }

    private static Map<String, Object> target(String job, String instance, String health, String error) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("discoveredLabels", Map.of("__address__", instance, "job", job));
        target.put("labels", Map.of("instance", instance, "job", job));
        target.put("scrapePool", job);
        target.put("scrapeUrl", "http://" + instance + "/metrics");
        target.put("lastError", error);
        target.put("lastScrape", "2026-11-25T10:00:00.000000000Z");
        target.put("health", health);
        return target;
    }

    private static Map<String, String> parameters(RecordedRequest request) throws ApiRefusal {
        Map<String, String> parameters = new LinkedHashMap<>();
        String all = request.query();
        if (request.method().equals("POST")) {
            if (!request.header("Content-Type").startsWith("application/x-www-form-urlencoded")) {
                // The real one reads no other body, and then misses the query.
                throw ApiRefusal.badData("query", "1:1: parse error: no expression found in input");
            }
            all = request.text();
        }
        for (String pair : all.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
