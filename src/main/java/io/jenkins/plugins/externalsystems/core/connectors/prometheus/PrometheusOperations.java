package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusConnector.Handlers;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import java.util.function.Supplier;

/** Declares what can be done with Prometheus and Pushgateway. All of it is safe to repeat. */
final class PrometheusOperations {
    private static final String METRIC = "metric";
    private static final String ALERTING_RULE = "alerting_rule";
    private static final String RECORDING_RULE = "recording_rule";
    private static final String RULES_ARE_FILES =
            "rules are files on the Prometheus server, and its API only reads them;"
                    + " change the file and let the server load it again.";

    private static final Parameter[] ONE_METRIC = {
        PrometheusParameters.NAME,
        PrometheusParameters.VALUE,
        PrometheusParameters.TYPE,
        PrometheusParameters.HELP,
        PrometheusParameters.LABELS,
        PrometheusParameters.BUCKETS,
        PrometheusParameters.QUANTILES,
        PrometheusParameters.SUM,
        PrometheusParameters.COUNT
    };
    private static final Parameter[] ONE_METRIC_AND_GROUP = {
        PrometheusParameters.NAME,
        PrometheusParameters.VALUE,
        PrometheusParameters.TYPE,
        PrometheusParameters.HELP,
        PrometheusParameters.LABELS,
        PrometheusParameters.BUCKETS,
        PrometheusParameters.QUANTILES,
        PrometheusParameters.SUM,
        PrometheusParameters.COUNT,
        PrometheusParameters.JOB,
        PrometheusParameters.INSTANCE,
        PrometheusParameters.GROUPING,
        PrometheusParameters.REPLACE
    };

    private PrometheusOperations() {}

    /** @param handlers there once the connection is configured */
    static OperationTable table(Supplier<Handlers> handlers) {
        OperationTable.Builder table = OperationTable.builder();
        queries(table, handlers);
        pushes(table, handlers);
        metricItems(table, handlers);
        ruleItems(table, handlers, ALERTING_RULE, "alerting");
        ruleItems(table, handlers, RECORDING_RULE, "recording");
        return table.build();
    }

    private static void queries(OperationTable.Builder table, Supplier<Handlers> handlers) {
        table.operation(
                        "query_range",
                        RepeatSafety.SAFE,
                        "Evaluates a query at many times, and gives a row of values for each series.",
                        (arguments, context) -> handlers.get().queries().queryRange(arguments, context),
                        PrometheusParameters.QUERY,
                        PrometheusParameters.START,
                        PrometheusParameters.END,
                        PrometheusParameters.STEP,
                        PrometheusParameters.RAW)
                .operation(
                        "check_query",
                        RepeatSafety.SAFE,
                        "Evaluates a query and gives a verdict by thresholds, which decides about the build.",
                        (arguments, context) -> handlers.get().queries().check(arguments, context),
                        PrometheusParameters.QUERY,
                        PrometheusParameters.FAIL_IF,
                        PrometheusParameters.UNSTABLE_IF,
                        PrometheusParameters.ON_NO_DATA,
                        PrometheusParameters.TIME)
                .operation(
                        "alerts",
                        RepeatSafety.SAFE,
                        "Gives the alerts that are pending or firing.",
                        (arguments, context) -> handlers.get().state().alerts(arguments, context),
                        PrometheusParameters.ALERT_NAME,
                        PrometheusParameters.ALERT_STATE,
                        PrometheusParameters.RAW)
                .operation(
                        "targets",
                        RepeatSafety.SAFE,
                        "Gives what Prometheus scrapes, and how the last scrape went.",
                        (arguments, context) -> handlers.get().state().targets(arguments, context),
                        PrometheusParameters.TARGET_STATE,
                        PrometheusParameters.TARGET_JOB,
                        PrometheusParameters.TARGET_HEALTH,
                        PrometheusParameters.RAW)
                .operation(
                        "rules",
                        RepeatSafety.SAFE,
                        "Gives the alerting and recording rules, and how their last evaluation went.",
                        (arguments, context) -> handlers.get().state().rules(arguments, context),
                        PrometheusParameters.RULE_TYPE,
                        PrometheusParameters.RULE_NAME,
                        PrometheusParameters.RULE_GROUP,
                        PrometheusParameters.RULE_STATE,
                        PrometheusParameters.RULE_HEALTH,
                        PrometheusParameters.RAW);
    }

    private static void pushes(OperationTable.Builder table, Supplier<Handlers> handlers) {
        table.operation(
                        "push_metric",
                        RepeatSafety.SAFE,
                        "Pushes one metric to the Pushgateway, where it replaces the one of the same name in its group.",
                        (arguments, context) -> handlers.get().pushes().pushOne(arguments, context),
                        ONE_METRIC_AND_GROUP)
                .operation(
                        "push_metrics",
                        RepeatSafety.SAFE,
                        "Pushes many metrics to the Pushgateway at once.",
                        (arguments, context) -> handlers.get().pushes().pushMany(arguments, context),
                        PrometheusParameters.METRICS,
                        PrometheusParameters.JOB,
                        PrometheusParameters.INSTANCE,
                        PrometheusParameters.GROUPING,
                        PrometheusParameters.REPLACE)
                .operation(
                        "push_build_metrics",
                        RepeatSafety.SAFE,
                        "Pushes what is known of a build, in place of all that is in the group; bounded by max_build_series.",
                        (arguments, context) -> handlers.get().pushes().pushBuild(arguments, context),
                        PrometheusParameters.BUILD,
                        PrometheusParameters.OWN_METRICS,
                        PrometheusParameters.JOB,
                        PrometheusParameters.INSTANCE,
                        PrometheusParameters.GROUPING)
                .operation(
                        "delete_metric",
                        RepeatSafety.SAFE,
                        "Deletes all metrics of a group from the Pushgateway; that there are none is no failure.",
                        (arguments, context) -> handlers.get().pushes().delete(arguments, context),
                        PrometheusParameters.JOB,
                        PrometheusParameters.INSTANCE,
                        PrometheusParameters.GROUPING);
    }

    private static void metricItems(OperationTable.Builder table, Supplier<Handlers> handlers) {
        table.item(
                        ItemVerb.CREATE,
                        METRIC,
                        RepeatSafety.SAFE,
                        "Pushes one metric, as push_metric does.",
                        (arguments, context) -> handlers.get().pushes().pushOne(arguments, context),
                        ONE_METRIC_AND_GROUP)
                .item(
                        ItemVerb.GET,
                        METRIC,
                        RepeatSafety.SAFE,
                        "Gives what the Pushgateway has in a group (id: job/instance, as pushes give it).",
                        (arguments, context) -> handlers.get().pushes().get(arguments, context))
                .item(
                        ItemVerb.UPDATE,
                        METRIC,
                        RepeatSafety.SAFE,
                        "Pushes one metric to a group (id: job/instance, as pushes give it).",
                        (arguments, context) -> handlers.get().pushes().update(arguments, context),
                        ONE_METRIC)
                .item(
                        ItemVerb.DELETE,
                        METRIC,
                        RepeatSafety.SAFE,
                        "Deletes a group (id: job/instance, as pushes give it), as delete_metric does.",
                        (arguments, context) -> handlers.get().pushes().deleteItem(arguments, context))
                .item(
                        ItemVerb.QUERY,
                        METRIC,
                        RepeatSafety.SAFE,
                        "Evaluates a query at one time, and gives a row for each series: name, labels, value, time.",
                        (arguments, context) -> handlers.get().queries().query(arguments, context),
                        PrometheusParameters.QUERY,
                        PrometheusParameters.TIME,
                        PrometheusParameters.RAW);
    }

    private static void ruleItems(
            OperationTable.Builder table, Supplier<Handlers> handlers, String itemType, String kind) {
        table.item(
                        ItemVerb.GET,
                        itemType,
                        RepeatSafety.SAFE,
                        "Gives a rule (id: its name, or group/name where several have it).",
                        (arguments, context) -> handlers.get().state().rule(arguments, context, kind))
                .refuse(ItemVerb.CREATE, itemType, RULES_ARE_FILES)
                .refuse(ItemVerb.UPDATE, itemType, RULES_ARE_FILES)
                .refuse(ItemVerb.DELETE, itemType, RULES_ARE_FILES);
        if (itemType.equals(ALERTING_RULE)) {
            table.item(
                    ItemVerb.QUERY,
                    itemType,
                    RepeatSafety.SAFE,
                    "Gives the alerting rules, as rules does.",
                    (arguments, context) -> handlers.get().state().rules(arguments, context, kind),
                    PrometheusParameters.RULE_NAME,
                    PrometheusParameters.RULE_GROUP,
                    PrometheusParameters.RULE_STATE,
                    PrometheusParameters.RULE_HEALTH,
                    PrometheusParameters.RAW);
        } else {
            table.item(
                    ItemVerb.QUERY,
                    itemType,
                    RepeatSafety.SAFE,
                    "Gives the recording rules, as rules does.",
                    (arguments, context) -> handlers.get().state().rules(arguments, context, kind),
                    PrometheusParameters.RULE_NAME,
                    PrometheusParameters.RULE_GROUP,
                    PrometheusParameters.RULE_HEALTH,
                    PrometheusParameters.RAW);
        }
    }
}
