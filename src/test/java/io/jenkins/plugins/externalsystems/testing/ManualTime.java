package io.jenkins.plugins.externalsystems.testing;

import io.jenkins.plugins.externalsystems.core.resilience.DeadlineTimer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock that stands still, and a scheduler that goes by it.
 *
 * <p>Tasks run one at a time: those that are due at once in a thread of this object, in both modes. What is due later runs
 * <ul>
 * <li>with {@link #advance} in the calling thread, in the order of its time; or
 * <li>in automatic mode by itself: as soon as nothing else is going on, the clock jumps to the next wait. "Nothing going
 *     on" means that no request is on the wire (counted by {@link CountingTransport}), so real sockets get the real time
 *     that they need while the clock stands. The clock never jumps to a {@link DeadlineTimer}: a deadline passes only with
 *     {@link #advance}, or when a wait ends after it.
 * </ul>
 */
public final class ManualTime extends AbstractExecutorService implements ScheduledExecutorService, InstantSource {
    /** Where the clock starts: a full second, as in HTTP dates. */
    public static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final boolean isAutomatic;
    private final List<ManualTask<?>> tasks = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final ReentrantLock running = new ReentrantLock();
    private Instant now = START;
    private int busy;
    private boolean isShutdown;

    ManualTime(boolean isAutomatic) {
        this.isAutomatic = isAutomatic;
        Thread worker = new Thread(this::work, "manual-time");
        worker.setDaemon(true);
        worker.start();
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** How far the clock has gone since the start. */
    public synchronized Duration passed() {
        return Duration.between(START, now);
    }

    /** The waits that were asked for so far, deadlines and immediate tasks left out, in the order they were asked for. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** Waits that are neither over nor cancelled. */
    public synchronized int pendingWaits() {
        return (int) tasks.stream()
                .filter(task -> !task.isDone() && !task.isDeadline())
                .count();
    }

    /** Waits and deadlines that are neither over nor cancelled. */
    public synchronized int pending() {
        tasks.removeIf(ManualTask::isDone);
        return tasks.size();
    }

    /** Moves the clock on and runs what becomes due, each task at its own time. */
    public void advance(Duration duration) {
        Instant target = instant().plus(duration);
        running.lock();
        try {
            for (ManualTask<?> task = takeUntil(target); task != null; task = takeUntil(target)) {
                task.run();
            }
        } finally {
            running.unlock();
        }
        synchronized (this) {
            now = now.isBefore(target) ? target : now;
            notifyAll();
        }
    }

    /** Something outside began or ended that takes real time. */
    synchronized void busy(int change) {
        busy += change;
        notifyAll();
    }

    synchronized void cancelled(ManualTask<?> task) {
        tasks.remove(task);
    }

    private void work() {
        while (awaitWork()) {
            running.lock();
            try {
                ManualTask<?> task = takeNext();
                if (task != null) {
                    task.run();
                }
            } finally {
                running.unlock();
            }
        }
    }

    private synchronized boolean awaitWork() {
        try {
            while (!isShutdown && nextTime() == null) {
                wait();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !isShutdown;
    }

    private synchronized ManualTask<?> takeNext() {
        Instant time = nextTime();
        return time == null ? null : takeUntil(time);
    }

    /** The time up to which tasks may run by themselves; null if none may. */
    private Instant nextTime() {
        if (tasks.stream().anyMatch(task -> !task.isAfter(now))) {
            return now;
        }
        if (!isAutomatic || busy > 0) {
            return null;
        }
        return tasks.stream()
                .filter(task -> !task.isDeadline())
                .map(ManualTask::due)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private synchronized ManualTask<?> takeUntil(Instant target) {
        ManualTask<?> first = null;
        for (ManualTask<?> task : tasks) {
            if (!task.isAfter(target) && (first == null || task.due().isBefore(first.due()))) {
                first = task;
            }
        }
        if (first != null) {
            tasks.remove(first);
            now = now.isBefore(first.due()) ? first.due() : now;
        }
        return first;
    }

    private synchronized <V> ManualTask<V> add(Callable<V> action, boolean isDeadline, Duration delay) {
        if (isShutdown) {
            throw new RejectedExecutionException("the test is over");
        }
        ManualTask<V> task = new ManualTask<>(this, action, isDeadline, now.plus(delay));
        tasks.add(task);
        if (!isDeadline && delay.compareTo(Duration.ZERO) > 0) {
            waits.add(delay);
        }
        notifyAll();
        return task;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Callable<Object> action = () -> {
            command.run();
            return null;
        };
        return add(action, command instanceof DeadlineTimer, Duration.of(delay, unit.toChronoUnit()));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return add(callable, false, Duration.of(delay, unit.toChronoUnit()));
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("core schedules nothing periodic");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("core schedules nothing periodic");
    }

    @Override
    public void shutdown() {
        shutdownNow();
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        isShutdown = true;
        tasks.clear();
        notifyAll();
        return List.of();
    }

    @Override
    public synchronized boolean isShutdown() {
        return isShutdown;
    }

    @Override
    public synchronized boolean isTerminated() {
        return isShutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }
}
