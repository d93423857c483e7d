package io.jenkins.plugins.externalsystems.core.resilience;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Waits without a thread. */
final class Delay {
    private Delay() {}

    /**
     * Completes after the time, in a thread of the scheduler; cancelling it frees the scheduler of it. Cancelled at once
     * when the scheduler is closed.
     */
    static CompletableFuture<Void> of(Duration time, ScheduledExecutorService scheduler) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Future<?> timer;
        try {
            timer = scheduler.schedule(() -> over.complete(null), time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            CancellationException cancelled = new CancellationException("the scheduler is closed");
            cancelled.initCause(closed);
            return CompletableFuture.failedFuture(cancelled);
        }
        over.whenComplete((done, cancelled) -> {
            if (cancelled != null) {
                timer.cancel(false);
            }
        });
        return over;
    }
}
