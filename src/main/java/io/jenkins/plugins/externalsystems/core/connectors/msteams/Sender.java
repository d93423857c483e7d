package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One place that messages go to. Stages fail with ExternalSystemException. */
interface Sender {
    /** Whether a mention needs the user's object id. */
    boolean needsObjectIds();

    /**
     * How a card is sent there.
     *
     * @param mentions whom it alerts
     * @param mark by which the message can be found again, where that is possible
     */
    Envelope envelope(List<Mention> mentions, String mark);

    /** Sends a message. @return what is known of it */
    CompletionStage<Map<String, Object>> send(Map<String, Object> payload, CallContext context);

    /**
     * Looks for the message of an earlier try.
     *
     * @return what {@link #send} would have given; empty if it surely was not sent; fails with {@code outcome: unknown} where
     *     that cannot be told
     */
    CompletionStage<Optional<Map<String, Object>>> find(String mark, CallContext context);
}
