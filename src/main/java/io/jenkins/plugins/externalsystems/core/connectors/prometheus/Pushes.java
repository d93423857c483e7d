package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.ExpositionText;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.Metric;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Metrics to the Pushgateway, and what it has.
 *
 * @param gateway gives the gateway, or says that the connection has none
 * @param target finds the key
 * @param buildSeries how many series a group of a build may have
 */
record Pushes(GatewayLookup gateway, PushTarget target, SeriesLimit buildSeries) {
    private static final List<String> KEY_PARAMETERS = List.of("job", "instance", "grouping", "replace", "id");

    /** Finds the connection's Pushgateway. */
    interface GatewayLookup {
        /** Fails with CONFIGURATION_ERROR if the connection has none. */
        Pushgateway find(CallContext context);
    }

    CompletionStage<Map<String, Object>> pushMany(Arguments arguments, CallContext context) {
        List<Metric> metrics;
        try {
            metrics = Metric.all(arguments.any("metrics").orElse(null));
        } catch (IllegalArgumentException wrong) {
            throw invalid(context, "metrics", wrong);
        }
        return push(context, target.of(arguments, context), metrics, "metrics", arguments.bool("replace"));
    }

    /** The caller's metrics, then the build's, as many as the limit admits; the group has nothing else afterwards. */
    CompletionStage<Map<String, Object>> pushBuild(Arguments arguments, CallContext context) {
        List<Metric> metrics = new ArrayList<>();
        try {
            if (arguments.has("metrics")) {
                metrics.addAll(Metric.all(arguments.any("metrics").orElse(null)));
            }
        } catch (IllegalArgumentException wrong) {
            throw invalid(context, "metrics", wrong);
        }
        try {
            metrics.addAll(BuildMetrics.of(arguments.map("build")));
        } catch (IllegalArgumentException wrong) {
            throw Failures.aboutParameter(context, "build", wrong.getMessage());
        }
        SeriesLimit.Kept kept = buildSeries.apply(metrics);
        if (kept.leftOut() > 0) {
            context.warn(kept.leftOut() + " of " + kept.series() + " series were left out: the connection's limit is "
                    + buildSeries.most() + " a job.");
        }
        GroupingKey key = target.of(arguments, context);
        return push(context, key, kept.metrics(), "metrics", true).thenApply(data -> {
            data.put("left_out", kept.leftOut());
            return data;
        });
    }

    CompletionStage<Map<String, Object>> pushOne(Arguments arguments, CallContext context) {
        return push(
                context, target.of(arguments, context), one(arguments, context), "value", arguments.bool("replace"));
    }

    /** Pushes one metric to a group that an id names. */
    CompletionStage<Map<String, Object>> update(Arguments arguments, CallContext context) {
        return push(context, PushTarget.ofId(arguments, context), one(arguments, context), "value", false);
    }

    private static List<Metric> one(Arguments arguments, CallContext context) {
        Map<String, Object> description = new LinkedHashMap<>(arguments.toMap());
        description.keySet().removeAll(KEY_PARAMETERS);
        try {
            return List.of(Metric.of(description));
        } catch (IllegalArgumentException wrong) {
            throw invalid(context, "value", wrong);
        }
    }

    private CompletionStage<Map<String, Object>> push(
            CallContext context, GroupingKey key, List<Metric> metrics, String parameter, boolean replacesGroup) {
        PushTarget.requireNoConflict(key, metrics, parameter, context);
        byte[] text;
        try {
            text = ExpositionText.of(metrics);
        } catch (IllegalArgumentException wrong) {
            throw invalid(context, parameter, wrong);
        }
        metrics.stream()
                .filter(Metric::isRenamed)
                .map(Metric::name)
                .distinct()
                .forEach(name ->
                        context.trace().warn("counter '" + name + "' was given its ending: counters end with _total"));
        return gateway.find(context).push(context, key, text, replacesGroup).thenApply(answer -> {
            Map<String, Object> data = group(key);
            data.put("metrics", metrics.stream().map(Metric::name).distinct().toList());
            data.put("count", metrics.size());
            return data;
        });
    }

    CompletionStage<Map<String, Object>> delete(Arguments arguments, CallContext context) {
        return delete(context, target.of(arguments, context));
    }

    CompletionStage<Map<String, Object>> deleteItem(Arguments arguments, CallContext context) {
        return delete(context, PushTarget.ofId(arguments, context));
    }

    private CompletionStage<Map<String, Object>> delete(CallContext context, GroupingKey key) {
        return gateway.find(context).delete(context, key).thenApply(answer -> group(key));
    }

    /** What the gateway has under a key. */
    CompletionStage<Map<String, Object>> get(Arguments arguments, CallContext context) {
        GroupingKey key = PushTarget.ofId(arguments, context);
        return gateway.find(context)
                .groups(context)
                .thenApply(groups -> groups.stream()
                        .filter(group -> PushedGroup.labels(group).equals(key.all()))
                        .findFirst()
                        .map(group -> withMetrics(key, group))
                        .orElseThrow(() -> Failures.notFound(context, "metric under '" + key.id() + "'")));
    }

    private static Map<String, Object> withMetrics(GroupingKey key, JsonNode group) {
        Map<String, Object> data = group(key);
        data.putAll(PushedGroup.read(group));
        return data;
    }

    private static Map<String, Object> group(GroupingKey key) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", key.id());
        data.put("job", key.job());
        data.put("labels", new LinkedHashMap<>(key.labels()));
        return data;
    }

    private static RuntimeException invalid(CallContext context, String parameter, IllegalArgumentException wrong) {
        String problem = wrong.getMessage();
        return problem.startsWith("must ") || problem.startsWith("holds ")
                ? context.invalid(parameter, problem)
                : Failures.aboutParameter(context, parameter, problem);
    }
}
