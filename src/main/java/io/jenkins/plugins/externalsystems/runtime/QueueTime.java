package io.jenkins.plugins.externalsystems.runtime;

import hudson.Extension;
import hudson.model.InvisibleAction;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;

/**
 * How long a build waited in the queue. Jenkins knows a queue item for five minutes after it left the queue, and no longer,
 * so the time is noted as the build starts.
 *
 * @see <a href="https://github.com/jenkinsci/jenkins/blob/master/core/src/main/java/hudson/model/Queue.java">Queue, its items
 *     by id</a>
 */
public final class QueueTime extends InvisibleAction {
    private final long millis;

    private QueueTime(long millis) {
        this.millis = millis;
    }

    /** Milliseconds from when the build was asked for until it started. */
    long millis() {
        return millis;
    }

    /** Notes the time. */
    @Extension
    public static final class WhenStarted extends RunListener<Run<?, ?>> {
        @Override
        public void onStarted(Run<?, ?> run, TaskListener listener) {
            Queue.Item item = Queue.getInstance().getItem(run.getQueueId());
            if (item != null) {
                run.addAction(new QueueTime(Math.max(0, run.getStartTimeInMillis() - item.getInQueueSince())));
            }
        }
    }
}
