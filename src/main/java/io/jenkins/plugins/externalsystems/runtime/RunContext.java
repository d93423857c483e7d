package io.jenkins.plugins.externalsystems.runtime;

import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.ActionContext;
import io.jenkins.plugins.externalsystems.actions.BuildFacts;
import io.jenkins.plugins.externalsystems.actions.BuildMeasures;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.actions.Committer;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A build of Jenkins as the place of an action, be it a Pipeline, a freestyle build or one that a rule is about.
 *
 * @param run asked each time for what it is by then
 * @param idempotencyKey the same for every try of the action
 * @param expansion of the variables in a text; a Pipeline's Groovy has done it already
 */
public record RunContext(Run<?, ?> run, String idempotencyKey, UnaryOperator<String> expansion)
        implements ActionContext {
    @Override
    public String expand(String text) {
        return expansion.apply(text);
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
