package io.jenkins.plugins.externalsystems.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.Node;
import io.jenkins.plugins.externalsystems.runtime.Workspace;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The workspace around a step: that of its {@code node} block, or the folder of a {@code dir} block in it. */
record StepWorkspace(StepContext context) implements Workspace {
    @CheckForNull
    @Override
    public FilePath folder() throws IOException, InterruptedException {
        return context.get(FilePath.class);
    }

    /** Pipeline knows the node at once after a restart, and the folder only when its agent is back. */
    @Override
    public boolean isAwaited() throws IOException, InterruptedException {
        return context.get(Node.class) != null;
    }

    @Override
    public String whyNone() {
        return "there is no workspace here; put the step into a node block";
    }
}
