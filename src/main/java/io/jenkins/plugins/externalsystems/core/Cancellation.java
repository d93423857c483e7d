package io.jenkins.plugins.externalsystems.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells a running call to stop: waits end, the request on the wire is cancelled, and the call completes with
 * {@link java.util.concurrent.CancellationException}. Thread-safe; cancelling twice does nothing more.
 */
public final class Cancellation {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean cancelled;

    /** Cancels; listeners run in the calling thread. */
    public void cancel() {
        List<Runnable> toRun;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = new ArrayList<>(listeners);
            listeners.clear();
        }
        toRun.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /**
     * Runs the listener when the call is cancelled, at once if it is already.
     *
     * @return takes the listener away again; call it when the thing that could be cancelled is over
     */
    public Runnable onCancel(Runnable listener) {
        synchronized (this) {
            if (!cancelled) {
                listeners.add(listener);
                return () -> remove(listener);
            }
        }
        listener.run();
        return () -> {};
    }

    private synchronized void remove(Runnable listener) {
        listeners.remove(listener);
    }
}
