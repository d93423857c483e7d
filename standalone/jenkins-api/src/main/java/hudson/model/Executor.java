package hudson.model;

public class Executor extends Thread implements ModelObject {
    private Executor() {}

    @Override
    public native String getDisplayName();

    public native Result abortResult();

    public native void recordCauseOfInterruption(Run<?, ?> build, TaskListener listener);
}
