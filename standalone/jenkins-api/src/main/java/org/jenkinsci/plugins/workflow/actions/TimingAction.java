package org.jenkinsci.plugins.workflow.actions;

import edu.umd.cs.findbugs.annotations.NonNull;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

public class TimingAction {
    private TimingAction() {}

    public static native long getStartTime(@NonNull FlowNode flowNode);
}
