package io.jenkins.plugins.externalsystems.core.resilience;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Stands around every request of one connection: deadline, repeats, circuit breaker, concurrency cap, rate limits.
 * Thread-safe; waiting holds no thread.
 *
 * <p>The loop over the attempts is our own: what Failsafe's would take over is the timer between two of them, while whether
 * and when another one follows depends on the table, the service's Retry-After and the deadline together.
 */
public final class ResiliencePipeline {
    private final ResilienceSettings settings;
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;
    private final Backoff backoff;
    private final CircuitBreaker breaker;
    private final FairSlots slots;
    private final RequestLimiter limiter;
    private final Deadlines deadlines;

    /**
     * @param scheduler runs what follows a wait; its tasks never block
     * @param clock decides about deadlines, limits and the breaker
     * @param random for jitter; need not be thread-safe if nobody else uses it
     */
    public ResiliencePipeline(
            ResilienceSettings settings,
            ScheduledExecutorService scheduler,
            InstantSource clock,
            RandomGenerator random) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.clock = clock;
        this.backoff = new Backoff(settings.backoffFactor(), random);
        this.breaker = new CircuitBreaker(settings.breakerFailures(), settings.breakerPause(), clock);
        this.slots = new FairSlots(settings.maxConcurrent());
        this.limiter = new RequestLimiter(settings, clock);
        this.deadlines = new Deadlines(scheduler, clock);
    }

    /**
     * Runs attempts until one succeeds or no other may follow.
     *
     * @param attempt starts one attempt; its future fails with {@link AttemptException} for what the table decides about,
     *     with anything else for what ends the call; cancelling it ends the attempt
     * @return completes as the last attempt, its failure unwrapped to ExternalSystemException; with CONNECTION_ERROR when
     *     the breaker is open, RATE_LIMIT_ERROR ({@code local: true}) when a limit's wait would end after the deadline,
     *     TIMEOUT_ERROR at the deadline, and {@link java.util.concurrent.CancellationException} when the call is cancelled
     */
    public <T> CompletionStage<T> execute(
            CallContext context, AttemptPolicy policy, Supplier<CompletableFuture<T>> attempt) {
        return new PipelineCall<>(this, context, policy, attempt).start();
    }

    ResilienceSettings settings() {
        return settings;
    }

    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    InstantSource clock() {
        return clock;
    }

    Backoff backoff() {
        return backoff;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    FairSlots slots() {
        return slots;
    }

    RequestLimiter limiter() {
        return limiter;
    }

    Deadlines deadlines() {
        return deadlines;
    }
}
