package io.jenkins.plugins.externalsystems.core.mail;

import java.util.List;

/**
 * What a server has to know before it gets the message itself.
 *
 * @param sender address that failures are reported to
 * @param recipients addresses, at least one, each once
 * @param size of the message in bytes, as far as it can be told before
 * @param allOrNone whether the message goes to nobody if one recipient is refused
 */
public record MailEnvelope(String sender, List<String> recipients, long size, boolean allOrNone) {
    public MailEnvelope {
        recipients = List.copyOf(recipients);
    }
}
