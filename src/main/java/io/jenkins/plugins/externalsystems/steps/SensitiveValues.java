package io.jenkins.plugins.externalsystems.steps;

import hudson.EnvVars;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The values of the variables that {@code withCredentials} and its like mark as sensitive around a step. */
final class SensitiveValues {
    private SensitiveValues() {}

    /** Hides them. */
    static Redactor around(StepContext context) throws IOException, InterruptedException {
        List<String> values = new ArrayList<>();
        EnvironmentExpander expander = context.get(EnvironmentExpander.class);
        if (expander != null) {
            EnvVars variables = new EnvVars();
            expander.expand(variables);
            for (String name : expander.getSensitiveVariables()) {
                String value = variables.get(name);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return Redactor.of(values);
    }
}
