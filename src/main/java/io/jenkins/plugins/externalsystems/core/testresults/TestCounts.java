package io.jenkins.plugins.externalsystems.core.testresults;

import java.time.Duration;

/**
 * How many cases ended how: counted, not what a report says about itself.
 *
 * @param passed those that passed, flaky ones included
 * @param failed see {@link TestStatus#FAILED}
 * @param errors see {@link TestStatus#ERROR}
 * @param skipped see {@link TestStatus#SKIPPED}
 * @param disabled see {@link TestStatus#DISABLED}
 * @param flaky of all of these, those that failed and passed in one run
 * @param duration the cases' durations together; those without one count as zero
 */
public record TestCounts(
        long passed, long failed, long errors, long skipped, long disabled, long flaky, Duration duration) {
    /** No case. */
    public static final TestCounts NONE = new TestCounts(0, 0, 0, 0, 0, 0, Duration.ZERO);

    /** All cases. */
    public long total() {
        return passed + failed + errors + skipped + disabled;
    }

    /** Those whose status is a failure. */
    public long failures() {
        return failed + errors;
    }

    /** Both together. */
    public TestCounts plus(TestCounts other) {
        return new TestCounts(
                passed + other.passed,
                failed + other.failed,
                errors + other.errors,
                skipped + other.skipped,
                disabled + other.disabled,
                flaky + other.flaky,
                duration.plus(other.duration));
    }
}
