package io.jenkins.plugins.externalsystems.runner.script;

/** A step failed, and the build with it unless the script catches this. */
public final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what Jenkins would show */
    public StepFailure(String message) {
        super(message);
    }
}
