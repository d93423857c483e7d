package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.mail.compose.MailParameters;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.List;
import java.util.function.Supplier;

/** All that an e-mail connection can do. */
final class EmailOperations {
    private static final String ITEM = "email";
    private static final String NO_MAILBOX =
            "SMTP only hands messages over: what was sent can neither be read, found, changed nor called back; send"
                    + " another message with the same 'thread' instead.";

    /** Parameters of a message that only SMTP has. */
    static final List<Parameter> OWN = List.of(MailParameters.allOrNone());

    private EmailOperations() {}

    /** @param handlers known once the connector is configured */
    static OperationTable table(Supplier<EmailConnector.Handlers> handlers) {
        return OperationTable.builder()
                .item(
                        ItemVerb.CREATE,
                        ITEM,
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message, as send_message does.",
                        (arguments, context) -> handlers.get().messages().send(arguments, context),
                        MailParameters.written(OWN))
                .refuse(ItemVerb.GET, ITEM, NO_MAILBOX)
                .refuse(ItemVerb.UPDATE, ITEM, NO_MAILBOX)
                .refuse(ItemVerb.DELETE, ITEM, NO_MAILBOX)
                .refuse(ItemVerb.QUERY, ITEM, NO_MAILBOX)
                .operation(
                        "send_message",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message; that the server took it is not yet that it arrives.",
                        (arguments, context) -> handlers.get().messages().send(arguments, context),
                        MailParameters.written(OWN))
                .operation(
                        "send_template_email",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message that a template makes of data, with a text part made from it.",
                        (arguments, context) -> handlers.get().messages().sendTemplate(arguments, context),
                        MailParameters.templated(OWN))
                .operation(
                        "send_batch_emails",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends messages over one connection, and goes on after one that is refused; a repeat goes on after"
                                + " those that are sent.",
                        (arguments, context) -> handlers.get().messages().sendBatch(arguments, context),
                        MailParameters.batch(Messages.LARGEST_BATCH, "send_message"))
                .operation(
                        "validate_email",
                        RepeatSafety.SAFE,
                        "Tells whether an address can exist; nothing is sent.",
                        (arguments, context) -> handlers.get().addresses().check(arguments, context),
                        Parameter.required(AddressCheck.ADDRESS, ParameterType.TEXT, "The address."),
                        Parameter.withDefault(
                                AddressCheck.CHECK_MX,
                                ParameterType.BOOLEAN,
                                false,
                                "Whether the DNS is asked for hosts that take mail for its domain."))
                .build();
    }
}
