package io.jenkins.plugins.externalsystems.core.mail;

import java.util.concurrent.CompletableFuture;

/** The seam to mail servers. Implementations are thread-safe and get their threads from outside. */
@FunctionalInterface
public interface MailTransport {
    /**
     * Connects, secures the connection and logs in. A server without STARTTLS where that is asked for, and a login that it
     * does not offer, are failures: no secret goes out then.
     *
     * @return an open session; fails with {@link MailException}; cancelling it breaks the connection
     */
    CompletableFuture<MailSession> open(MailServer server);

    /** For callers that send no mail. */
    static MailTransport none() {
        return server -> CompletableFuture.failedFuture(new MailException(
                MailException.Kind.NOT_CONNECTED,
                MailStage.CONNECT,
                "this program was set up without a transport for mail",
                null));
    }
}
