package io.jenkins.plugins.externalsystems.rules;

import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.externalsystems.actions.ActionContext;
import io.jenkins.plugins.externalsystems.actions.BuildFacts;
import io.jenkins.plugins.externalsystems.actions.BuildMeasures;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.actions.Committer;
import io.jenkins.plugins.externalsystems.publishers.BuildVariables;
import io.jenkins.plugins.externalsystems.publishers.VariableExpansion;
import io.jenkins.plugins.externalsystems.runtime.Committers;
import io.jenkins.plugins.externalsystems.runtime.RunFacts;
import io.jenkins.plugins.externalsystems.runtime.RunMeasures;
import io.jenkins.plugins.externalsystems.runtime.RunReport;
import java.io.IOException;
import java.util.List;

/** A build that a rule is about: expands its variables, but for those whose values nobody may see. */
final class RuleContext implements ActionContext {
    private final Run<?, ?> run;
    private final String idempotencyKey;
    private final VariableExpansion expansion;

    /** @throws IOException if the build's variables cannot be found out */
    RuleContext(Run<?, ?> run, String idempotencyKey) throws IOException, InterruptedException {
        this.run = run;
        this.idempotencyKey = idempotencyKey;
        EnvVars variables = BuildVariables.of(run, TaskListener.NULL);
        variables.keySet().removeAll(BuildVariables.sensitive(run));
        this.expansion = new VariableExpansion(run, TaskListener.NULL, variables);
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
        return Committers.addresses(run);
    }

    @Override
    public List<Committer> committers(String systemType) {
        return Committers.of(run, systemType);
    }

    @Override
    public BuildFacts build() {
        return RunFacts.of(run);
    }

    @Override
    public BuildReport report() {
        return RunReport.of(run);
    }

    @Override
    public BuildMeasures measures() {
        return RunMeasures.of(run);
    }

    @Override
    public boolean isBuildRunning() {
        return run.getResult() == null;
    }
}
