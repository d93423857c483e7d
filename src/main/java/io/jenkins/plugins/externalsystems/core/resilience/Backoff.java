package io.jenkins.plugins.externalsystems.core.resilience;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a repeat: full jitter, or longer if the service says so. Thread-safe. */
final class Backoff {
    private static final double LONGEST_SECONDS = 60;

    private final double factor;
    private final RandomGenerator random;

    /** @param factor seconds */
    Backoff(double factor, RandomGenerator random) {
        this.factor = factor;
        this.random = random;
    }

    /**
     * Random between 0 and factor · 2ⁿ, at most 60 s.
     *
     * @param repeat n, from 1
     * @param retryAfter what the service asked to wait at least; null if it did not say
     */
    Duration before(int repeat, @CheckForNull Duration retryAfter) {
        double most = Math.min(LONGEST_SECONDS, factor * Math.pow(2, repeat));
        Duration jitter = Duration.ofMillis(Math.round(part() * most * 1000));
        return retryAfter == null || retryAfter.compareTo(jitter) < 0 ? jitter : retryAfter;
    }

    /** Generators need not be thread-safe. */
    private double part() {
        synchronized (random) {
            return random.nextDouble();
        }
    }
}
