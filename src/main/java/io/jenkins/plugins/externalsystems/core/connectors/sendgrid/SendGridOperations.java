package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.mail.compose.MailParameters;
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

    private static final String ITEM = "email";
    private static final String NO_MAILBOX =
            "SendGrid takes messages and tells by webhooks what became of them: what was sent can neither be read, found,"
                    + " changed nor called back; send another message with the same 'thread' instead.";

    private SendGridOperations() {}

    /** @param messages known once the connector is configured */
    static OperationTable table(Supplier<ServiceMessages> messages) {
        return OperationTable.builder()
                .item(
                        ItemVerb.CREATE,
                        ITEM,
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message, as send_email does.",
                        (arguments, context) -> messages.get().send(arguments, context),
                        MailParameters.written(OWN))
                .refuse(ItemVerb.GET, ITEM, NO_MAILBOX)
                .refuse(ItemVerb.UPDATE, ITEM, NO_MAILBOX)
                .refuse(ItemVerb.DELETE, ITEM, NO_MAILBOX)
                .refuse(ItemVerb.QUERY, ITEM, NO_MAILBOX)
                .operation(
                        "send_email",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message; that SendGrid took it is not yet that it arrives.",
                        (arguments, context) -> messages.get().send(arguments, context),
                        MailParameters.written(OWN))
                .operation(
                        "send_message",
                        RepeatSafety.LOOKS_FIRST,
                        "The same as send_email, by the name that it has for every connection that sends e-mail.",
                        (arguments, context) -> messages.get().send(arguments, context),
                        MailParameters.written(OWN))
                .operation(
                        "send_template_email",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message that a template of the connection makes of data, with a text part made from it.",
                        (arguments, context) -> messages.get().sendTemplate(arguments, context),
                        MailParameters.templated(OWN))
                .operation(
                        "send_batch_emails",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends messages, those that say the same in one request, and goes on after one that is refused; a"
                                + " repeat goes on after those that are sent.",
                        (arguments, context) -> messages.get().sendBatch(arguments, context),
                        MailParameters.batch(SendGridLimits.BATCH, "send_email"))
                .build();
    }
}
