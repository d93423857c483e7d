package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.mail.MailEnvelope;
import io.jenkins.plugins.externalsystems.core.mail.MailMessage;

/** A message that is ready to go, and to whom. */
record Outgoing(MailEnvelope envelope, MailMessage message) {}
