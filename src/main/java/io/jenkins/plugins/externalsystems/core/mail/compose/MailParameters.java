package io.jenkins.plugins.externalsystems.core.mail.compose;

import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.List;

/** The parameters of operations that send e-mail, the same for each way of sending. */
public final class MailParameters {
    public static final String TO = "to";
    public static final String BATCH = "messages";
    static final String CC = "cc";
    static final String BCC = "bcc";
    static final String FROM = "from";
    static final String REPLY_TO = "reply_to";
    static final String SUBJECT = "subject";
    static final String TEXT = "text";
    static final String HTML = "html";
    static final String MARKDOWN = "markdown";
    static final String TEMPLATE = "template";
    static final String VARIABLES = "variables";
    static final String ATTACHMENTS = "attachments";
    static final String INLINE_IMAGES = "inline_images";
    static final String THREAD = "thread";
    static final String PRIORITY = "priority";
    static final String HEADERS = "headers";
    static final String ALL_OR_NONE = "all_or_none";

    private MailParameters() {}

    /** Parameters of a message that is given as it is. @param own those that only this connector has */
    public static Parameter[] written(List<Parameter> own) {
        List<Parameter> parameters = new ArrayList<>(addressing());
        parameters.add(Parameter.required(SUBJECT, ParameterType.STRING, "Subject."));
        parameters.addAll(content());
        parameters.addAll(extras());
        parameters.addAll(own);
        return parameters.toArray(Parameter[]::new);
    }

    /** Parameters of a message that a template makes. @param own those that only this connector has */
    public static Parameter[] templated(List<Parameter> own) {
        List<Parameter> parameters = new ArrayList<>(addressing());
        parameters.add(Parameter.required(TEMPLATE, ParameterType.STRING, "Name of the template."));
        parameters.add(Parameter.optional(
                VARIABLES, ParameterType.MAP, "The template's data: texts, numbers, booleans, lists and maps."));
        parameters.add(Parameter.optional(
                SUBJECT, ParameterType.STRING, "Subject in Mustache, instead of the template's own."));
        parameters.addAll(extras());
        parameters.addAll(own);
        return parameters.toArray(Parameter[]::new);
    }

    /** Parameters of one message of a batch. @param own those that only this connector has */
    static Parameter[] either(List<Parameter> own) {
        List<Parameter> parameters = new ArrayList<>(addressing());
        parameters.add(Parameter.optional(SUBJECT, ParameterType.STRING, "Subject."));
        parameters.addAll(content());
        parameters.addAll(List.of(
                Parameter.optional(TEMPLATE, ParameterType.STRING, "Name of the template."),
                Parameter.optional(VARIABLES, ParameterType.MAP, "The template's data.")));
        parameters.addAll(extras());
        parameters.addAll(own);
        return parameters.toArray(Parameter[]::new);
    }

    /** The parameter of a batch. @param sending name of the operation that sends one message */
    public static Parameter batch(int largest, String sending) {
        return Parameter.required(
                BATCH,
                ParameterType.MAP_LIST,
                "Up to " + largest + " messages, each with the parameters of " + sending
                        + " or of send_template_email.");
    }

    /** For a connector that can send to some of the recipients. */
    public static Parameter allOrNone() {
        return Parameter.withDefault(
                ALL_OR_NONE,
                ParameterType.BOOLEAN,
                false,
                "Whether the message goes to nobody when the server refuses one of its recipients.");
    }

    private static List<Parameter> addressing() {
        return List.of(
                Parameter.optional(
                        TO,
                        ParameterType.STRING_LIST,
                        "Recipients, such as jane@example.com or Jane Doe <jane@example.com>; the connection's default"
                                + " recipients where to, cc and bcc are missing."),
                Parameter.optional(CC, ParameterType.STRING_LIST, "Recipients of a copy."),
                Parameter.optional(BCC, ParameterType.STRING_LIST, "Recipients of a copy whom nobody sees."),
                Parameter.optional(FROM, ParameterType.STRING, "Sender; the connection's default sender if missing."),
                Parameter.optional(REPLY_TO, ParameterType.STRING_LIST, "Where answers go."));
    }

    private static List<Parameter> content() {
        return List.of(
                Parameter.optional(TEXT, ParameterType.TEXT, "The message in plain text."),
                Parameter.optional(
                        HTML, ParameterType.TEXT, "The message in HTML; without text the plain part is made from it."),
                Parameter.optional(MARKDOWN, ParameterType.TEXT, "The message in Markdown, instead of html and text."));
    }

    private static List<Parameter> extras() {
        return List.of(
                Parameter.optional(
                        ATTACHMENTS,
                        ParameterType.STRING,
                        "Files of the workspace, as Ant patterns separated by commas."),
                Parameter.optional(
                        INLINE_IMAGES,
                        ParameterType.MAP,
                        "Images that the HTML shows: name to file of the workspace; used as <img src=\"cid:NAME\">."),
                Parameter.optional(
                        THREAD,
                        ParameterType.STRING,
                        "Messages with the same text here are shown as one conversation."),
                Parameter.withDefault(PRIORITY, ParameterType.STRING, "normal", "Priority.")
                        .oneOf("high", "normal", "low"),
                Parameter.optional(HEADERS, ParameterType.MAP, "Further headers, whose names start with X- or List-."));
    }
}
