package io.jenkins.plugins.externalsystems.rules;

import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.externalsystems.actions.ActionContext;
import io.jenkins.plugins.externalsystems.publishers.BuildVariables;
import io.jenkins.plugins.externalsystems.publishers.VariableExpansion;
import io.jenkins.plugins.externalsystems.runtime.RunContext;
import java.io.IOException;

/** A build that a rule is about: expands its variables, but for those whose values nobody may see. */
final class RuleContext {
    private RuleContext() {}

    /** @throws IOException if the build's variables cannot be found out */
    static ActionContext of(Run<?, ?> run, String idempotencyKey) throws IOException, InterruptedException {
        EnvVars variables = BuildVariables.of(run, TaskListener.NULL);
        variables.keySet().removeAll(BuildVariables.sensitive(run));
        return new RunContext(run, idempotencyKey, new VariableExpansion(run, TaskListener.NULL, variables)::expand);
    }
}
