package io.jenkins.plugins.externalsystems.core.testresults;

/**
 * One failed run of a test that was run again.
 *
 * @param kind how it failed, and what came of the test
 * @param failure what is said about it
 */
public record FailedAttempt(Kind kind, TestFailure failure) {
    /** As Surefire and nextest name them. */
    public enum Kind {
        /** An assertion failed, and a later run passed. */
        FLAKY_FAILURE,
        /** An error, and a later run passed. */
        FLAKY_ERROR,
        /** An assertion failed, and no run passed. */
        RERUN_FAILURE,
        /** An error, and no run passed. */
        RERUN_ERROR;

        /** Whether a later run passed. */
        public boolean isFlaky() {
            return this == FLAKY_FAILURE || this == FLAKY_ERROR;
        }
    }
}
