package io.jenkins.plugins.externalsystems.core.mail.service;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** How one service is told to send messages. */
public interface MailService {
    /** Whether it knows a request that it got before by the key, so that one may be sent again. */
    boolean honoursKeys();

    /**
     * Checks what only this service wants of a message.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR naming the parameter
     */
    void check(Outgoing outgoing, CallContext context);

    /** Which messages go together in one request: for each request their places, in order; each message is in one. */
    List<List<Integer>> requests(List<Outgoing> messages);

    /**
     * Sends one request.
     *
     * @param messages that {@link #requests} put together; one, or more of a batch
     * @param key the same for each try of the same messages
     * @return one for each message in order; fails with ExternalSystemException where it is the same for all
     */
    CompletionStage<List<Delivery>> send(List<Outgoing> messages, String key, CallContext context);
}
