package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.MetricType;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;

/** The parameters of Prometheus' operations. */
final class PrometheusParameters {
    static final Parameter QUERY = Parameter.required("query", ParameterType.TEXT, "The query, in PromQL.");
    static final Parameter TIME = Parameter.optional(
            "time",
            ParameterType.STRING,
            "The time to look at, in RFC 3339, in seconds since 1970, or as a span before now such as -30m; now where it"
                    + " is missing.");
    static final Parameter RAW = Parameter.optional(
            "raw", ParameterType.BOOLEAN, "Whether the result has Prometheus' own data too, as raw.");
    static final Parameter START = Parameter.required(
            "start", ParameterType.STRING, "Begin of the range: a time as in query, or a span before now such as -1h.");
    static final Parameter END =
            Parameter.withDefault("end", ParameterType.STRING, "now", "End of the range, as start.");
    static final Parameter STEP = Parameter.optional(
            "step",
            ParameterType.STRING,
            "Span between two points, such as 15s; a 250th of the range where it is missing. Prometheus gives 11,000 points"
                    + " at most.");
    static final Parameter FAIL_IF = Parameter.optional(
            "fail_if",
            ParameterType.STRING,
            "Comparison such as > 0.05; the verdict is fail where the value of one series meets it.");
    static final Parameter UNSTABLE_IF =
            Parameter.optional("unstable_if", ParameterType.STRING, "The same for the verdict unstable.");
    static final Parameter ON_NO_DATA = Parameter.optional(
                    "on_no_data",
                    ParameterType.STRING,
                    "The verdict where no series has a value, or NaN alone; fail where it is missing and there is a"
                            + " threshold, else ignore.")
            .oneOf("fail", "unstable", "warn", "ignore");

    static final Parameter ALERT_NAME =
            Parameter.optional("name", ParameterType.STRING, "Only alerts of the rule with this name.");
    static final Parameter ALERT_STATE = Parameter.optional("state", ParameterType.STRING, "Only alerts in this state.")
            .oneOf("pending", "firing");
    static final Parameter TARGET_STATE = Parameter.withDefault(
                    "state", ParameterType.STRING, "active", "Which targets: scraped, dropped by relabelling, or both.")
            .oneOf("active", "dropped", "any");
    static final Parameter TARGET_JOB =
            Parameter.optional("job", ParameterType.STRING, "Only targets of the scrape job with this name.");
    static final Parameter TARGET_HEALTH = Parameter.optional(
                    "health", ParameterType.STRING, "Only targets of which the last scrape went so.")
            .oneOf("up", "down", "unknown", "dropped");
    static final Parameter RULE_TYPE = Parameter.optional("type", ParameterType.STRING, "Only rules of this kind.")
            .oneOf("alerting", "recording");
    static final Parameter RULE_NAME = Parameter.optional("name", ParameterType.STRING, "Only rules with this name.");
    static final Parameter RULE_GROUP =
            Parameter.optional("group", ParameterType.STRING, "Only rules of the group with this name.");
    static final Parameter RULE_STATE = Parameter.optional(
                    "state", ParameterType.STRING, "Only alerting rules in this state.")
            .oneOf("inactive", "pending", "firing");
    static final Parameter RULE_HEALTH = Parameter.optional(
                    "health", ParameterType.STRING, "Only rules of which the last evaluation went so.")
            .oneOf("ok", "err", "unknown");

    static final Parameter JOB = Parameter.optional(
            "job",
            ParameterType.STRING,
            "Job of the group, behind the connection's job_prefix; the prefix alone where it is missing.");
    static final Parameter INSTANCE =
            Parameter.optional("instance", ParameterType.STRING, "Instance of the group; a group of its own for each.");
    static final Parameter GROUPING = Parameter.optional(
            "grouping",
            ParameterType.MAP,
            "Further labels of the group's key, with any characters; a job in it is taken as it is, without the prefix.");
    static final Parameter REPLACE = Parameter.optional(
            "replace",
            ParameterType.BOOLEAN,
            "Whether all metrics of the group go (PUT), and not only those of the same names (POST).");
    static final Parameter METRICS = Parameter.required(
            "metrics",
            ParameterType.ANY,
            "A map of names, each with a number (a gauge) or a description, or a list of descriptions with their name;"
                    + " a description has what push_metric takes.");
    static final Parameter BUILD = Parameter.required(
            "build",
            ParameterType.MAP,
            "What is known of the build, as pushMetrics(build: true) writes it: result, trigger, number, finished,"
                    + " start_seconds, duration_seconds, queue_seconds, agent_wait_seconds, artifacts (count, bytes), tests"
                    + " (a number for each status), tests_flaky, tests_duration_seconds, test_failures (a number for each cause), stages (name,"
                    + " duration_seconds, failed) and stages_count.");
    static final Parameter OWN_METRICS = Parameter.optional(
            "metrics", ParameterType.ANY, "Further metrics for the same group, as push_metrics takes them.");
    static final Parameter NAME = Parameter.required("name", ParameterType.STRING, "Name of the metric.");
    static final Parameter TYPE = Parameter.withDefault(
                    "type",
                    ParameterType.STRING,
                    MetricType.GAUGE.id(),
                    "Kind of the metric; a counter's name gets the ending _total if it has none.")
            .oneOf(MetricType.ids());
    static final Parameter VALUE = Parameter.optional(
            "value", ParameterType.ANY, "Number, NaN, +Inf or -Inf, of a gauge, counter or untyped metric.");
    static final Parameter HELP = Parameter.optional("help", ParameterType.TEXT, "What the metric is about.");
    static final Parameter LABELS =
            Parameter.optional("labels", ParameterType.MAP, "Labels beside those of the group's key.");
    static final Parameter BUCKETS = Parameter.optional(
            "buckets",
            ParameterType.MAP,
            "Of a histogram: the number of observations up to each upper bound, all smaller ones counted.");
    static final Parameter QUANTILES = Parameter.optional(
            "quantiles", ParameterType.MAP, "Of a summary: a value for each quantile, such as 0.95.");
    static final Parameter SUM =
            Parameter.optional("sum", ParameterType.ANY, "Of a histogram or summary: the sum of all observations.");
    static final Parameter COUNT = Parameter.optional(
            "count", ParameterType.ANY, "Of a histogram or summary: the number of all observations.");

    private PrometheusParameters() {}
}
