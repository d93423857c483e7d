package io.jenkins.plugins.externalsystems.publishers;

import hudson.Extension;
import hudson.model.AbstractBuild;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;
import org.jenkinsci.plugins.tokenmacro.TokenMacro;

/** Tokens such as {@code ${BUILD_STATUS}}; present where the Token Macro plugin is. */
@Extension(optional = true)
public final class TokenMacroExpansion implements TextExpansion {
    @Override
    public String expand(AbstractBuild<?, ?> build, TaskListener listener, String text) {
        try {
            // Unknown tokens stay: they may be the build's variables, or no tokens at all.
            return TokenMacro.expandAll(build, build.getWorkspace(), listener, text, false, null);
        } catch (MacroEvaluationException | IOException failed) {
            throw new IllegalArgumentException("a token cannot be evaluated: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("interrupted while tokens were evaluated", interrupted);
        }
    }
}
