package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.Verdict;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * PromQL: at one time, over a range, and as a gate.
 *
 * @param server gives the server, or says that the connection has none
 * @param clock for times relative to now
 * @param timeout how long Prometheus may take for an answer; the connection waits no longer for it
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#expression-queries">Prometheus, queries</a>
 */
record PrometheusQueries(ServerLookup server, InstantSource clock, Duration timeout) {
    /** As many points as a picture has, where the caller does not say a step. */
    private static final int POINTS = 250;

    /** Finds the connection's Prometheus. */
    interface ServerLookup {
        /** Fails with CONFIGURATION_ERROR if the connection has none. */
        PrometheusServer find(CallContext context);
    }

    CompletionStage<Map<String, Object>> query(Arguments arguments, CallContext context) {
        return instant(arguments, context)
                .thenApply(data -> withRaw(QueryResult.read(context, data).toData(), arguments, data));
    }

    CompletionStage<Map<String, Object>> queryRange(Arguments arguments, CallContext context) {
        Instant start = time(arguments, context, "start");
        Instant end = time(arguments, context, "end");
        Duration range = Duration.between(start, end);
        if (range.isNegative()) {
            throw context.invalid("start", "is after 'end'");
        }
        Duration step = step(arguments, context, range);
        Map<String, String> parameters = parameters(arguments);
        parameters.put("start", TimePoint.toSeconds(start));
        parameters.put("end", TimePoint.toSeconds(end));
        parameters.put("step", TimePoint.toSeconds(Instant.EPOCH.plus(step)));
        return server.find(context)
                .query(context, "query_range", parameters)
                .thenApply(data -> withRaw(QueryResult.read(context, data).toData(), arguments, data));
    }

    private static Duration step(Arguments arguments, CallContext context, Duration range) {
        if (!arguments.has("step")) {
            return Duration.ofSeconds(Math.max(1, range.toSeconds() / POINTS));
        }
        Duration step;
        try {
            step = TimePoint.span(arguments.text("step"));
        } catch (IllegalArgumentException wrong) {
            throw context.invalid("step", wrong.getMessage());
        }
        if (step.isZero()) {
            throw context.invalid("step", "must be longer than zero");
        }
        return step;
    }

    /** Asks a query and judges its values by thresholds. */
    CompletionStage<Map<String, Object>> check(Arguments arguments, CallContext context) {
        Threshold failIf = threshold(arguments, context, "fail_if");
        Threshold unstableIf = threshold(arguments, context, "unstable_if");
        QueryGate gate = new QueryGate(
                arguments.text("query"), failIf, unstableIf, onNoData(arguments, failIf != null || unstableIf != null));
        return instant(arguments, context).thenApply(data -> {
            QueryResult result = QueryResult.read(context, data);
            if (!result.type().equals("vector") && !result.type().equals("scalar")) {
                String kind = result.type().equals("string") ? "a text" : "a range of values for each series";
                throw context.invalid(
                        "query", "gives " + kind + ", which cannot be compared; let it give one value each");
            }
            Verdict verdict = gate.judge(result);
            context.trace().judge(verdict);
            Map<String, Object> found = new LinkedHashMap<>();
            found.put("verdict", verdict.level().id());
            found.put("reason", verdict.reason());
            found.put(
                    "value",
                    result.series().isEmpty()
                            ? null
                            : result.series().get(0).first().value().toData());
            found.putAll(result.toData());
            return found;
        });
    }

    @CheckForNull
    private static Threshold threshold(Arguments arguments, CallContext context, String name) {
        try {
            return arguments.optionalText(name).map(Threshold::parse).orElse(null);
        } catch (IllegalArgumentException wrong) {
            throw context.invalid(name, wrong.getMessage());
        }
    }

    /** A gate that sees nothing must not stand open, unless its author said so. */
    private static Verdict.Level onNoData(Arguments arguments, boolean hasThreshold) {
        String chosen = arguments.optionalText("on_no_data").orElse(hasThreshold ? "fail" : "ignore");
        return chosen.equals("ignore") ? Verdict.Level.PASS : Verdict.Level.valueOf(chosen.toUpperCase(Locale.ROOT));
    }

    private CompletionStage<JsonNode> instant(Arguments arguments, CallContext context) {
        Map<String, String> parameters = parameters(arguments);
        if (arguments.has("time")) {
            parameters.put("time", TimePoint.toSeconds(time(arguments, context, "time")));
        }
        return server.find(context).query(context, "query", parameters);
    }

    private Map<String, String> parameters(Arguments arguments) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("query", arguments.text("query"));
        parameters.put("timeout", timeout.toMillis() + "ms");
        return parameters;
    }

    private Instant time(Arguments arguments, CallContext context, String name) {
        try {
            return TimePoint.parse(arguments.text(name), clock.instant());
        } catch (IllegalArgumentException wrong) {
            throw context.invalid(name, wrong.getMessage());
        }
    }

    private static Map<String, Object> withRaw(Map<String, Object> data, Arguments arguments, JsonNode raw) {
        if (arguments.bool("raw")) {
            data.put("raw", Json.toData(raw));
        }
        return data;
    }
}
