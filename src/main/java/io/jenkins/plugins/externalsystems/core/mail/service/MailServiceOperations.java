package io.jenkins.plugins.externalsystems.core.mail.service;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.mail.compose.MailParameters;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import java.util.List;
import java.util.function.Supplier;

/** The operations that every service that sends e-mail has. */
public final class MailServiceOperations {
    /** The item type. */
    public static final String ITEM = "email";

    private MailServiceOperations() {}

    /**
     * @param vendor for people
     * @param safety of everything that sends
     * @param own parameters of a message that only this service has
     * @param batch messages of one call
     * @param inBatches one sentence about a batch
     * @param messages known once the connector is configured
     */
    public static OperationTable.Builder table(
            String vendor,
            RepeatSafety safety,
            List<Parameter> own,
            int batch,
            String inBatches,
            Supplier<ServiceMessages> messages) {
        return OperationTable.builder()
                .item(
                        ItemVerb.CREATE,
                        ITEM,
                        safety,
                        "Sends a message, as send_email does.",
                        (arguments, context) -> messages.get().send(arguments, context),
                        MailParameters.written(own))
                .operation(
                        "send_email",
                        safety,
                        "Sends a message; that " + vendor + " took it is not yet that it arrives.",
                        (arguments, context) -> messages.get().send(arguments, context),
                        MailParameters.written(own))
                .operation(
                        "send_message",
                        safety,
                        "The same as send_email, by the name that it has for every connection that sends e-mail.",
                        (arguments, context) -> messages.get().send(arguments, context),
                        MailParameters.written(own))
                .operation(
                        "send_template_email",
                        safety,
                        "Sends a message that a template of the connection makes of data, with a text part made from it.",
                        (arguments, context) -> messages.get().sendTemplate(arguments, context),
                        MailParameters.templated(own))
                .operation(
                        "send_batch_emails",
                        safety,
                        inBatches,
                        (arguments, context) -> messages.get().sendBatch(arguments, context),
                        MailParameters.batch(batch, "send_email"));
    }
}
