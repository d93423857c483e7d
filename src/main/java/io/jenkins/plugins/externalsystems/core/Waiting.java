package io.jenkins.plugins.externalsystems.core;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Waits for a stage in the calling thread; an interrupt cancels what is waited for. */
final class Waiting {
    private Waiting() {}

    static <T> T on(CompletionStage<T> stage, Cancellation cancellation) {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException interrupted) {
            cancellation.cancel();
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted");
            cancelled.initCause(interrupted);
            throw cancelled;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
