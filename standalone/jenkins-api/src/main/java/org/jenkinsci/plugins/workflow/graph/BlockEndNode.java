package org.jenkinsci.plugins.workflow.graph;

import edu.umd.cs.findbugs.annotations.NonNull;

public abstract class BlockEndNode<START extends BlockStartNode> extends FlowNode {
    @NonNull
    public native START getStartNode();
}
