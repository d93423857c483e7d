package io.jenkins.plugins.externalsystems.fakes.prometheus;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Pushgateway on a loopback socket. It keeps what is pushed by group and refuses what the real one (1.5) refuses, and
 * beyond that what is not text in version 0.0.4 (the real one reads it all the same).
 */
public final class FakePushgateway extends FakeServer {
    private final GatewayState state = new GatewayState();
    private volatile String authorization;
    private volatile boolean isDown;

    /** From now on every request is answered with 503, or none any more. */
    public void setDown(boolean isDown) {
        this.isDown = isDown;
    }

    /** From now on a request needs this header. @param header the value of Authorization */
    public void requireAuthorization(String header) {
        authorization = header;
    }

    /** What was pushed under a key. @param namesAndValues of the key's labels, by turns, the job too */
    public List<PushedFamily> group(String... namesAndValues) {
        Map<String, String> key = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            key.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return state.families(key);
    }

    /** The keys under which there is something. */
    public Set<Map<String, String>> keys() {
        return state.keys();
    }

    /** All samples as Prometheus scrapes them. */
    public List<FakeSeries> series() {
        return state.series();
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        if (authorization != null && !authorization.equals(request.header("Authorization"))) {
            return Reply.text(401, "Unauthorized\n").with("WWW-Authenticate", "Basic");
        }
        if (isDown) {
            return Reply.text(503, "no healthy upstream\n");
        }
        String path = request.path();
        if (path.equals("/api/v1/metrics")) {
            return only(request, "GET", groups());
        }
        if (path.equals("/metrics")) {
            return only(request, "GET", Reply.text(200, ""));
        }
        if (path.matches("/metrics/job(@base64)?/")) {
            return Reply.empty(307).with("Location", path.substring(0, path.length() - 1));
        }
        if (!path.matches("/metrics/job(@base64)?/.+")) {
            return Reply.text(404, "404 page not found\n");
        }
        return change(request, path.substring("/metrics".length()));
    }

    private static Reply only(RecordedRequest request, String method, Reply reply) {
        return request.method().equals(method) ? reply : notAllowed();
    }

    private static Reply notAllowed() {
        return Reply.text(405, "Method Not Allowed\n");
    }

    private Reply change(RecordedRequest request, String path) {
        try {
            switch (request.method()) {
                case "POST", "PUT" -> {
                    Map<String, String> key = GroupPath.labels(path);
                    requireText(request.header("Content-Type"));
                    state.push(
                            key,
                            TextFormat.read(request.body()),
                            request.method().equals("PUT"));
                    return Reply.empty(200);
                }
                case "DELETE" -> {
                    state.delete(GroupPath.labels(path));
                    return Reply.empty(202);
                }
                default -> {
                    return notAllowed();
                }
            }
        } catch (GatewayRefusal refused) {
            return Reply.text(400, refused.getMessage() + "\n");
        }
    }

    private static void requireText(String contentType) throws GatewayRefusal {
        String type = contentType.replace(" ", "").toLowerCase(Locale.ROOT);
        if (!type.equals("text/plain;version=0.0.4;charset=utf-8") && !type.equals("text/plain;version=0.0.4")) {
            throw new GatewayRefusal("only text in version 0.0.4, not '" + contentType + "'");
        }
    }

    private Reply groups() {
        List<Map<String, Object>> groups = new ArrayList<>();
        for (Map<String, String> key : state.keys()) {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("labels", key);
            group.put("last_push_successful", true);
            group.put("push_time_seconds", family("gauge", "", List.of(Map.of("labels", key, "value", "1.7e+09"))));
            group.put("push_failure_time_seconds", family("gauge", "", List.of(Map.of("labels", key, "value", "0"))));
            for (PushedFamily family : state.families(key)) {
                group.put(family.name(), family(family.type(), family.help(), metrics(key, family)));
            }
            groups.add(group);
        }
        return Reply.json(200, Json.write(Map.of("status", "success", "data", groups)));
    }

    private static Map<String, Object> family(String type, @CheckForNull String help, List<?> metrics) {
        Map<String, Object> family = new LinkedHashMap<>();
        family.put("time_stamp", "2026-11-25T10:00:00.000000000Z");
        family.put("type", type.toUpperCase(Locale.ROOT));
        if (help != null && !help.isEmpty()) {
            family.put("help", help);
        }
        family.put("metrics", metrics);
        return family;
    }

    private static List<Map<String, Object>> metrics(Map<String, String> key, PushedFamily family) {
        Map<Map<String, String>, Map<String, Object>> byLabels = new LinkedHashMap<>();
        for (PushedSample sample : family.samples()) {
            Map<String, String> labels = GatewayState.labels(key, sample);
            String bound = labels.remove(family.type().equals("histogram") ? "le" : "quantile");
            boolean hasParts =
                    family.type().equals("histogram") || family.type().equals("summary");
            Map<String, Object> metric = byLabels.computeIfAbsent(labels, first -> new TreeMap<>());
            metric.put("labels", labels);
            if (!hasParts) {
                metric.put("value", sample.value());
            } else if (sample.name().endsWith("_sum")) {
                metric.put("sum", sample.value());
            } else if (sample.name().endsWith("_count")) {
                metric.put("count", sample.value());
            } else {
                bounds(metric, family.type().equals("histogram") ? "buckets" : "quantiles")
                        .put(bound, sample.value());
            }
        }
        return List.copyOf(byLabels.values());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> bounds(Map<String, Object> metric, String key) {
        return (Map<String, Object>) metric.computeIfAbsent(key, first -> new TreeMap<String, Object>());
    }
}
