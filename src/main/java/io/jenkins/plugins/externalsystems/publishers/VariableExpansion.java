package io.jenkins.plugins.externalsystems.publishers;

import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands the variables of a build in the fields of an action, and tokens where the Token Macro plugin is installed. One
 * pass: what a variable or token gives may come from a commit or whoever starts the build, so it is never expanded again.
 */
public final class VariableExpansion {
    /** {@code $NAME}, <code>${NAME}</code>, <code>${TOKEN, argument="}"}</code> and the escape {@code $$}. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\$|[A-Za-z0-9_]++|\\{(?:[^}\"]|\"(?:\\\\.|[^\"\\\\])*+\")*+\\})");

    private final Run<?, ?> run;
    private final TaskListener listener;
    private final EnvVars variables;

    /** @param variables see {@link BuildVariables} */
    public VariableExpansion(Run<?, ?> run, TaskListener listener, EnvVars variables) {
        this.run = run;
        this.listener = listener;
        this.variables = variables;
    }

    /** What is unknown stays as it is. @throws IllegalArgumentException for a token that cannot be evaluated */
    public String expand(String text) {
        return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group())));
    }

    private String value(String reference) {
        String value = variables.expand(reference);
        for (TextExpansion expansion : ExtensionList.lookup(TextExpansion.class)) {
            if (value.equals(reference)) {
                value = expansion.expand(run, listener, reference);
            }
        }
        return value;
    }
}
