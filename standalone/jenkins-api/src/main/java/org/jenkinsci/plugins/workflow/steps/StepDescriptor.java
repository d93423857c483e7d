package org.jenkinsci.plugins.workflow.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.model.Descriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;

public abstract class StepDescriptor extends Descriptor<Step> {
    public abstract Set<? extends Class<?>> getRequiredContext();

    public abstract String getFunctionName();

    public native boolean isMetaStep();

    @Deprecated
    public native Step newInstance(Map<String, Object> arguments) throws Exception;

    @CheckForNull
    public native String argumentsToString(@NonNull Map<String, Object> namedArgs);

    @Nullable
    public static native StepDescriptor byFunctionName(String name);

    @NonNull
    public static native List<StepDescriptor> metaStepsOf(String symbol);
}
