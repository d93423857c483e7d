package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.security.AccessControlled;
import java.io.IOException;
import java.util.List;
import jenkins.util.io.OnMaster;

public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint, Comparable<RunT>, AccessControlled, PersistenceRoot, OnMaster {
    @NonNull
    public native JobT getParent();

    @CheckForNull
    public static native Run<?, ?> fromExternalizableId(String id) throws IllegalArgumentException;

    @CheckForNull
    public native Executor getExecutor();

    @CheckForNull
    public native Result getResult();

    public native boolean isBuilding();

    public native long getQueueId();

    @NonNull
    public native List<Artifact> getArtifactsUpTo(int artifactsNumber);

    public class Artifact {
        public native long getFileSize();
    }

    public native int getNumber();

    public native long getStartTimeInMillis();

    public native long getDuration();

    @NonNull
    public native List<Cause> getCauses();

    @NonNull
    public native String getExternalizableId();

    public native String getFullDisplayName();

    @NonNull
    public native String getUrl();

    public native void setResult(@NonNull Result r);

    public native RunT getPreviousCompletedBuild();

    public native EnvVars getEnvironment(@NonNull TaskListener listener) throws IOException, InterruptedException;

    @Override
    public native void save() throws IOException;

    @Override
    public native int compareTo(@NonNull RunT that);
}
