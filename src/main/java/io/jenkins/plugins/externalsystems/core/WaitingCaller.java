package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.http.Carrier;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * Waits for one call in the thread that made this, and carries the call's requests out meanwhile, one at a time; others that
 * run beside it are carried by the transport's threads. An interrupt cancels the call.
 */
final class WaitingCaller implements Carrier {
    private final Thread thread = Thread.currentThread();
    private Runnable next;
    private boolean isCarrying;
    private boolean isOver;

    /** What follows from an exchange runs in this thread too, and may ask for the next one before this one has returned. */
    @Override
    public synchronized boolean takes(Runnable exchange) {
        boolean isFree = !isCarrying || Thread.currentThread() == thread;
        if (isOver || next != null || !isFree) {
            return false;
        }
        next = exchange;
        notifyAll();
        return true;
    }

    /**
     * Waits.
     *
     * @param cancellation the call's
     * @throws CancellationException if the call is cancelled, or the thread interrupted
     */
    <T> T waitFor(CompletionStage<T> stage, Cancellation cancellation) {
        stage.whenComplete((value, thrown) -> end());
        try {
            for (Runnable exchange = next(); exchange != null; exchange = next()) {
                exchange.run();
            }
            return stage.toCompletableFuture().get();
        } catch (InterruptedException interrupted) {
            throw cancelled(cancellation, interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    @CheckForNull
    private synchronized Runnable next() throws InterruptedException {
        isCarrying = false;
        // A call that is over has its result, whoever interrupts.
        if (!isOver && Thread.interrupted()) {
            throw new InterruptedException();
        }
        while (next == null && !isOver) {
            wait();
        }
        return takeNext();
    }

    @CheckForNull
    private synchronized Runnable takeNext() {
        Runnable exchange = next;
        next = null;
        isCarrying = exchange != null;
        return exchange;
    }

    private synchronized void end() {
        isOver = true;
        notifyAll();
    }

    private CancellationException cancelled(Cancellation cancellation, InterruptedException interrupted) {
        end();
        cancellation.cancel();
        Thread.currentThread().interrupt();
        Runnable leftOver = takeNext();
        if (leftOver != null) {
            // Ends at once, being cancelled; nobody else would end it.
            leftOver.run();
        }
        CancellationException cancelled = new CancellationException("interrupted");
        cancelled.initCause(interrupted);
        return cancelled;
    }
}
