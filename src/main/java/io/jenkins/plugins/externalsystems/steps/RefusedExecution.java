package io.jenkins.plugins.externalsystems.steps;

import hudson.AbortException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Ends a step whose arguments are wrong. As an execution, since Jenkins wraps what is thrown while it prepares a meta-step
 * into another exception, with a stack trace in the log.
 */
final class RefusedExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    RefusedExecution(StepContext context, String sentence) {
        super(context);
        this.sentence = sentence;
    }

    @Override
    public boolean start() {
        getContext().onFailure(new AbortException(sentence));
        return false;
    }

    @Override
    public void onResume() {
        super.onResume();
        start();
    }
}
