package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import java.util.Map;
import java.util.Set;

public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R> {
    @CheckForNull
    public final native FilePath getWorkspace();

    public native Map<String, String> getBuildVariables();

    public native Set<String> getSensitiveBuildVariables();
}
