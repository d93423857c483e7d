package org.jenkinsci.plugins.workflow.graph;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Action;
import hudson.model.Actionable;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;

public abstract class FlowNode extends Actionable {
    @CheckForNull
    public final native ErrorAction getError();

    @NonNull
    public native List<FlowNode> getParents();

    @CheckForNull
    public native String getEnclosingId();

    @NonNull
    public native Iterable<BlockStartNode> iterateEnclosingBlocks();

    public native String getId();

    public native String getDisplayName();

    public native String getDisplayFunctionName();

    @Override
    public native <T extends Action> T getAction(Class<T> type);
}
