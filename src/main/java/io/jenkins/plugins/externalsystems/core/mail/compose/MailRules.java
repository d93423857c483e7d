package io.jenkins.plugins.externalsystems.core.mail.compose;

import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import java.util.List;
import java.util.Optional;

/**
 * What a connection says about all of its messages.
 *
 * @param defaultSender of messages that name none
 * @param defaultRecipients of messages that name none
 * @param mostRecipients of one message, with those of copies
 * @param largestMessage in bytes, with its attachments as they are encoded
 * @param recipientLimit who sets the limit of recipients, such as {@code servers take}
 * @param sizeLimit who sets the limit of the size, and which, such as {@code the connection's max_message_mb is 25}
 */
public record MailRules(
        Optional<MailAddress> defaultSender,
        List<MailAddress> defaultRecipients,
        int mostRecipients,
        long largestMessage,
        String recipientLimit,
        String sizeLimit) {
    public MailRules {
        defaultRecipients = List.copyOf(defaultRecipients);
    }
}
