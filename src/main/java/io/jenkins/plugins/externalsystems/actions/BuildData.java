package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a template of a message may show of a build, as plain data: {@code build}, {@code changes}, {@code moreChanges},
 * {@code tests}, {@code failedTests}, {@code fixedTests}, {@code slowestTests}, and how many more there are. What there is not is empty or zero, so that its section
 * is not shown; docs/email.md lists all names.
 */
final class BuildData {
    private BuildData() {}

    static Map<String, Object> of(BuildFacts facts, BuildReport report) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("build", build(facts, report));
        data.put("changes", report.changes().stream().map(BuildData::change).toList());
        data.put("moreChanges", report.moreChanges());
        BuildReport.Tests tests = report.tests();
        data.put("tests", tests == null ? Map.of() : tests(tests));
        data.put(
                "failedTests",
                tests == null
                        ? List.of()
                        : tests.failures().stream().map(BuildData::failedTest).toList());
        data.put(
                "moreFailedTests",
                tests == null ? 0 : tests.failed() - tests.failures().size());
        BuildReport.TestsChange change = tests == null ? null : tests.change();
        data.put("fixedTests", change == null ? List.of() : change.fixedTests());
        data.put(
                "moreFixedTests",
                change == null ? 0 : change.fixed() - change.fixedTests().size());
        data.put(
                "slowestTests",
                tests == null
                        ? List.of()
                        : tests.slowest().stream().map(BuildData::slowTest).toList());
        return data;
    }

    /**
     * The same with values of the author's own beside them, or in their place.
     *
     * @param variables JSON of a map, as the author gave it; null for none
     * @throws IllegalArgumentException for anything else
     */
    static Map<String, Object> with(@CheckForNull String variables, ActionContext context) {
        Map<String, Object> data = new LinkedHashMap<>(of(context.build(), context.report()));
        Object own =
                new ParameterMap(context).json("variables", variables).toMap().get("variables");
        if (own instanceof Map<?, ?> values) {
            values.forEach((name, value) -> data.put(String.valueOf(name), value));
        } else if (own != null) {
            throw new IllegalArgumentException("'variables' must be a map of names and values");
        }
        return data;
    }

    /**
     * The build on one line, for a short message that the author gave no words. What joins the parts of a job's name is not in
     * the alphabet of text messages, and would make the message cost twice.
     */
    static String line(BuildFacts facts, BuildReport report) {
        BuildReport.Tests tests = report.tests();
        return facts.name().replace(" » ", "/")
                + (facts.result().isEmpty() ? "" : ": " + facts.result())
                + (tests == null ? "" : ", " + tests.inWords())
                + (facts.url().isEmpty() ? "" : " " + facts.url());
    }

    /** Names and values, as far as they are known, for a message that the author gave no words. */
    static Map<String, String> facts(BuildReport report) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Duration", report.duration());
        facts.put("Branch", report.branch());
        BuildReport.Tests tests = report.tests();
        facts.put("Tests", tests == null ? "" : tests.inWords());
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    private static Map<String, Object> build(BuildFacts facts, BuildReport report) {
        Map<String, Object> build = new LinkedHashMap<>();
        build.put("name", facts.name());
        build.put("url", facts.url());
        build.put("result", facts.result());
        build.put("status", status(facts.result()));
        build.put("color", color(facts.result()));
        build.put("duration", report.duration());
        build.put("causes", report.causes());
        build.put("branch", report.branch());
        return build;
    }

    private static Map<String, Object> change(BuildReport.Change change) {
        return Map.of("author", change.author(), "message", change.message(), "id", change.id());
    }

    private static Map<String, Object> tests(BuildReport.Tests tests) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("total", tests.total());
        counts.put("passed", tests.passed());
        counts.put("failed", tests.failed());
        counts.put("skipped", tests.skipped());
        counts.put("url", tests.url());
        BuildReport.TestsChange change = tests.change();
        counts.put("newFailures", change == null ? 0 : change.newFailures());
        counts.put("fixed", change == null ? 0 : change.fixed());
        counts.put("stillFailing", change == null ? 0 : change.stillFailing());
        counts.put("timed", !tests.slowest().isEmpty());
        return counts;
    }

    private static Map<String, Object> slowTest(BuildReport.SlowTest test) {
        return Map.of("name", test.name(), "duration", test.duration());
    }

    private static Map<String, Object> failedTest(BuildReport.FailedTest test) {
        return Map.of("name", test.name(), "error", test.error(), "url", test.url(), "new", test.isNew());
    }

    /** As people say it. */
    static String status(String result) {
        return switch (result) {
            case "SUCCESS" -> "succeeded";
            case "UNSTABLE" -> "is unstable";
            case "FAILURE" -> "failed";
            case "ABORTED" -> "was aborted";
            case "NOT_BUILT" -> "was not built";
            default -> result;
        };
    }

    /** Each has a contrast of at least 4.5 to 1 against white, so that white text on it can be read. */
    static String color(String result) {
        return switch (result) {
            case "SUCCESS" -> "#1a7f37";
            case "UNSTABLE" -> "#9a6700";
            case "FAILURE" -> "#c62828";
            default -> "#57606a";
        };
    }
}
