package io.jenkins.plugins.externalsystems.core.testresults.history;

import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestCounts;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Test results made up for tests; a source that hands them over each time it is read. */
public final class GeneratedResults implements TestResultSource {
    private final List<TestCaseResult> results = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int readings;

    /** The fingerprint that a cause of that name has. */
    public static String fingerprint(String cause) {
        return String.format(Locale.ROOT, "%020x", cause.hashCode() & 0xffffffffL);
    }

    /** Tests of class {@code com.example.<cause>Test} that fail for one cause. */
    public GeneratedResults fail(String cause, int count) {
        for (int test = 1; test <= count; test++) {
            fail(cause, "com.example." + cause + "Test", "test" + test);
        }
        return this;
    }

    /** A test that fails for a cause. */
    public GeneratedResults fail(String cause, String className, String name) {
        FailureCause why = new FailureCause(
                fingerprint(cause), "java.lang.IllegalStateException", "com.example." + cause + ".run");
        TestFailure said = new TestFailure(
                cause + " is *broken*",
                "java.lang.IllegalStateException",
                "at com.example." + cause + ".run(X.java:1)");
        results.add(TestCaseResult.builder(className, name, TestStatus.ERROR)
                .failure(said, why)
                .sourceFile("src/test/java/" + className.replace('.', '/') + ".java")
                .build());
        return this;
    }

    /** As many tests of {@link #fail} that pass. */
    public GeneratedResults pass(String cause, int count) {
        return end(cause, count, TestStatus.PASSED);
    }

    /** As many tests of {@link #fail} that are skipped. */
    public GeneratedResults skip(String cause, int count) {
        return end(cause, count, TestStatus.SKIPPED);
    }

    private GeneratedResults end(String cause, int count, TestStatus status) {
        for (int test = 1; test <= count; test++) {
            results.add(TestCaseResult.builder("com.example." + cause + "Test", "test" + test, status)
                    .build());
        }
        return this;
    }

    /** A report that could not be read to its end. */
    public GeneratedResults problem(String sentence) {
        problems.add(sentence);
        return this;
    }

    /** How often it was read. */
    public int readings() {
        return readings;
    }

    @Override
    public CompletionStage<Void> read(String reports, TestResultVisitor visitor) {
        readings++;
        results.forEach(visitor::testCase);
        problems.forEach(
                problem -> visitor.report(new ReportReading("TEST-a.xml", TestCounts.NONE, List.of(), problem)));
        return CompletableFuture.completedFuture(null);
    }
}
