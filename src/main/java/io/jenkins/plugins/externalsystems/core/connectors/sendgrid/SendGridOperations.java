package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.mail.service.MailServiceOperations;
import io.jenkins.plugins.externalsystems.core.mail.service.ServiceMessages;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.List;
import java.util.function.Supplier;

/** All that a SendGrid connection can do. */
final class SendGridOperations {
    static final String CATEGORIES = "categories";
    static final String CUSTOM_ARGS = "custom_args";
    static final String SEND_AT = "send_at";

    /** Parameters of a message that only SendGrid has. */
    static final List<Parameter> OWN = List.of(
            Parameter.optional(
                    CATEGORIES,
                    ParameterType.STRING_LIST,
                    "Up to 10 names that SendGrid's statistics group messages by."),
            Parameter.optional(
                    CUSTOM_ARGS,
                    ParameterType.MAP,
                    "Names and texts that SendGrid's events about the message repeat; readers do not see them."),
            Parameter.optional(
                    SEND_AT,
                    ParameterType.STRING,
                    "When SendGrid is to send it, at most 72 hours ahead, such as 2026-12-01T08:00:00Z."));

    private static final String NO_MAILBOX =
            "SendGrid takes messages and tells by webhooks what became of them: what was sent can neither be read, found,"
                    + " changed nor called back; send another message with the same 'thread' instead.";

    private SendGridOperations() {}

    /** @param messages known once the connector is configured */
    static OperationTable table(Supplier<ServiceMessages> messages) {
        return MailServiceOperations.table(
                        "SendGrid",
                        RepeatSafety.LOOKS_FIRST,
                        OWN,
                        SendGridLimits.BATCH,
                        "Sends messages, those that say the same in one request, and goes on after one that is refused; a"
                                + " repeat goes on after those that are sent.",
                        messages)
                .refuse(ItemVerb.GET, MailServiceOperations.ITEM, NO_MAILBOX)
                .refuse(ItemVerb.UPDATE, MailServiceOperations.ITEM, NO_MAILBOX)
                .refuse(ItemVerb.DELETE, MailServiceOperations.ITEM, NO_MAILBOX)
                .refuse(ItemVerb.QUERY, MailServiceOperations.ITEM, NO_MAILBOX)
                .build();
    }
}
