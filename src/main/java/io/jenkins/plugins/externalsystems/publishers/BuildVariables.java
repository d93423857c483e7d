package io.jenkins.plugins.externalsystems.publishers;

import hudson.EnvVars;
import hudson.model.AbstractBuild;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The variables of a build: a freestyle build's environment, and its parameters as they were given, since Jenkins expands
 * variables in their values too. What a Pipeline sets in its script is not among them.
 */
public final class BuildVariables {
    private BuildVariables() {}

    /** All of them. */
    public static EnvVars of(Run<?, ?> run, TaskListener listener) throws IOException, InterruptedException {
        EnvVars variables = run.getEnvironment(listener);
        if (run instanceof AbstractBuild<?, ?> build) {
            variables.putAll(build.getBuildVariables());
        }
        return variables;
    }

    /** The names of those whose values nobody may see, such as parameters that are passwords. */
    public static Set<String> sensitive(Run<?, ?> run) {
        Set<String> names = new HashSet<>();
        if (run instanceof AbstractBuild<?, ?> build) {
            names.addAll(build.getSensitiveBuildVariables());
        }
        ParametersAction parameters = run.getAction(ParametersAction.class);
        if (parameters != null) {
            for (ParameterValue parameter : parameters.getAllParameters()) {
                if (parameter.isSensitive()) {
                    names.add(parameter.getName());
                    // Jenkins sets a second variable for each.
                    names.add(parameter.getName().toUpperCase(Locale.ENGLISH));
                }
            }
        }
        return names;
    }
}
