package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What a build has to tell people, beside its {@link BuildFacts}. Lists are short enough for a message.
 *
 * @param duration so far, as people read it, such as {@code 3 min 12 sec}; empty where there is no build
 * @param causes why the build runs, a sentence each
 * @param branch that is built; empty where the build does not tell
 * @param changes since the build before, the first ones
 * @param moreChanges how many there are beside them
 * @param tests null where the build has no test results, or nothing has read them yet
 */
public record BuildReport(
        String duration,
        List<String> causes,
        String branch,
        List<Change> changes,
        int moreChanges,
        @CheckForNull Tests tests) {
    /** There is no build. */
    public static final BuildReport NONE = new BuildReport("", List.of(), "", List.of(), 0, null);

    /**
     * A commit.
     *
     * @param author as people call them
     * @param message its first line
     * @param id short; empty where the SCM has none
     */
    public record Change(String author, String message, String id) {}

    /**
     * Test results.
     *
     * @param total of the tests, skipped ones too
     * @param failed of them
     * @param skipped of them
     * @param url of their page; empty where Jenkins does not know its own address, or there is no page
     * @param failures the first of the failed ones, those that did not fail before in front
     * @param change null where no earlier build has results
     * @param slowest the slowest ones, the slowest in front
     */
    public record Tests(
            long total,
            long failed,
            long skipped,
            String url,
            List<FailedTest> failures,
            @CheckForNull TestsChange change,
            List<SlowTest> slowest) {
        public Tests {
            failures = List.copyOf(failures);
            slowest = List.copyOf(slowest);
        }

        /** How many of them passed. */
        public long passed() {
            return total - failed - skipped;
        }

        /** The counts as people read them, such as {@code 123 passed, 3 failed (1 new), 2 fixed}. */
        public String inWords() {
            return passed() + " passed"
                    + (failed > 0 ? ", " + failed + " failed" : "")
                    + (change == null ? "" : change.inWords())
                    + (skipped > 0 ? ", " + skipped + " skipped" : "");
        }
    }

    /**
     * What is different from the last completed build that has test results.
     *
     * @param newFailures tests that fail and did not fail there
     * @param fixed tests that failed there, and were run and passed
     * @param stillFailing tests that fail in both
     * @param fixedTests names of the first fixed ones
     */
    public record TestsChange(long newFailures, long fixed, long stillFailing, List<String> fixedTests) {
        public TestsChange {
            fixedTests = List.copyOf(fixedTests);
        }

        private String inWords() {
            return (newFailures > 0 ? " (" + newFailures + " new)" : "") + (fixed > 0 ? ", " + fixed + " fixed" : "");
        }
    }

    /**
     * A test that takes long.
     *
     * @param name class and name
     * @param duration as people read it
     */
    public record SlowTest(String name, String duration) {}

    /**
     * A test that failed.
     *
     * @param name class and name
     * @param error first line of what it says; empty where it says nothing
     * @param url of its page; empty where Jenkins does not know its own address
     * @param isNew whether it did not fail in the build before
     */
    public record FailedTest(String name, String error, String url, boolean isNew) {}
}
