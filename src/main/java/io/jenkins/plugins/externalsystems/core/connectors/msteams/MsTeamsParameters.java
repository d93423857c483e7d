package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;

/** The parameters of the operations. */
final class MsTeamsParameters {
    static final Parameter TITLE =
            Parameter.optional("title", ParameterType.STRING, "Title of the message, plain text.");
    static final Parameter TEXT = Parameter.optional(
            "text", ParameterType.TEXT, "The message; cut with a note where it does not fit the 28 KB of a message.");
    static final Parameter FORMAT = Parameter.withDefault(
                    "format",
                    ParameterType.STRING,
                    "markdown",
                    "What the text is written in. It mentions nobody, whatever it says.")
            .oneOf("markdown", "plain");
    static final Parameter THEME_COLOR = Parameter.withDefault(
            "theme_color",
            ParameterType.STRING,
            "default",
            "Colour of the title: default, emphasis (grey), good (green), warning (yellow), attention (red), accent (blue),"
                    + " or #RRGGBB, of which the nearest of these is taken.");
    static final Parameter FACTS = Parameter.optional(
            "facts", ParameterType.MAP, "Names and values that are shown in two columns; without those that are null.");
    static final Parameter ACTIONS = Parameter.optional(
            "actions", ParameterType.MAP_LIST, "Buttons below the message, each with 'title' and 'url'.");
    static final Parameter ACTION_TITLE = Parameter.required("title", ParameterType.STRING, "What the button says.");
    static final Parameter ACTION_URL =
            Parameter.required("url", ParameterType.STRING, "What it opens, an http or https address.");
    static final Parameter MENTIONS = Parameter.optional(
            "mentions",
            ParameterType.STRING_LIST,
            "Whom the message alerts: object ids or UPNs (jane@contoso.com) of users, or 'Jane Doe <jane@contoso.com>'.");
    static final Parameter MENTION_EMAILS = Parameter.optional(
            "mention_emails",
            ParameterType.STRING_LIST,
            "E-mail addresses of people whom the message alerts; with Graph, who is not in the team is left out with a"
                    + " warning.");
    static final Parameter TEAM = Parameter.optional(
            "team_id", ParameterType.STRING, "Id of the team, by Graph; default_team_id where it is missing.");
    static final Parameter CHANNEL = Parameter.optional(
            "channel",
            ParameterType.STRING,
            "Name or id (19:…) of the channel, by Graph; a workflow posts to its own. Where it is missing, the workflow, or"
                    + " default_channel.");
    static final Parameter CARD = Parameter.required(
            "card",
            ParameterType.MAP,
            "An Adaptive Card of version 1.5 at most; type, version and schema are filled in where they are missing.");
    static final Parameter TEMPLATE = Parameter.required(
            "template",
            ParameterType.STRING,
            "Name of the template: vessel_arrival, compliance_issue, integration_error, driver_alert or one of the"
                    + " connection's.");
    static final Parameter DATA =
            Parameter.optional("data", ParameterType.MAP, "Values for the template's places, by name.");
    static final Parameter MESSAGES = Parameter.required(
            "messages",
            ParameterType.MAP_LIST,
            "The messages, 100 at most, each with the parameters of send_message, send_adaptive_card or"
                    + " send_template_message.");

    /** What an operation that sends takes beside its content. */
    private static final Parameter[] ADDRESS = {MENTIONS, MENTION_EMAILS, TEAM, CHANNEL};

    static final Parameter[] NEW_MESSAGE = with(TITLE, TEXT, FORMAT, THEME_COLOR, FACTS, ACTIONS);
    static final Parameter[] NEW_CARD = with(CARD);
    static final Parameter[] FROM_TEMPLATE = with(TEMPLATE, DATA, ACTIONS);

    private MsTeamsParameters() {}

    private static Parameter[] with(Parameter... content) {
        Parameter[] all = new Parameter[content.length + ADDRESS.length];
        System.arraycopy(content, 0, all, 0, content.length);
        System.arraycopy(ADDRESS, 0, all, content.length, ADDRESS.length);
        return all;
    }
}
