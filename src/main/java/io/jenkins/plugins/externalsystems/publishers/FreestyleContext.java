package io.jenkins.plugins.externalsystems.publishers;

import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.model.AbstractBuild;
import hudson.model.TaskListener;
import io.jenkins.plugins.externalsystems.actions.ActionContext;

/** A freestyle build: expands tokens where the Token Macro plugin is installed, and variables of the build always. */
final class FreestyleContext implements ActionContext {
    private final AbstractBuild<?, ?> build;
    private final TaskListener listener;
    private final EnvVars variables;
    private final String idempotencyKey;

    FreestyleContext(AbstractBuild<?, ?> build, TaskListener listener, EnvVars variables, String idempotencyKey) {
        this.build = build;
        this.listener = listener;
        this.variables = variables;
        this.idempotencyKey = idempotencyKey;
    }

    @Override
    public String expand(String text) {
        if (!text.contains("$")) {
            return text;
        }
        String expanded = text;
        for (TextExpansion expansion : ExtensionList.lookup(TextExpansion.class)) {
            expanded = expansion.expand(build, listener, expanded);
        }
        return variables.expand(expanded);
    }

    @Override
    public String idempotencyKey() {
        return idempotencyKey;
    }
}
