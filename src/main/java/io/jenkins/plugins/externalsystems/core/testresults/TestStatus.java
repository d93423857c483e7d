package io.jenkins.plugins.externalsystems.core.testresults;

/** How a test case ended. */
public enum TestStatus {
    PASSED,
    /** An assertion failed. */
    FAILED,
    /** Something else went wrong in the test, or in what prepares it. */
    ERROR,
    /** Not run, for a reason that the run found: an assumption, a platform, a test before it. */
    SKIPPED,
    /** Not run because somebody switched it off. */
    DISABLED;

    /** Whether the build has a reason to complain. */
    public boolean isFailure() {
        return this == FAILED || this == ERROR;
    }
}
