package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is told of a build: each a gauge, since a Pushgateway keeps the last value. Base units, and labels with few values;
 * a build's number is a value and no label, so that a job has the same series build after build.
 *
 * @see <a href="https://prometheus.io/docs/practices/naming/">Prometheus, metric and label naming</a>
 */
enum BuildMetric {
    INFO(
            "build_info",
            "Always 1; the labels say how the build ended or stands, and what started it.",
            "result",
            "trigger"),
    RESULT("build_result", "1 for the result that the build has, 0 for each of the others.", "result"),
    NUMBER("build_number", "Number of the build that pushed last."),
    FINISHED("build_finished", "1 where the build was over when it was pushed, 0 where it still ran."),
    START("build_start_timestamp_seconds", "When the build started, in seconds since 1970."),
    DURATION("build_duration_seconds", "How long the build took, or has run so far."),
    QUEUE("build_queue_seconds", "How long the build waited in the queue before it started."),
    AGENT_WAIT("build_agent_wait_seconds", "How long the node steps of a Pipeline waited for agents, added up."),
    ARTIFACTS("build_artifacts", "Number of archived artifacts."),
    ARTIFACTS_SIZE("build_artifacts_size_bytes", "Size of all archived artifacts."),
    TESTS("build_tests", "Number of tests of each status.", "status"),
    FLAKY("build_flaky_tests", "Number of tests that failed and passed in one run."),
    TESTS_DURATION("build_tests_duration_seconds", "How long all tests took, added up."),
    STAGES("build_stages", "Number of stages and parallel branches of a Pipeline."),
    SERIES_CUT("build_series_cut", "Number of series that the connection's limit left out; 0 if all are there."),
    TEST_FAILURES(
            "build_test_failures", "Number of failed tests by cause; what is beyond ten causes is 'other'.", "cause"),
    STAGE_DURATION(
            "build_stage_duration_seconds", "How long a stage or parallel branch took, or has run so far.", "stage"),
    STAGE_FAILED("build_stage_failed", "1 where the stage or parallel branch ended with an error, else 0.", "stage");

    private static final String NAMESPACE = "jenkins_";

    private final String metric;
    private final String help;
    private final List<String> labels;

    BuildMetric(String name, String help, String... labels) {
        this.metric = NAMESPACE + name;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** As it is in queries. */
    String metric() {
        return metric;
    }

    /** One sentence. */
    String help() {
        return help;
    }

    /** Names of the labels beside those of the group. */
    List<String> labels() {
        return labels;
    }

    /** A description that {@code Metric} reads. @param labelValues in the order of {@link #labels} */
    Map<String, Object> sample(Number value, String... labelValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            values.put(labels.get(i), labelValues[i]);
        }
        return Map.of("name", metric, "help", help, "value", value, "labels", values);
    }
}
