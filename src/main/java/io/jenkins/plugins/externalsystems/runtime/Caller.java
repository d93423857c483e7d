package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Run;

/**
 * For whom a call is made, which decides about the connections that it can use.
 *
 * @param place whose connections they are: those that it sees of itself and of what is around it; null for the controller
 * @param jobFullName the job that they have to admit; it need not exist any more
 * @param run the build, on which the use of credentials is tracked; null if it is gone
 */
public record Caller(
        @CheckForNull Item place,
        String jobFullName,
        @CheckForNull Run<?, ?> run) {
    /** A build that calls for itself. */
    public static Caller of(Run<?, ?> run) {
        return new Caller(run.getParent(), run.getParent().getFullName(), run);
    }
}
