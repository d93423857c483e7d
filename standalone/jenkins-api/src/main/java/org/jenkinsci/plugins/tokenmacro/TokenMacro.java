package org.jenkinsci.plugins.tokenmacro;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.List;

public abstract class TokenMacro implements ExtensionPoint {
    public static native String expand(
            Run<?, ?> run,
            @CheckForNull FilePath workspace,
            TaskListener listener,
            String stringWithMacro,
            boolean throwException,
            List<TokenMacro> privateTokens)
            throws MacroEvaluationException, IOException, InterruptedException;
}
