package io.jenkins.plugins.externalsystems.core.connectors.resend;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.mail.service.MailServiceOperations;
import io.jenkins.plugins.externalsystems.core.mail.service.ServiceMessages;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.List;
import java.util.function.Supplier;

/** All that a Resend connection can do. */
final class ResendOperations {
    static final String TAGS = "tags";
    static final String SCHEDULED_AT = "scheduled_at";
    static final String ID = "id";

    /** Parameters of a message that only Resend has. */
    static final List<Parameter> OWN = List.of(
            Parameter.optional(
                    TAGS,
                    ParameterType.MAP,
                    "Names and values that Resend groups messages by: ASCII letters, digits, '_' and '-', up to 256 of them."),
            Parameter.optional(
                    SCHEDULED_AT, ParameterType.STRING, "When Resend is to send it, such as 2026-12-01T08:00:00Z."));

    private static final String SENT =
            "what was sent cannot be changed, found or called back; send another message with the same 'thread' instead.";

    private ResendOperations() {}

    /**
     * @param messages known once the connector is configured
     * @param sent the same
     */
    static OperationTable table(Supplier<ServiceMessages> messages, Supplier<SentEmails> sent) {
        return MailServiceOperations.table(
                        "Resend",
                        RepeatSafety.KEYED,
                        OWN,
                        ResendLimits.BATCH,
                        "Sends messages, up to 100 in one request and those with files one by one, and goes on after one that"
                                + " is refused.",
                        messages)
                .item(
                        ItemVerb.GET,
                        MailServiceOperations.ITEM,
                        RepeatSafety.SAFE,
                        "Reads a message and what became of it; needs a key with full access.",
                        (arguments, context) -> sent.get().get(arguments, context))
                .refuse(ItemVerb.UPDATE, MailServiceOperations.ITEM, SENT)
                .refuse(ItemVerb.DELETE, MailServiceOperations.ITEM, SENT)
                .refuse(ItemVerb.QUERY, MailServiceOperations.ITEM, SENT)
                .operation(
                        "get_email",
                        RepeatSafety.SAFE,
                        "Reads a message and what became of it (last_event); needs a key with full access.",
                        (arguments, context) -> sent.get().get(arguments, context),
                        Parameter.required(ID, ParameterType.STRING, "Id of the message, as send_email gives it."))
                .build();
    }
}
