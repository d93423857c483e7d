package io.jenkins.plugins.externalsystems.core.connectors.email;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.mail.MailSession;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The one session of a call, opened when it is needed, opened again after it broke, closed with the call. */
final class CallSession implements AutoCloseable {
    private final Connections connections;

    @CheckForNull
    private MailSession session;

    CallSession(Connections connections) {
        this.connections = connections;
    }

    CompletionStage<MailSession> get(Running running) {
        MailSession known = current();
        if (known != null && known.isUsable()) {
            return CompletableFuture.completedFuture(known);
        }
        return connections.open(running).thenApply(this::keep);
    }

    private synchronized MailSession keep(MailSession opened) {
        session = opened;
        return opened;
    }

    @CheckForNull
    private synchronized MailSession current() {
        return session;
    }

    /**
     * After a failure: a session that may still be at work is broken, after which no final dot goes out.
     *
     * @return whether a final dot went out and was never answered
     */
    boolean abortIfCut(Throwable cause) {
        MailSession known = current();
        if (known == null) {
            return false;
        }
        boolean isCut = cause instanceof CancellationException
                || cause instanceof ExternalSystemException failure && failure.isOutcomeUnknown();
        if (isCut) {
            known.abort();
        }
        return known.mayHaveArrived();
    }

    @Override
    public void close() {
        MailSession known = current();
        if (known != null) {
            known.close();
        }
    }
}
