package io.jenkins.plugins.externalsystems.core.testresults.summary;

/**
 * How the tests of a build differ from those of an earlier one. Where either has more failing tests than {@link
 * TestSummary#IDS}, these are lower bounds.
 *
 * @param appeared tests that fail and did not fail before, new ones too
 * @param fixed tests that failed before, and were run and passed; one that was skipped or is gone is not fixed
 * @param stillFailing tests that fail as they did before
 */
public record TestChange(TestIds appeared, TestIds fixed, TestIds stillFailing) {
    /** @param earlier of the build before that has results */
    public static TestChange between(TestSummary earlier, TestSummary now) {
        return new TestChange(
                now.failing().minus(earlier.failing()),
                now.passedAgain().ids().and(earlier.failing()),
                now.failing().and(earlier.failing()));
    }
}
