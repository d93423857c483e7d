package io.jenkins.plugins.externalsystems.publishers;

import hudson.EnvVars;
import hudson.model.AbstractBuild;
import hudson.model.TaskListener;
import io.jenkins.plugins.externalsystems.actions.ActionContext;
import io.jenkins.plugins.externalsystems.actions.BuildFacts;
import io.jenkins.plugins.externalsystems.actions.BuildMeasures;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.actions.Committer;
import io.jenkins.plugins.externalsystems.runtime.Committers;
import io.jenkins.plugins.externalsystems.runtime.RunFacts;
import io.jenkins.plugins.externalsystems.runtime.RunMeasures;
import io.jenkins.plugins.externalsystems.runtime.RunReport;
import java.util.List;

/** A freestyle build: expands its variables. */
final class FreestyleContext implements ActionContext {
    private final AbstractBuild<?, ?> build;
    private final VariableExpansion expansion;
    private final String idempotencyKey;

    FreestyleContext(AbstractBuild<?, ?> build, TaskListener listener, EnvVars variables, String idempotencyKey) {
        this.build = build;
        this.expansion = new VariableExpansion(build, listener, variables);
        this.idempotencyKey = idempotencyKey;
    }

    @Override
    public String expand(String text) {
        return expansion.expand(text);
    }

    @Override
    public String idempotencyKey() {
        return idempotencyKey;
    }

    @Override
    public List<String> committerAddresses() {
        return Committers.addresses(build);
    }

    @Override
    public List<Committer> committers(String systemType) {
        return Committers.of(build, systemType);
    }

    @Override
    public BuildFacts build() {
        return RunFacts.of(build);
    }

    @Override
    public BuildReport report() {
        return RunReport.of(build);
    }

    @Override
    public BuildMeasures measures() {
        return RunMeasures.of(build);
    }

    @Override
    public boolean isBuildRunning() {
        return build.getResult() == null;
    }
}
