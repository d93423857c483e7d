package io.jenkins.plugins.externalsystems.steps;

import io.jenkins.plugins.externalsystems.actions.ActionContext;
import io.jenkins.plugins.externalsystems.actions.BuildFacts;
import io.jenkins.plugins.externalsystems.actions.BuildMeasures;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.actions.Committer;
import io.jenkins.plugins.externalsystems.runtime.ActionRunner;
import java.util.List;

/** A Pipeline's place: Groovy has expanded everything already. */
record PipelineContext(String idempotencyKey, ActionRunner runner) implements ActionContext {
    @Override
    public String expand(String text) {
        return text;
    }

    @Override
    public List<String> committerAddresses() {
        return runner.committerAddresses();
    }

    @Override
    public List<Committer> committers(String systemType) {
        return runner.committers(systemType);
    }

    @Override
    public BuildFacts build() {
        return runner.build();
    }

    @Override
    public BuildReport report() {
        return runner.report();
    }

    @Override
    public BuildMeasures measures() {
        return runner.measures();
    }

    @Override
    public boolean isBuildRunning() {
        return runner.isBuildRunning();
    }
}
