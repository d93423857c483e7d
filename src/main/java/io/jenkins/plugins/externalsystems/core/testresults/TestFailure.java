package io.jenkins.plugins.externalsystems.core.testresults;

/**
 * What a runner says about a failure, or about why a test was skipped. Bounded by whoever made it.
 *
 * @param message one or more lines; empty if the runner says nothing
 * @param type the exception or assertion as the runner names it; empty if it does not
 * @param stackTrace the text with the trace, in the runner's own form; empty if there is none
 */
public record TestFailure(String message, String type, String stackTrace) {
    /** Nothing is said. */
    public static final TestFailure UNSAID = new TestFailure("", "", "");
}
