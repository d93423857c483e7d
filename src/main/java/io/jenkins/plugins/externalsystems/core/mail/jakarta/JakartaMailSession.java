package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import io.jenkins.plugins.externalsystems.core.mail.MailEnvelope;
import io.jenkins.plugins.externalsystems.core.mail.MailException;
import io.jenkins.plugins.externalsystems.core.mail.MailMessage;
import io.jenkins.plugins.externalsystems.core.mail.MailServer;
import io.jenkins.plugins.externalsystems.core.mail.MailSession;
import io.jenkins.plugins.externalsystems.core.mail.MailStage;
import io.jenkins.plugins.externalsystems.core.mail.RefusedRecipient;
import io.jenkins.plugins.externalsystems.core.mail.SmtpReply;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Runs the steps of a conversation one after the other, each in a thread of the executor. */
final class JakartaMailSession implements MailSession {
    private final MailServer server;
    private final Executor executor;
    private final Wire wire = new Wire();
    private volatile SmtpConversation conversation;
    private volatile boolean isUsable;

    JakartaMailSession(MailServer server, Executor executor) {
        this.server = server;
        this.executor = executor;
    }

    CompletableFuture<MailSession> open() {
        return step(() -> {
            conversation = SmtpConversation.open(server, wire);
            isUsable = true;
            return this;
        });
    }

    @Override
    public CompletableFuture<List<RefusedRecipient>> begin(MailEnvelope envelope) {
        return step(() -> conversation.begin(envelope));
    }

    @Override
    public CompletableFuture<SmtpReply> transmit(MailMessage message) {
        return step(() -> conversation.transmit(message));
    }

    @Override
    public CompletableFuture<Void> probe(String sender) {
        return step(() -> {
            conversation.probe(sender);
            return null;
        });
    }

    @Override
    public boolean mayHaveArrived() {
        return wire.isDotUnanswered();
    }

    @Override
    public boolean isUsable() {
        return isUsable && !wire.isBroken();
    }

    @Override
    public void abort() {
        isUsable = false;
        wire.abort();
    }

    @Override
    public void close() {
        boolean isPolite = isUsable();
        isUsable = false;
        if (!isPolite) {
            wire.abort();
            return;
        }
        try {
            executor.execute(() -> {
                conversation.quit();
                wire.abort();
            });
        } catch (RejectedExecutionException ending) {
            wire.abort();
        }
    }

    private <T> CompletableFuture<T> step(Supplier<T> work) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        outcome.whenComplete((value, thrown) -> {
            if (thrown instanceof CancellationException) {
                abort();
            }
        });
        try {
            executor.execute(() -> {
                if (!outcome.isDone()) {
                    run(work, outcome);
                }
            });
        } catch (RejectedExecutionException ending) {
            CancellationException cancelled = new CancellationException("no more threads for mail");
            cancelled.initCause(ending);
            outcome.completeExceptionally(cancelled);
        }
        return outcome;
    }

    private <T> void run(Supplier<T> work, CompletableFuture<T> outcome) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jakarta Mail finds its own parts by the thread's loader, which in Jenkins is not the one that has them.
        thread.setContextClassLoader(MimeMessage.class.getClassLoader());
        try {
            outcome.complete(work.get());
        } catch (MailException failed) {
            isUsable = isUsable && SmtpConversation.isOrderly(failed);
            outcome.completeExceptionally(failed);
        } catch (RuntimeException unexpected) {
            abort();
            outcome.completeExceptionally(new MailException(
                    MailException.Kind.UNSENDABLE,
                    MailStage.MESSAGE,
                    "unexpected " + unexpected.getClass().getSimpleName(),
                    unexpected));
        } finally {
            thread.setContextClassLoader(before);
        }
        if (wire.isBroken()) {
            isUsable = false;
        }
    }
}
