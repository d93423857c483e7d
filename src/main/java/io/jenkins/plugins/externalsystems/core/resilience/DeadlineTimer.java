package io.jenkins.plugins.externalsystems.core.resilience;

/**
 * What the pipeline schedules to end a call at its deadline. Every other task that it schedules is a wait. A type of its
 * own, so that a scheduler for tests can tell the two apart: a wait may be over at once, a deadline may not.
 */
public final class DeadlineTimer implements Runnable {
    private final Runnable action;

    DeadlineTimer(Runnable action) {
        this.action = action;
    }

    @Override
    public void run() {
        action.run();
    }
}
