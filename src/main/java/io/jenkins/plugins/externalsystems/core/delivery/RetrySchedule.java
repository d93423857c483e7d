package io.jenkins.plugins.externalsystems.core.delivery;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When a delivery is tried again: 15 s after the first failure, each time twice as long, at most 15 min; up to a fifth less
 * by chance, so that not all come at once; later if the service says so. The last try is a day after the entry was made.
 */
final class RetrySchedule {
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 10;
    private static final double SPREAD = 0.2;

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The next try.
     *
     * @param failed the entry after the try that failed
     * @param retryAfter what the service asked to wait at least; null if it did not say
     * @return null if that was the last one
     */
    @CheckForNull
    Instant next(OutboxEntry failed, Instant now, @CheckForNull Duration retryAfter) {
        Instant end = failed.created().plus(PATIENCE);
        if (!now.isBefore(end)) {
            return null;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, failed.tries() - 1)));
        Duration longest = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        Duration wait = Duration.ofMillis(Math.round(longest.toMillis() * (1 - SPREAD * part())));
        Instant next = now.plus(retryAfter == null || retryAfter.compareTo(wait) < 0 ? wait : retryAfter);
        return next.isBefore(end) ? next : end;
    }

    /** Generators need not be thread-safe. */
    private double part() {
        synchronized (random) {
            return random.nextDouble();
        }
    }
}
