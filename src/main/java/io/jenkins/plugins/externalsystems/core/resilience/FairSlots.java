package io.jenkins.plugins.externalsystems.core.resilience;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A fixed number of slots, given in the order they were asked for; waiting holds no thread. Thread-safe. */
final class FairSlots {
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;
    private boolean handingOut;

    FairSlots(int slots) {
        this.free = slots;
    }

    /** Completes when a slot is there; a cancelled one leaves the queue and owns none. Each slot must be released. */
    CompletableFuture<Void> acquire() {
        CompletableFuture<Void> slot = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(slot);
        }
        slot.whenComplete((granted, cancelled) -> {
            if (cancelled != null) {
                synchronized (this) {
                    waiting.remove(slot);
                }
            }
        });
        handOut();
        return slot;
    }

    void release() {
        synchronized (this) {
            free++;
        }
        handOut();
    }

    synchronized int queued() {
        return waiting.size();
    }

    /**
     * Who gets a slot runs in this thread and may release it at once: then the loop that runs already goes on, for a
     * thousand calls that fail at once would not fit on one stack.
     */
    private void handOut() {
        synchronized (this) {
            if (handingOut) {
                return;
            }
            handingOut = true;
        }
        for (CompletableFuture<Void> slot = next(); slot != null; slot = next()) {
            if (!slot.complete(null)) {
                synchronized (this) {
                    free++;
                }
            }
        }
    }

    @CheckForNull
    private synchronized CompletableFuture<Void> next() {
        CompletableFuture<Void> slot = free > 0 ? waiting.poll() : null;
        if (slot == null) {
            handingOut = false;
        } else {
            free--;
        }
        return slot;
    }
}
