package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.tasks.junit.CaseResult;
import hudson.tasks.test.TestResult;
import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import io.jenkins.plugins.externalsystems.core.testresults.cause.FailureCauses;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A result of the JUnit plugin in our form. It does not tell errors from failures, nor switched off tests from skipped ones. */
final class JUnitResult {
    private static final int LONGEST_NAME = 1_024;
    private static final int LONGEST_MESSAGE = 4_096;
    private static final int LONGEST_TRACE = 16_384;
    private static final float LONGEST_SECONDS = 30 * 365 * 86_400f;
    private static final float MILLIS = 1_000;

    private JUnitResult() {}

    static TestCaseResult of(TestResult test, TestStatus status) {
        CaseResult junit = test instanceof CaseResult one ? one : null;
        String className = cut(junit == null ? "" : junit.getClassName(), LONGEST_NAME);
        String name = cut(test.getName(), LONGEST_NAME);
        TestFailure failure = failure(test, junit, status);
        FailureCause cause = status.isFailure() && failure != null ? FailureCauses.of(className, failure) : null;
        return TestCaseResult.builder(className, name, status)
                .suites(suites(junit))
                .duration(duration(test.getDuration()))
                .failure(failure, cause)
                .build();
    }

    private static List<String> suites(@CheckForNull CaseResult junit) {
        String suite =
                junit == null ? "" : Objects.toString(junit.getSuiteResult().getName(), "");
        return suite.isEmpty() ? List.of() : List.of(cut(suite, LONGEST_NAME));
    }

    @CheckForNull
    private static TestFailure failure(TestResult test, @CheckForNull CaseResult junit, TestStatus status) {
        if (status.isFailure()) {
            return new TestFailure(
                    cut(test.getErrorDetails(), LONGEST_MESSAGE), "", cut(test.getErrorStackTrace(), LONGEST_TRACE));
        }
        String reason = status == TestStatus.SKIPPED && junit != null ? junit.getSkippedMessage() : null;
        return reason == null ? null : new TestFailure(cut(reason, LONGEST_MESSAGE), "", "");
    }

    @CheckForNull
    private static Duration duration(float seconds) {
        return seconds >= 0 && seconds <= LONGEST_SECONDS ? Duration.ofMillis((long) (seconds * MILLIS)) : null;
    }

    private static String cut(@CheckForNull String text, int longest) {
        String whole = Objects.toString(text, "");
        return whole.length() <= longest ? whole : whole.substring(0, longest - 1) + "…";
    }
}
