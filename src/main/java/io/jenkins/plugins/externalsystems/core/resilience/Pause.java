package io.jenkins.plugins.externalsystems.core.resilience;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;

/** Lets a call wait between two of its requests. Holds no thread, no slot and no permit. */
public final class Pause {
    private Pause() {}

    /** Completes after the time, in a thread of the scheduler; fails with CancellationException when the call is cancelled. */
    public static CompletionStage<Void> of(Duration time, ScheduledExecutorService scheduler, CallContext context) {
        CompletableFuture<Void> over = Delay.of(time, scheduler);
        Runnable unhook = context.cancellation()
                .onCancel(() -> over.completeExceptionally(new CancellationException("cancelled")));
        return over.whenComplete((done, thrown) -> unhook.run());
    }
}
