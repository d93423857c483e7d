package io.jenkins.plugins.externalsystems.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A task that waits for its time on a {@link ManualTime}. */
final class ManualTask<V> extends FutureTask<V> implements ScheduledFuture<V> {
    private final ManualTime time;
    private final boolean isDeadline;
    private final Instant due;

    ManualTask(ManualTime time, Callable<V> action, boolean isDeadline, Instant due) {
        super(action);
        this.time = time;
        this.isDeadline = isDeadline;
        this.due = due;
    }

    Instant due() {
        return due;
    }

    boolean isDeadline() {
        return isDeadline;
    }

    boolean isAfter(Instant moment) {
        return due.isAfter(moment);
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        boolean isCancelled = super.cancel(false);
        time.cancelled(this);
        return isCancelled;
    }

    @Override
    protected void setException(Throwable thrown) {
        super.setException(thrown);
        Thread thread = Thread.currentThread();
        thread.getThreadGroup().uncaughtException(thread, thrown);
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(Duration.between(time.instant(), due));
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
