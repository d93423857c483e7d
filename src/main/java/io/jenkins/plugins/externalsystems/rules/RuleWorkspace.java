package io.jenkins.plugins.externalsystems.rules;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.runtime.Workspace;

/** The workspace of a freestyle build, as far as it is still there when the rule is run; others have none. */
record RuleWorkspace(@CheckForNull Run<?, ?> run) implements Workspace {
    @CheckForNull
    @Override
    public FilePath folder() {
        return run instanceof AbstractBuild<?, ?> build ? build.getWorkspace() : null;
    }

    @Override
    public boolean isAwaited() {
        return false;
    }

    @Override
    public String whyNone() {
        return "a rule finds the workspace of a freestyle build only, and only while its agent is connected";
    }
}
