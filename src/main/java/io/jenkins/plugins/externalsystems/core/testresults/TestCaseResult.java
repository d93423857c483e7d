package io.jenkins.plugins.externalsystems.core.testresults;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.List;

/**
 * How one test case ended. Texts are bounded by whoever made it.
 *
 * @param suites the names of the suites that it is in, from the outermost one; empty if it is in none
 * @param className as the runner gives it: a class, a module, a file; may be empty
 * @param name may be empty
 * @param status how it ended
 * @param duration null if the runner does not say or says nonsense
 * @param failure what is said about a failure, or about why it was skipped; null if nothing is
 * @param cause of a failure, null of any other status
 * @param attempts the failed runs of a test that was run more than once
 * @param properties those of the case, not of its suites
 * @param attachments paths as they are written in the test's output; nobody has checked them
 * @param sourceFile where the test is written, as the runner gives it; may be empty
 * @param output the end of what a failed test printed; empty for others
 */
public record TestCaseResult(
        List<String> suites,
        String className,
        String name,
        TestStatus status,
        @CheckForNull Duration duration,
        @CheckForNull TestFailure failure,
        @CheckForNull FailureCause cause,
        List<FailedAttempt> attempts,
        List<TestProperty> properties,
        List<String> attachments,
        String sourceFile,
        String output) {
    public TestCaseResult {
        suites = List.copyOf(suites);
        attempts = List.copyOf(attempts);
        properties = List.copyOf(properties);
        attachments = List.copyOf(attachments);
    }

    /** A case with nothing but a name and a status; the builder adds the rest. */
    public static TestCaseResultBuilder builder(String className, String name, TestStatus status) {
        return new TestCaseResultBuilder(className, name, status);
    }

    /** The innermost suite's name; empty if there is none. */
    public String suite() {
        return suites.isEmpty() ? "" : suites.get(suites.size() - 1);
    }

    /** Class and name, or the name alone where there is no class. */
    public String fullName() {
        return className.isEmpty() ? name : className + "." + name;
    }

    /** Whether it failed and passed in one run. */
    public boolean isFlaky() {
        for (FailedAttempt attempt : attempts) {
            if (attempt.kind().isFlaky()) {
                return true;
            }
        }
        return false;
    }
}
