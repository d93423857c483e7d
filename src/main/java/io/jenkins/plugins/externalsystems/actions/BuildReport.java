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
 * @param tests null where the build has no test results, or nothing that reads them is installed
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
     * @param url of their page; empty where Jenkins does not know its own address
     * @param failures the first of the failed ones, those that did not fail before in front
     */
    public record Tests(int total, int failed, int skipped, String url, List<FailedTest> failures) {
        /** How many of them passed. */
        public int passed() {
            return total - failed - skipped;
        }

        /** The counts as people read them, such as {@code 123 passed, 3 failed}. */
        public String inWords() {
            return passed() + " passed"
                    + (failed > 0 ? ", " + failed + " failed" : "")
                    + (skipped > 0 ? ", " + skipped + " skipped" : "");
        }
    }

    /**
     * A test that failed.
     *
     * @param name with its suite
     * @param error first line of what it says; empty where it says nothing
     * @param url of its page; empty where Jenkins does not know its own address
     * @param isNew whether it did not fail in the build before
     */
    public record FailedTest(String name, String error, String url, boolean isNew) {}
}
