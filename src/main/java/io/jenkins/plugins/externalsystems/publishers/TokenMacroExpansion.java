package io.jenkins.plugins.externalsystems.publishers;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.AbstractBuild;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;
import org.jenkinsci.plugins.tokenmacro.TokenMacro;

/** Tokens such as {@code ${BUILD_STATUS}}; present where the Token Macro plugin is. */
@Extension(optional = true)
public final class TokenMacroExpansion implements TextExpansion {
    @Override
    public String expand(Run<?, ?> run, TaskListener listener, String reference) {
        try {
            // Not expandAll: that looks for tokens in the values of variables too.
            FilePath workspace = run instanceof AbstractBuild<?, ?> build ? build.getWorkspace() : null;
            return TokenMacro.expand(run, workspace, listener, reference, false, null);
        } catch (MacroEvaluationException | IOException failed) {
            throw new IllegalArgumentException("a token cannot be evaluated: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("interrupted while tokens were evaluated", interrupted);
        }
    }
}
