package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All that an e-mail connection can do. */
final class EmailOperations {
    private static final String ITEM = "email";
    private static final String NO_MAILBOX =
            "SMTP only hands messages over: what was sent can neither be read, found, changed nor called back; send"
                    + " another message with the same 'thread' instead.";

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
                        written())
                .refuse(ItemVerb.GET, ITEM, NO_MAILBOX)
                .refuse(ItemVerb.UPDATE, ITEM, NO_MAILBOX)
                .refuse(ItemVerb.DELETE, ITEM, NO_MAILBOX)
                .refuse(ItemVerb.QUERY, ITEM, NO_MAILBOX)
                .operation(
                        "send_message",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message; that the server took it is not yet that it arrives.",
                        (arguments, context) -> handlers.get().messages().send(arguments, context),
                        written())
                .operation(
                        "send_template_email",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message that a template makes of data, with a text part made from it.",
                        (arguments, context) -> handlers.get().messages().sendTemplate(arguments, context),
                        templated())
                .operation(
                        "send_batch_emails",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends messages over one connection, and goes on after one that is refused; a repeat goes on after"
                                + " those that are sent.",
                        (arguments, context) -> handlers.get().messages().sendBatch(arguments, context),
                        Parameter.required(
                                Messages.BATCH,
                                ParameterType.MAP_LIST,
                                "Up to " + Messages.LARGEST_BATCH
                                        + " messages, each with the parameters of send_message or of send_template_email."))
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

    /** Parameters of a message that is given as it is. */
    static Parameter[] written() {
        List<Parameter> parameters = new ArrayList<>(addressing());
        parameters.add(Parameter.required(MessageComposer.SUBJECT, ParameterType.STRING, "Subject."));
        parameters.addAll(content());
        parameters.addAll(extras());
        return parameters.toArray(Parameter[]::new);
    }

    /** Parameters of a message that a template makes. */
    static Parameter[] templated() {
        List<Parameter> parameters = new ArrayList<>(addressing());
        parameters.addAll(template());
        parameters.add(Parameter.optional(
                MessageComposer.SUBJECT, ParameterType.STRING, "Subject in Mustache, instead of the template's own."));
        parameters.addAll(extras());
        return parameters.toArray(Parameter[]::new);
    }

    /** Parameters of one message of a batch. */
    static Parameter[] either() {
        List<Parameter> parameters = new ArrayList<>(addressing());
        parameters.add(Parameter.optional(MessageComposer.SUBJECT, ParameterType.STRING, "Subject."));
        parameters.addAll(content());
        parameters.addAll(List.of(
                Parameter.optional(Messages.TEMPLATE, ParameterType.STRING, "Name of the template."),
                Parameter.optional(Messages.VARIABLES, ParameterType.MAP, "The template's data.")));
        parameters.addAll(extras());
        return parameters.toArray(Parameter[]::new);
    }

    private static List<Parameter> addressing() {
        return List.of(
                Parameter.optional(
                        MessageComposer.TO,
                        ParameterType.STRING_LIST,
                        "Recipients, such as jane@example.com or Jane Doe <jane@example.com>; the connection's default"
                                + " recipients where to, cc and bcc are missing."),
                Parameter.optional(MessageComposer.CC, ParameterType.STRING_LIST, "Recipients of a copy."),
                Parameter.optional(
                        MessageComposer.BCC, ParameterType.STRING_LIST, "Recipients of a copy whom nobody sees."),
                Parameter.optional(
                        MessageComposer.FROM,
                        ParameterType.STRING,
                        "Sender; the connection's default sender if missing."),
                Parameter.optional(MessageComposer.REPLY_TO, ParameterType.STRING_LIST, "Where answers go."));
    }

    private static List<Parameter> content() {
        return List.of(
                Parameter.optional(MessageComposer.TEXT, ParameterType.TEXT, "The message in plain text."),
                Parameter.optional(
                        MessageComposer.HTML,
                        ParameterType.TEXT,
                        "The message in HTML; without text the plain part is made from it."),
                Parameter.optional(
                        MessageComposer.MARKDOWN,
                        ParameterType.TEXT,
                        "The message in Markdown, instead of html and text."));
    }

    private static List<Parameter> template() {
        return List.of(
                Parameter.required(Messages.TEMPLATE, ParameterType.STRING, "Name of the template."),
                Parameter.optional(
                        Messages.VARIABLES,
                        ParameterType.MAP,
                        "The template's data: texts, numbers, booleans, lists and maps."));
    }

    private static List<Parameter> extras() {
        return List.of(
                Parameter.optional(
                        MessageComposer.ATTACHMENTS,
                        ParameterType.STRING,
                        "Files of the workspace, as Ant patterns separated by commas."),
                Parameter.optional(
                        MessageComposer.INLINE_IMAGES,
                        ParameterType.MAP,
                        "Images that the HTML shows: name to file of the workspace; used as <img src=\"cid:NAME\">."),
                Parameter.optional(
                        MessageComposer.THREAD,
                        ParameterType.STRING,
                        "Messages with the same text here are shown as one conversation."),
                Parameter.withDefault(MessageComposer.PRIORITY, ParameterType.STRING, "normal", "Priority.")
                        .oneOf("high", "normal", "low"),
                Parameter.optional(
                        MessageComposer.HEADERS,
                        ParameterType.MAP,
                        "Further headers, whose names start with X- or List-."),
                Parameter.withDefault(
                        MessageComposer.ALL_OR_NONE,
                        ParameterType.BOOLEAN,
                        false,
                        "Whether the message goes to nobody when the server refuses one of its recipients."));
    }
}
