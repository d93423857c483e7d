package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be measured of a build, in numbers and words of a small set. Times are milliseconds.
 *
 * @param job full name; empty where there is no build
 * @param number of the build
 * @param result in small letters, as it is or would be by now
 * @param trigger what started the build: {@code user}, {@code scm}, {@code timer}, {@code upstream}, {@code remote}, {@code
 *     replay} or {@code other}
 * @param isFinished whether it is over
 * @param start since 1970
 * @param duration so far
 * @param queueTime from when it was asked for until it started; null where nobody looked
 * @param artifacts null where they cannot be listed
 * @param tests null where the build has no test results
 * @param pipeline null for what is no Pipeline, or where its plugin is not installed
 */
public record BuildMeasures(
        String job,
        int number,
        String result,
        String trigger,
        boolean isFinished,
        long start,
        long duration,
        @CheckForNull Long queueTime,
        @CheckForNull Artifacts artifacts,
        @CheckForNull Tests tests,
        @CheckForNull Pipeline pipeline) {
    /** There is no build. */
    public static final BuildMeasures NONE = new BuildMeasures("", 0, "", "other", false, 0, 0, null, null, null, null);

    private static final double MILLIS = 1_000;

    /**
     * Archived files.
     *
     * @param count of them
     * @param bytes of all
     */
    public record Artifacts(int count, long bytes) {}

    /**
     * Test results.
     *
     * @param passed flaky ones included
     * @param failed with or without a failed assertion
     * @param skipped and those that are switched off
     * @param flaky of all of these, those that failed and passed in one run
     * @param duration of all together
     * @param failures numbers of failed tests by cause, a type of exception
     */
    public record Tests(
            long passed, long failed, long skipped, long flaky, long duration, Map<String, Long> failures) {}

    /**
     * A Pipeline's stages and parallel branches.
     *
     * @param stages the first ones, in the order they began
     * @param count of all
     * @param agentWait how long its node steps waited for an agent, added up
     */
    public record Pipeline(List<Stage> stages, int count, long agentWait) {}

    /**
     * A stage or a parallel branch.
     *
     * @param name with those around it, joined by {@code  / }
     * @param duration so far
     * @param isFailed whether it ended with an error
     */
    public record Stage(String name, long duration, boolean isFailed) {}

    /** As plain data, as the parameter {@code build} of {@code push_build_metrics} takes it. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", number);
        map.put("result", result);
        map.put("trigger", trigger);
        map.put("finished", isFinished);
        map.put("start_seconds", start / MILLIS);
        map.put("duration_seconds", duration / MILLIS);
        if (queueTime != null) {
            map.put("queue_seconds", queueTime / MILLIS);
        }
        if (artifacts != null) {
            map.put("artifacts", Map.of("count", artifacts.count(), "bytes", artifacts.bytes()));
        }
        if (tests != null) {
            map.put("tests", Map.of("passed", tests.passed(), "failed", tests.failed(), "skipped", tests.skipped()));
            map.put("tests_flaky", tests.flaky());
            map.put("tests_duration_seconds", tests.duration() / MILLIS);
            map.put("test_failures", tests.failures());
        }
        if (pipeline != null) {
            map.put("agent_wait_seconds", pipeline.agentWait() / MILLIS);
            map.put("stages_count", pipeline.count());
            map.put(
                    "stages",
                    pipeline.stages().stream().map(BuildMeasures::stage).toList());
        }
        return map;
    }

    private static Map<String, Object> stage(Stage stage) {
        return Map.of("name", stage.name(), "duration_seconds", stage.duration() / MILLIS, "failed", stage.isFailed());
    }
}
