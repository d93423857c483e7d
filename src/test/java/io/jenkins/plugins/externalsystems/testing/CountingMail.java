package io.jenkins.plugins.externalsystems.testing;

import io.jenkins.plugins.externalsystems.core.mail.MailEnvelope;
import io.jenkins.plugins.externalsystems.core.mail.MailMessage;
import io.jenkins.plugins.externalsystems.core.mail.MailServer;
import io.jenkins.plugins.externalsystems.core.mail.MailSession;
import io.jenkins.plugins.externalsystems.core.mail.MailTransport;
import io.jenkins.plugins.externalsystems.core.mail.RefusedRecipient;
import io.jenkins.plugins.externalsystems.core.mail.SmtpReply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Tells a {@link ManualTime} while a mail server is talked to, until everything that follows from its answer has run. */
final class CountingMail implements MailTransport {
    private final MailTransport transport;
    private final ManualTime time;

    CountingMail(MailTransport transport, ManualTime time) {
        this.transport = transport;
        this.time = time;
    }

    @Override
    public CompletableFuture<MailSession> open(MailServer server) {
        time.busy(1);
        CompletableFuture<MailSession> inner = transport.open(server);
        return counted(inner.thenApply(CountingSession::new), inner);
    }

    private <T> CompletableFuture<T> counted(CompletableFuture<T> result, CompletableFuture<?> cancelled) {
        CompletableFuture<T> outer = new CompletableFuture<>();
        outer.whenComplete((value, thrown) -> {
            if (outer.isCancelled()) {
                cancelled.cancel(true);
            }
        });
        result.whenComplete((value, thrown) -> {
            // Runs what hangs on the answer, in this thread, before the clock may go on.
            if (thrown == null) {
                outer.complete(value);
            } else {
                outer.completeExceptionally(thrown instanceof CompletionException ? thrown.getCause() : thrown);
            }
            time.busy(-1);
        });
        return outer;
    }

    private final class CountingSession implements MailSession {
        private final MailSession session;

        CountingSession(MailSession session) {
            this.session = session;
        }

        private <T> CompletableFuture<T> step(CompletableFuture<T> inner) {
            return counted(inner, inner);
        }

        @Override
        public CompletableFuture<List<RefusedRecipient>> begin(MailEnvelope envelope) {
            time.busy(1);
            return step(session.begin(envelope));
        }

        @Override
        public CompletableFuture<SmtpReply> transmit(MailMessage message) {
            time.busy(1);
            return step(session.transmit(message));
        }

        @Override
        public CompletableFuture<Void> probe(String sender) {
            time.busy(1);
            return step(session.probe(sender));
        }

        @Override
        public boolean mayHaveArrived() {
            return session.mayHaveArrived();
        }

        @Override
        public boolean isUsable() {
            return session.isUsable();
        }

        @Override
        public void abort() {
            session.abort();
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
