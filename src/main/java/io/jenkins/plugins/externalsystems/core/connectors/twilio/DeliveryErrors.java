package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import java.util.Map;
import java.util.Optional;

/**
 * Why a message that Twilio had taken did not arrive, in words.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Error and warning dictionary</a>
 */
final class DeliveryErrors {
    private static final Map<Integer, String> KNOWN = Map.ofEntries(
            Map.entry(30001, "The sender's queue overflowed: too many messages at once for its rate."),
            Map.entry(30002, "The account was suspended before the message was sent."),
            Map.entry(30003, "The telephone is off, without service, or cannot take SMS; try again later."),
            Map.entry(30004, "The recipient has blocked messages, or their carrier does."),
            Map.entry(30005, "The recipient's number does not exist, or is not in use any more."),
            Map.entry(30006, "The number is a landline's, or its carrier cannot be reached."),
            Map.entry(30007, "The carrier took the message for spam, or for against its rules."),
            Map.entry(30008, "The carrier did not say why."),
            Map.entry(30019, "The message is larger than the carrier takes."),
            Map.entry(30034, "The sender is a US number that is not registered for business messages (A2P 10DLC)."),
            Map.entry(30036, "The message waited longer in the queue than it was valid."),
            Map.entry(30042, "The sender's name is blocked, or has characters that the carrier does not take."));

    private DeliveryErrors() {}

    /** A sentence; empty for a number that is not in the table. */
    static Optional<String> of(int number) {
        return Optional.ofNullable(KNOWN.get(number));
    }
}
