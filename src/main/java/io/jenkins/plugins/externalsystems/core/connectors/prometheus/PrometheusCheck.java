package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.ExpositionText;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * The deep check: a query to Prometheus, and a push under a key of its own to the gateway, which is deleted again.
 *
 * @param prometheus empty if the connection has none
 * @param pushgateway empty if the connection has none
 * @param job what the throw-away key is called
 * @param random for the throw-away key
 */
record PrometheusCheck(
        Optional<PrometheusServer> prometheus, Optional<Pushgateway> pushgateway, String job, RandomGenerator random) {

    CompletionStage<Map<String, Object>> run(CallContext context) {
        List<Map<String, Object>> checks = new ArrayList<>();
        return checkPrometheus(context, checks)
                .thenCompose(done -> checkPushgateway(context, checks))
                .thenApply(done -> Map.of("checks", checks));
    }

    private CompletionStage<?> checkPrometheus(CallContext context, List<Map<String, Object>> checks) {
        if (prometheus.isEmpty()) {
            checks.add(check("prometheus", "No Prometheus: nothing can be queried."));
            return CompletableFuture.completedFuture(checks);
        }
        PrometheusServer server = prometheus.get();
        return server.query(context, "query", Map.of("query", "vector(1)"))
                .thenApply(data -> requireOne(context, data))
                .thenCompose(one -> version(server, context))
                .thenAccept(version -> checks.add(check("prometheus", "Prometheus" + version + " answers queries.")));
    }

    /** Something may speak the API's envelope and not its language. */
    private static JsonNode requireOne(CallContext context, JsonNode data) {
        QueryResult result = QueryResult.read(context, data);
        if (result.series().size() != 1
                || Double.compare(result.series().get(0).first().value().number(), 1) != 0) {
            throw new ExternalSystemException(
                    ErrorCode.EXCEPTION,
                    context.subject() + "Prometheus does not evaluate PromQL: vector(1) is not 1.");
        }
        return data;
    }

    /** Servers that only speak Prometheus' API may not have it. */
    private static CompletionStage<String> version(PrometheusServer server, CallContext context) {
        return server.get(context, "status/buildinfo", Map.of()).handle((data, thrown) -> {
            String version = thrown == null ? Json.text(data, "version") : "";
            return version.isEmpty() ? "" : " " + version;
        });
    }

    private CompletionStage<?> checkPushgateway(CallContext context, List<Map<String, Object>> checks) {
        if (pushgateway.isEmpty()) {
            checks.add(check("pushgateway", "No Pushgateway: nothing can be pushed."));
            return CompletableFuture.completedFuture(checks);
        }
        Pushgateway gateway = pushgateway.get();
        GroupingKey key = throwAwayKey();
        Map<String, Object> metric = Map.of("name", "connection_test", "value", 1);
        byte[] text = ExpositionText.of(List.of(Metric.of(metric)));
        return gateway.push(context, key, text, false)
                .thenCompose(pushed -> gateway.delete(context, key).exceptionally(thrown -> {
                    throw leftBehind(key, thrown);
                }))
                .thenAccept(deleted -> checks.add(check("pushgateway", "Pushgateway takes metrics and deletes them.")));
    }

    private GroupingKey throwAwayKey() {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(GroupingKey.INSTANCE, Long.toHexString(random.nextLong()));
        return new GroupingKey(job, labels);
    }

    private static RuntimeException leftBehind(GroupingKey key, Throwable thrown) {
        Throwable cause = StageFailure.cause(thrown);
        return cause instanceof ExternalSystemException failure
                ? failure.withMessage(failure.getMessage() + " It took metrics, but '" + key.id()
                        + "' cannot be deleted: delete it by hand.")
                : new CompletionException(cause);
    }

    private static Map<String, Object> check(String name, String message) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", name);
        check.put("ok", true);
        check.put("message", message);
        return check;
    }
}
