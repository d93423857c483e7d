package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import java.util.function.Supplier;

/** Declares what can be done with Twilio. */
final class TwilioOperations {
    private static final String MESSAGE = "message";

    private TwilioOperations() {}

    /** @param parts there once the connection is configured */
    static OperationTable table(Supplier<TwilioParts> parts) {
        return OperationTable.builder()
                .operation(
                        "send_sms",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a text message, with media where there are any; a repeat looks for the message first.",
                        (arguments, context) -> parts.get().messages().written(arguments, context),
                        TwilioParameters.NEW_MESSAGE)
                .operation(
                        "send_template_sms",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a text message that a template makes of data.",
                        (arguments, context) -> parts.get().messages().fromTemplate(arguments, context),
                        TwilioParameters.FROM_TEMPLATE)
                .operation(
                        "get_message_status",
                        RepeatSafety.SAFE,
                        "Tells what became of a message, and why where it did not arrive.",
                        (arguments, context) ->
                                parts.get().sent().status(TwilioParameters.SID.name(), arguments, context),
                        TwilioParameters.SID)
                .item(
                        ItemVerb.CREATE,
                        MESSAGE,
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a text message, as send_sms does.",
                        (arguments, context) -> parts.get().messages().written(arguments, context),
                        TwilioParameters.NEW_MESSAGE)
                .item(
                        ItemVerb.GET,
                        MESSAGE,
                        RepeatSafety.SAFE,
                        "Tells what became of a message (id: its SID), as get_message_status does.",
                        (arguments, context) -> parts.get().sent().status("id", arguments, context))
                .item(
                        ItemVerb.QUERY,
                        MESSAGE,
                        RepeatSafety.SAFE,
                        "Gives the account's messages, newest first.",
                        (arguments, context) -> parts.get().sent().query(arguments, context),
                        TwilioParameters.FILTERS)
                .item(
                        ItemVerb.DELETE,
                        MESSAGE,
                        RepeatSafety.SAFE,
                        "Deletes Twilio's record of a message (id: its SID), for good; the recipient keeps the message.",
                        (arguments, context) -> parts.get().sent().delete(arguments, context))
                .refuse(ItemVerb.UPDATE, MESSAGE, "A message that was sent cannot be changed; send another one.")
                .build();
    }
}
