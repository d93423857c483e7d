package org.jenkinsci.plugins.workflow.graphanalysis;

import java.util.Collection;
import java.util.Iterator;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

public abstract class AbstractFlowScanner implements Iterable<FlowNode> {
    public native boolean setup(Collection<FlowNode> heads);

    @Override
    public native Iterator<FlowNode> iterator();
}
