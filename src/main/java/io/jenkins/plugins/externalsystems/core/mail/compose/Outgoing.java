package io.jenkins.plugins.externalsystems.core.mail.compose;

import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.MailEnvelope;
import io.jenkins.plugins.externalsystems.core.mail.MailMessage;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.List;

/**
 * A message that is ready to go, and to whom.
 *
 * @param envelope all recipients
 * @param message as its readers see it
 * @param bcc those of the recipients whom its readers do not see
 * @param arguments that it was made of, for the parameters that only one connector has
 */
public record Outgoing(MailEnvelope envelope, MailMessage message, List<MailAddress> bcc, Arguments arguments) {
    public Outgoing {
        bcc = List.copyOf(bcc);
    }
}
