package io.jenkins.plugins.externalsystems.core.connectors.email;

import java.util.concurrent.CompletableFuture;

/** What an attempt has on the wire at the moment, so that its end can end that too. Thread-safe. */
final class Running {
    private CompletableFuture<?> current = CompletableFuture.completedFuture(null);
    private boolean isOver;

    /** Remembers it; cancels it at once if the attempt is over. */
    <T> CompletableFuture<T> run(CompletableFuture<T> step) {
        boolean cancel;
        synchronized (this) {
            current = step;
            cancel = isOver;
        }
        if (cancel) {
            step.cancel(true);
        }
        return step;
    }

    void cancel() {
        CompletableFuture<?> step;
        synchronized (this) {
            isOver = true;
            step = current;
        }
        step.cancel(true);
    }
}
