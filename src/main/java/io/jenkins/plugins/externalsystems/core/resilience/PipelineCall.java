package io.jenkins.plugins.externalsystems.core.resilience;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * One call on its way through the pipeline. It is always at one stage (in the queue for a slot, in a wait, on the wire),
 * which is a future; the end of the call, whoever brings it about, cancels that future, and each stage cleans up after
 * itself.
 */
final class PipelineCall<T> {
    private final ResiliencePipeline pipeline;
    private final CallContext context;
    private final AttemptPolicy policy;
    private final Supplier<CompletableFuture<T>> attempt;
    private final CallFailures failures;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile CompletableFuture<?> stage = CompletableFuture.completedFuture(null);
    private volatile boolean onTheWire;
    // Used by one stage after the other, never by two at once.
    private ExternalSystemException lastFailure;
    private int attempts;

    PipelineCall(
            ResiliencePipeline pipeline,
            CallContext context,
            AttemptPolicy policy,
            Supplier<CompletableFuture<T>> attempt) {
        this.pipeline = pipeline;
        this.context = context;
        this.policy = policy;
        this.attempt = attempt;
        this.failures = new CallFailures(context);
    }

    CompletionStage<T> start() {
        if (isTooLate(Duration.ZERO)) {
            result.completeExceptionally(failures.deadlineBeforeSending());
            return result.minimalCompletionStage();
        }
        Runnable noDeadline = pipeline.deadlines().at(context.deadline(), this::deadlinePassed);
        Runnable forget = context.cancellation()
                .onCancel(() -> result.completeExceptionally(new CancellationException("cancelled")));
        result.whenComplete((value, thrown) -> {
            noDeadline.run();
            forget.run();
            stage.cancel(false);
        });
        queue();
        return result.minimalCompletionStage();
    }

    private void deadlinePassed() {
        boolean maybeSent = onTheWire && !policy.safety().isSafe();
        result.completeExceptionally(onTheWire ? failures.deadline(maybeSent) : failures.deadlineBeforeSending());
    }

    /** Each attempt begins here. */
    private void queue() {
        if (result.isDone()) {
            return;
        }
        Optional<Duration> refused = pipeline.breaker().refusesFor();
        if (refused.isPresent()) {
            endUnsent(failures.breakerOpen(refused.get()));
            return;
        }
        // Who cannot get through before the deadline need not wait for it.
        Duration least = pipeline.limiter().shortestWait(pipeline.slots().queued(), policy.limits());
        if (isTooLate(least)) {
            endUnsent(failures.limited(least));
            return;
        }
        enter(pipeline.slots().acquire()).whenComplete((granted, ended) -> {
            if (ended == null) {
                waitForLimits(pipeline.limiter().take(policy.limits()));
            }
        });
    }

    /** From here on the call owns a slot and its permits. */
    private void waitForLimits(Duration wait) {
        if (result.isDone()) {
            leaveUnsent();
        } else if (isTooLate(wait)) {
            leaveUnsent();
            endUnsent(failures.limited(wait));
        } else if (wait.isZero()) {
            send();
        } else {
            enter(Delay.of(wait, pipeline.scheduler())).whenComplete((over, ended) -> {
                if (ended == null) {
                    // The service may have asked another call to hold back meanwhile.
                    waitForLimits(pipeline.limiter().heldFor());
                } else {
                    leaveUnsent();
                    result.completeExceptionally(ended);
                }
            });
        }
    }

    private void leaveUnsent() {
        pipeline.limiter().giveBack(policy.limits());
        pipeline.slots().release();
    }

    private void send() {
        Optional<CircuitBreaker.Pass> pass = pipeline.breaker().enter();
        if (pass.isEmpty()) {
            leaveUnsent();
            endUnsent(failures.breakerOpen(pipeline.breaker().refusesFor().orElse(Duration.ZERO)));
            return;
        }
        attempts++;
        Instant sent = pipeline.clock().instant();
        onTheWire = true;
        enter(startAttempt()).whenComplete((value, thrown) -> {
            Throwable cause = thrown == null ? null : StageFailure.cause(thrown);
            tellOthers(pass.get(), cause, sent);
            // Before the end of the call, which may start the next one.
            pipeline.slots().release();
            if (cause == null) {
                result.complete(value);
            } else if (cause instanceof AttemptException failed) {
                repeatOrEnd(failed);
            } else {
                result.completeExceptionally(cause);
            }
        });
    }

    private CompletableFuture<T> startAttempt() {
        try {
            return attempt.get();
        } catch (RuntimeException thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private void tellOthers(CircuitBreaker.Pass pass, @CheckForNull Throwable cause, Instant sent) {
        if (cause == null) {
            pass.succeeded();
        } else if (cause instanceof AttemptException failed) {
            pass.failed(failed.happening());
            Duration retryAfter = failed.retryAfter();
            if (failed.happening() == Happening.RATE_LIMITED && retryAfter != null) {
                holdOthers(retryAfter);
            }
        } else if (cause instanceof CancellationException && isLongerThanPatience(sent)) {
            pass.failed(Happening.TIMED_OUT);
        } else {
            pass.gaveNoSign();
        }
    }

    /** An attempt that the deadline cut says something about the service only if it had its time. */
    private boolean isLongerThanPatience(Instant sent) {
        Duration taken = Duration.between(sent, pipeline.clock().instant());
        ResilienceSettings settings = pipeline.settings();
        return taken.compareTo(settings.timeout()) >= 0 || taken.compareTo(settings.deadline()) >= 0;
    }

    private void repeatOrEnd(AttemptException failed) {
        ExternalSystemException failure = failed.failure();
        if (RetryTable.mayHaveBeenProcessed(failed.happening())) {
            context.trace().outcomeUnknown();
        }
        switch (RetryTable.decide(policy.safety(), failed.happening())) {
            case GIVE_UP -> result.completeExceptionally(failure);
            case GIVE_UP_OUTCOME_UNKNOWN -> result.completeExceptionally(CallFailures.outcomeUnknown(failure));
            case REPEAT -> {
                Duration wait = pipeline.backoff().before(attempts, failed.retryAfter());
                if (attempts > pipeline.settings().maxRetries() || isTooLate(wait)) {
                    result.completeExceptionally(failure);
                    return;
                }
                lastFailure = failure;
                onTheWire = false;
                enter(Delay.of(wait, pipeline.scheduler())).whenComplete((over, ended) -> {
                    if (ended == null) {
                        queue();
                    } else {
                        result.completeExceptionally(ended);
                    }
                });
            }
        }
    }

    /** At most for a call's usual time: a service that asks for more is asked again then. */
    private void holdOthers(Duration retryAfter) {
        Duration most = pipeline.settings().deadline();
        Duration held = retryAfter.compareTo(most) < 0 ? retryAfter : most;
        pipeline.limiter().holdUntil(pipeline.clock().instant().plus(held));
    }

    /** Makes it the stage that the call is at, before anything can follow from it; over at once if the call is. */
    private <S> CompletableFuture<S> enter(CompletableFuture<S> next) {
        stage = next;
        if (result.isDone()) {
            next.cancel(false);
        }
        return next;
    }

    /** Ends with what the service said the last time rather than with why it was not asked again. */
    private void endUnsent(ExternalSystemException reason) {
        result.completeExceptionally(lastFailure == null ? reason : lastFailure);
    }

    /** Whether nothing could be sent after the wait any more. */
    private boolean isTooLate(Duration wait) {
        Duration left = Duration.between(pipeline.clock().instant(), context.deadline());
        return wait.compareTo(left) >= 0;
    }
}
