package io.jenkins.plugins.externalsystems.core.resilience;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses requests to a service that is down: after so many failures in a row for a pause, then until one request, the
 * probe, got through. Our own because Failsafe's breaker reads the system's clock, so that no test could say when it opens.
 * Thread-safe.
 */
final class CircuitBreaker {
    /** What says that the service is sick; a refusal says the contrary. */
    private static final Set<Happening> SICK = EnumSet.of(
            Happening.NOT_CONNECTED,
            Happening.TLS_FAILED,
            Happening.BROKEN,
            Happening.TIMED_OUT,
            Happening.SERVER_FAILED,
            Happening.UNAVAILABLE);

    private static final Set<Happening> WELL = EnumSet.of(Happening.REFUSED, Happening.RATE_LIMITED);

    private final int failuresToOpen;
    private final Duration pause;
    private final InstantSource clock;
    private int failures;
    private Instant openUntil;
    private boolean probing;
    /** Counts openings, so that what began before one cannot close it. */
    private int opened;

    /** @param failuresToOpen 0 for never */
    CircuitBreaker(int failuresToOpen, Duration pause, InstantSource clock) {
        this.failuresToOpen = failuresToOpen;
        this.pause = pause;
        this.clock = clock;
    }

    /** How long requests are refused from now; empty if one may go. */
    synchronized Optional<Duration> refusesFor() {
        if (openUntil == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), openUntil);
        if (left.compareTo(Duration.ZERO) > 0) {
            return Optional.of(left);
        }
        return probing ? Optional.of(pause) : Optional.empty();
    }

    /** Lets a request go that {@link #refusesFor} does not refuse; each one must {@link Pass#end}. Empty if refused. */
    synchronized Optional<Pass> enter() {
        if (refusesFor().isPresent()) {
            return Optional.empty();
        }
        probing = openUntil != null;
        return Optional.of(new Pass(opened, probing));
    }

    private synchronized void end(Pass pass, boolean isSick, boolean isWell) {
        if (pass.isProbe) {
            probing = false;
        } else if (pass.opened != opened) {
            return;
        }
        if (isWell) {
            failures = 0;
            openUntil = null;
        } else if (isSick && failuresToOpen > 0) {
            failures++;
            if (pass.isProbe || failures >= failuresToOpen) {
                opened++;
                openUntil = clock.instant().plus(pause);
            }
        }
    }

    /** One request's way through the breaker. */
    final class Pass {
        private final int opened;
        private final boolean isProbe;

        private Pass(int opened, boolean isProbe) {
            this.opened = opened;
            this.isProbe = isProbe;
        }

        void succeeded() {
            end(this, false, true);
        }

        void failed(Happening happening) {
            end(this, SICK.contains(happening), WELL.contains(happening));
        }

        /** The request ended without saying anything about the service. */
        void gaveNoSign() {
            end(this, false, false);
        }
    }
}
