package io.jenkins.plugins.externalsystems.publishers;

import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.model.AbstractBuild;
import hudson.model.TaskListener;
import io.jenkins.plugins.externalsystems.actions.ActionContext;
import io.jenkins.plugins.externalsystems.actions.BuildFacts;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.runtime.CommitAuthors;
import io.jenkins.plugins.externalsystems.runtime.RunFacts;
import io.jenkins.plugins.externalsystems.runtime.RunReport;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A freestyle build: expands its variables, and tokens where the Token Macro plugin is installed. One pass: what a variable
 * or token gives may come from a commit or whoever starts the build, so it is never expanded again.
 */
final class FreestyleContext implements ActionContext {
    /** {@code $NAME}, <code>${NAME}</code>, <code>${TOKEN, argument="}"}</code> and the escape {@code $$}. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\$|[A-Za-z0-9_]++|\\{(?:[^}\"]|\"(?:\\\\.|[^\"\\\\])*+\")*+\\})");

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
        return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group())));
    }

    private String value(String reference) {
        String value = variables.expand(reference);
        for (TextExpansion expansion : ExtensionList.lookup(TextExpansion.class)) {
            if (value.equals(reference)) {
                value = expansion.expand(build, listener, reference);
            }
        }
        return value;
    }

    @Override
    public String idempotencyKey() {
        return idempotencyKey;
    }

    @Override
    public List<String> committerAddresses() {
        return CommitAuthors.addresses(build);
    }

    @Override
    public BuildFacts build() {
        return RunFacts.of(build);
    }

    @Override
    public BuildReport report() {
        return RunReport.of(build);
    }
}
