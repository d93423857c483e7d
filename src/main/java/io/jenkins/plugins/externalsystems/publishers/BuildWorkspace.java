package io.jenkins.plugins.externalsystems.publishers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import io.jenkins.plugins.externalsystems.runtime.Workspace;

/** The workspace of a freestyle build; there is none if the build did not get as far. */
record BuildWorkspace(AbstractBuild<?, ?> build) implements Workspace {
    @CheckForNull
    @Override
    public FilePath folder() {
        return build.getWorkspace();
    }

    @Override
    public boolean isAwaited() {
        return false;
    }

    @Override
    public String whyNone() {
        return "the build has no workspace, or its agent is not connected";
    }
}
