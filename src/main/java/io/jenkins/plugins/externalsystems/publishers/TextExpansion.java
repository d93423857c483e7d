package io.jenkins.plugins.externalsystems.publishers;

import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;

/** Expands more than variables in the fields of freestyle jobs and of notification rules. */
public interface TextExpansion extends ExtensionPoint {
    /**
     * Expands one reference such as <code>${NAME}</code> that is no variable; an unknown one stays as it is.
     *
     * @throws IllegalArgumentException if a token is known and cannot be evaluated; the action fails with the message
     */
    String expand(Run<?, ?> run, TaskListener listener, String reference);
}
