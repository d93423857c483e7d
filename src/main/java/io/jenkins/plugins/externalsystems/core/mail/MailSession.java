package io.jenkins.plugins.externalsystems.core.mail;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An open connection to a mail server, logged in. Carries one message after the other; each is {@link #begin} and then {@link
 * #transmit}. Nothing blocks the caller; cancelling a future breaks the connection at once. Every future fails with {@link
 * MailException}, after which the session can be used again only if {@link #isUsable} says so.
 */
public interface MailSession extends AutoCloseable {
    /**
     * Names sender and recipients to the server.
     *
     * @return the recipients that were refused while others were taken; fails with RECIPIENTS_REFUSED where none was, or
     *     where all or none was asked for; with TOO_LARGE where the server takes no message of that size
     */
    CompletableFuture<List<RefusedRecipient>> begin(MailEnvelope envelope);

    /** Sends the message that was begun. @return the server's answer, which says that it took it */
    CompletableFuture<SmtpReply> transmit(MailMessage message);

    /** Asks whether the account may send as this address; nothing is sent. */
    CompletableFuture<Void> probe(String sender);

    /** Whether the final dot of the last message went out and was never answered. */
    boolean mayHaveArrived();

    /** Whether another message can be begun on it. */
    boolean isUsable();

    /** Breaks the connection at once. After it no final dot goes out. */
    void abort();

    /** Says good-bye and closes, in the background. */
    @Override
    void close();
}
