package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Does many pieces of work, a few at a time, each when its turn comes, so that what is not begun needs no memory. After a
 * failure nothing more is begun; what runs is waited for. Holds no thread.
 *
 * @param <T> what the work is about
 */
final class Lanes<T> {
    private final int width;
    private final Iterator<T> pieces;
    private final Function<T, CompletionStage<?>> action;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private int running;
    private Throwable failure;

    /** @param width pieces at a time @param action starts one; called in one thread at a time */
    Lanes(int width, Iterator<T> pieces, Function<T, CompletionStage<?>> action) {
        this.width = width;
        this.pieces = pieces;
        this.action = action;
    }

    /** @return completes when all is done; fails with a failure that leaves something open rather than with another one */
    CompletionStage<Void> run() {
        synchronized (this) {
            running = width;
        }
        for (int lane = 0; lane < width; lane++) {
            next();
        }
        return result;
    }

    private void next() {
        CompletionStage<?> begun = begin();
        if (begun != null) {
            begun.whenComplete((done, thrown) -> {
                if (thrown != null) {
                    failed(StageFailure.cause(thrown));
                }
                next();
            });
        }
    }

    /** @return null where there is nothing left for this lane */
    @CheckForNull
    private synchronized CompletionStage<?> begin() {
        if (failure == null && pieces.hasNext()) {
            try {
                return action.apply(pieces.next());
            } catch (RuntimeException thrown) {
                return CompletableFuture.failedFuture(thrown);
            }
        }
        running--;
        if (running == 0) {
            if (failure == null) {
                result.complete(null);
            } else {
                result.completeExceptionally(failure);
            }
        }
        return null;
    }

    private synchronized void failed(Throwable cause) {
        if (failure == null || StageFailure.isOpen(cause) && !StageFailure.isOpen(failure)) {
            failure = cause;
        }
    }
}
