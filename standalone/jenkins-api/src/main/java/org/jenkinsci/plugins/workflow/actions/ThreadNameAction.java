package org.jenkinsci.plugins.workflow.actions;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;

public interface ThreadNameAction extends Action {
    @NonNull
    String getThreadName();
}
