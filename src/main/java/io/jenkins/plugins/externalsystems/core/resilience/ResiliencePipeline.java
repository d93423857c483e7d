package io.jenkins.plugins.externalsystems.core.resilience;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Stands around every request of one connection: deadline, repeats, circuit breaker, concurrency cap, rate limits. */
public final class ResiliencePipeline {

    public ResiliencePipeline(
            ResilienceSettings settings,
            ScheduledExecutorService scheduler,
            InstantSource clock,
            RandomGenerator random) {}

    /**
     * Runs attempts until one succeeds or no other may follow.
     *
     * @param attempt starts one attempt; its future fails with {@link AttemptException} for what the table decides about,
     *     with anything else for what ends the call
     * @return completes as the last attempt, its failure unwrapped to ExternalSystemException
     */
    public <T> CompletionStage<T> execute(
            CallContext context, AttemptPolicy policy, Supplier<CompletableFuture<T>> attempt) {
        return attempt.get().exceptionally(thrown -> {
            Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
            throw cause instanceof AttemptException failed ? failed.failure() : new CompletionException(cause);
        });
    }
}
