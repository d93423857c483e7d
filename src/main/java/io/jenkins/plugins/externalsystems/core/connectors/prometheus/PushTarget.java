package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.Metric;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.MetricRules;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Under which key a call pushes or deletes.
 *
 * @param jobPrefix what names of jobs start with; empty if they are taken as they are
 */
record PushTarget(Optional<String> jobPrefix) {
    private static final String GROUPING = "grouping";

    /** The key from {@code job}, {@code instance} and {@code grouping}; fails with VALIDATION_ERROR. */
    GroupingKey of(Arguments arguments, CallContext context) {
        TreeMap<String, String> labels;
        try {
            labels = new TreeMap<>(MetricRules.labels(arguments.map(GROUPING)));
        } catch (IllegalArgumentException wrong) {
            throw context.invalid(GROUPING, "cannot be used: " + wrong.getMessage());
        }
        for (String name : new String[] {GroupingKey.JOB, GroupingKey.INSTANCE}) {
            if (arguments.has(name) && labels.containsKey(name)) {
                throw context.invalid(name, "is in 'grouping' too; say it once");
            }
        }
        arguments.optionalText(GroupingKey.INSTANCE).ifPresent(instance -> labels.put(GroupingKey.INSTANCE, instance));
        String exact = labels.remove(GroupingKey.JOB);
        String job = exact == null ? job(arguments, context) : exact;
        try {
            return new GroupingKey(job, labels);
        } catch (IllegalArgumentException wrong) {
            throw Failures.aboutParameter(context, GROUPING, wrong.getMessage());
        }
    }

    private String job(Arguments arguments, CallContext context) {
        Optional<String> named = arguments.optionalText(GroupingKey.JOB);
        return jobPrefix
                .map(prefix -> named.map(job -> prefix + "_" + job).orElse(prefix))
                .or(() -> named)
                .orElseThrow(() ->
                        context.invalid(GroupingKey.JOB, "is missing, and the connection has no prefix to push under"));
    }

    /** The key that an item's id names; fails with VALIDATION_ERROR. */
    static GroupingKey ofId(Arguments arguments, CallContext context) {
        try {
            return GroupingKey.parse(arguments.text("id"));
        } catch (IllegalArgumentException wrong) {
            throw context.invalid("id", "is no job/instance: " + wrong.getMessage());
        }
    }

    /** Pushgateway puts the key's labels on each metric, and silently over its own of the same name. */
    static void requireNoConflict(GroupingKey key, List<Metric> metrics, String parameter, CallContext context) {
        Map<String, String> all = key.all();
        for (Metric metric : metrics) {
            metric.labels().forEach((name, value) -> {
                if (all.containsKey(name) && !all.get(name).equals(value)) {
                    throw Failures.aboutParameter(
                            context,
                            parameter,
                            "metric '" + metric.name() + "': label '" + name + "' is in the grouping key with another"
                                    + " value");
                }
            });
        }
    }
}
