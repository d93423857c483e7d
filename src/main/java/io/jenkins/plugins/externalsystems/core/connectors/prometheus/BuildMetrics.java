package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The metrics of one build, from the plain data of {@code push_build_metrics}. What the data does not have gives no series.
 * The most telling ones come first, so that a limit takes from the end.
 */
final class BuildMetrics {
    /** More causes than that are one series, since a cause is as free as the name of an exception. */
    static final int MOST_CAUSES = 10;

    private static final int LONGEST_LABEL = 120;
    private static final List<String> RESULTS = List.of("success", "unstable", "failure", "aborted", "not_built");

    private final List<Metric> metrics = new ArrayList<>();
    private final Map<String, ?> build;

    private BuildMetrics(Map<String, ?> build) {
        this.build = build;
    }

    /**
     * The build's metrics in the order of their weight.
     *
     * @throws IllegalArgumentException in a sentence without a full stop
     */
    static List<Metric> of(Map<String, ?> build) {
        BuildMetrics all = new BuildMetrics(build);
        all.run();
        all.artifacts();
        all.tests();
        all.stages();
        return all.metrics;
    }

    private void run() {
        String result = word(build.get("result"));
        add(BuildMetric.INFO, 1, result, word(build.get("trigger")));
        RESULTS.forEach(known -> add(BuildMetric.RESULT, known.equals(result) ? 1 : 0, known));
        add(BuildMetric.NUMBER, number("number", build.get("number")));
        add(BuildMetric.FINISHED, Boolean.TRUE.equals(build.get("finished")) ? 1 : 0);
        add(BuildMetric.START, number("start_seconds", build.get("start_seconds")));
        add(BuildMetric.DURATION, number("duration_seconds", build.get("duration_seconds")));
        add(BuildMetric.QUEUE, number("queue_seconds", build.get("queue_seconds")));
        add(BuildMetric.AGENT_WAIT, number("agent_wait_seconds", build.get("agent_wait_seconds")));
    }

    private void artifacts() {
        Map<?, ?> artifacts = map("artifacts");
        add(BuildMetric.ARTIFACTS, number("artifacts.count", artifacts.get("count")));
        add(BuildMetric.ARTIFACTS_SIZE, number("artifacts.bytes", artifacts.get("bytes")));
    }

    private void tests() {
        map("tests").forEach((status, count) -> add(BuildMetric.TESTS, number("tests", count), word(status)));
        add(BuildMetric.FLAKY, number("tests_flaky", build.get("tests_flaky")));
        add(BuildMetric.TESTS_DURATION, number("tests_duration_seconds", build.get("tests_duration_seconds")));
        Map<String, Long> causes = new LinkedHashMap<>();
        map("test_failures").entrySet().stream()
                .sorted((one, other) -> Double.compare(doubleOf(other.getValue()), doubleOf(one.getValue())))
                .forEach(cause -> causes.merge(
                        causes.size() < MOST_CAUSES ? label(cause.getKey()) : "other",
                        (long) doubleOf(cause.getValue()),
                        Long::sum));
        causes.forEach((cause, count) -> add(BuildMetric.TEST_FAILURES, count, cause));
    }

    private void stages() {
        if (!(build.get("stages") instanceof List<?> stages)) {
            return;
        }
        add(BuildMetric.STAGES, number("stages_count", build.get("stages_count")));
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (Object element : stages) {
            if (!(element instanceof Map<?, ?> stage)) {
                throw new IllegalArgumentException("'build' has 'stages' that are no maps");
            }
            double[] sums = byName.computeIfAbsent(label(stage.get("name")), first -> new double[2]);
            sums[0] += doubleOf(number("stages.duration_seconds", stage.get("duration_seconds")));
            sums[1] = Boolean.TRUE.equals(stage.get("failed")) ? 1 : sums[1];
        }
        byName.forEach((name, sums) -> {
            add(BuildMetric.STAGE_DURATION, sums[0], name);
            add(BuildMetric.STAGE_FAILED, (int) sums[1], name);
        });
    }

    private void add(BuildMetric metric, @CheckForNull Number value, String... labelValues) {
        if (value != null) {
            metrics.add(Metric.of(metric.sample(value, labelValues)));
        }
    }

    private Map<?, ?> map(String key) {
        Object value = build.get(key);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("'build' has '" + key + "' that is no map");
    }

    @CheckForNull
    private static Number number(String key, @CheckForNull Object value) {
        if (value == null || value instanceof Number) {
            return (Number) value;
        }
        throw new IllegalArgumentException("'build' has '" + key + "' that is no number");
    }

    private static double doubleOf(@CheckForNull Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private static String word(@CheckForNull Object value) {
        return value == null ? "unknown" : label(value).toLowerCase(Locale.ROOT);
    }

    /** Shortened by whole characters; half ones, which nothing can send, become question marks. */
    private static String label(@CheckForNull Object value) {
        StringBuilder label = new StringBuilder();
        String.valueOf(value)
                .codePoints()
                .limit(LONGEST_LABEL)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '?' : point)
                .forEach(label::appendCodePoint);
        return label.toString();
    }
}
