package org.jenkinsci.plugins.workflow.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

public abstract class StepExecution implements Serializable {
    protected StepExecution(@NonNull StepContext context) {}

    @NonNull
    public native StepContext getContext();

    public abstract boolean start() throws Exception;

    public native void stop(@NonNull Throwable cause) throws Exception;

    public native void onResume();

    @CheckForNull
    public native String getStatus();
}
