package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import io.jenkins.plugins.externalsystems.core.mail.MailServer;
import io.jenkins.plugins.externalsystems.core.mail.MailSession;
import io.jenkins.plugins.externalsystems.core.mail.MailTransport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Sends mail by SMTP. Jakarta Mail blocks, so that each step of a session runs in a thread of the executor. */
public final class JakartaMailTransport implements MailTransport {
    private final Executor executor;

    /** @param executor runs steps that block for as long as a server is silent; bounded by who uses it, or not at all */
    public JakartaMailTransport(Executor executor) {
        this.executor = executor;
    }

    @Override
    public CompletableFuture<MailSession> open(MailServer server) {
        JakartaMailSession session = new JakartaMailSession(server, executor);
        return session.open();
    }
}
