package io.jenkins.plugins.externalsystems.core.resilience;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs what is to be done at the deadlines of many calls, with one timer for the first of them. A timer for each call would wake
 * the scheduler's thread for each, and nearly every call is over long before its deadline. Thread-safe.
 */
final class Deadlines {
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;
    private final SortedMap<Deadline, Runnable> actions = new TreeMap<>();
    private long count;
    /** When the timer goes off, be it for a call that is over already; null for no timer. */
    private Instant alarm;

    private Future<?> timer;

    Deadlines(ScheduledExecutorService scheduler, InstantSource clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Runs the action at the time, in a thread of the scheduler.
     *
     * @return forgets the action
     * @throws java.util.concurrent.RejectedExecutionException if the scheduler is closed
     */
    synchronized Runnable at(Instant time, Runnable action) {
        setAlarm(time);
        Deadline deadline = new Deadline(time, count++);
        actions.put(deadline, action);
        return () -> forget(deadline);
    }

    private synchronized void forget(Deadline deadline) {
        actions.remove(deadline);
    }

    /** How many calls have not been forgotten. */
    synchronized int size() {
        return actions.size();
    }

    private synchronized void setAlarm(Instant time) {
        if (alarm != null && !time.isBefore(alarm)) {
            return;
        }
        Duration left = Duration.between(clock.instant(), time);
        Future<?> earlier = scheduler.schedule(new DeadlineTimer(this::passed), left.toNanos(), TimeUnit.NANOSECONDS);
        if (timer != null) {
            timer.cancel(false);
        }
        timer = earlier;
        alarm = time;
    }

    private void passed() {
        takePassed().forEach(Runnable::run);
    }

    private synchronized List<Runnable> takePassed() {
        alarm = null;
        timer = null;
        List<Runnable> passed = new ArrayList<>();
        Instant now = clock.instant();
        while (!actions.isEmpty() && !actions.firstKey().time().isAfter(now)) {
            passed.add(actions.remove(actions.firstKey()));
        }
        if (!actions.isEmpty()) {
            setAlarm(actions.firstKey().time());
        }
        return passed;
    }

    /** @param number tells apart what ends at the same moment */
    private record Deadline(Instant time, long number) implements Comparable<Deadline> {
        @Override
        public int compareTo(Deadline other) {
            int order = time.compareTo(other.time);
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }
}
