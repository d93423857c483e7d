package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;

/** The parameters of Slack's operations. */
final class SlackParameters {
    static final Parameter CHANNEL = Parameter.optional(
            "channel",
            ParameterType.STRING,
            "Name (#ci) or id of the channel, or a user's id; default_channel where it is missing.");
    static final Parameter TEXT = Parameter.optional(
            "text",
            ParameterType.TEXT,
            "The message; beside blocks it is shown in notifications only. Cut at 40,000 characters.");
    static final Parameter FORMAT = Parameter.withDefault(
                    MessageFormat.PARAMETER,
                    ParameterType.STRING,
                    MessageFormat.MARKDOWN.id(),
                    "What the text is written in: Markdown, Slack's own mrkdwn, or plain text. None of them mentions anybody.")
            .oneOf(MessageFormat.ids());
    static final Parameter BLOCKS = Parameter.optional(
            "blocks",
            ParameterType.MAP_LIST,
            "Block Kit blocks, 50 at most; long sections are cut at 3,000 characters.");
    static final Parameter ATTACHMENTS =
            Parameter.optional("attachments", ParameterType.MAP_LIST, "Secondary attachments, 100 at most.");
    static final Parameter MENTIONS = Parameter.optional(
            "mentions",
            ParameterType.STRING_LIST,
            "Whom the message alerts: ids of users (U…) or user groups (S…), @here, @channel, @everyone.");
    static final Parameter THREAD = Parameter.optional(
            "thread_ts",
            ParameterType.STRING,
            "Makes the message a reply: 'ts' or 'id' of the thread's first message.");
    static final Parameter REPLY_BROADCAST = Parameter.optional(
            "reply_broadcast", ParameterType.BOOLEAN, "Whether a reply is shown in the channel too.");
    static final Parameter UNFURL_LINKS =
            Parameter.optional("unfurl_links", ParameterType.BOOLEAN, "Whether Slack shows previews of linked pages.");
    static final Parameter UNFURL_MEDIA = Parameter.optional(
            "unfurl_media", ParameterType.BOOLEAN, "Whether Slack shows linked pictures and videos.");
    static final Parameter ID = Parameter.optional(
            "id", ParameterType.STRING, "The message as a result names it, channel/ts; instead of 'channel' and 'ts'.");
    static final Parameter MESSAGE_CHANNEL = Parameter.optional(
            "channel",
            ParameterType.STRING,
            "The channel's id; a name works where this connection has sent to it before.");
    static final Parameter TS =
            Parameter.optional("ts", ParameterType.STRING, "The message's time stamp in its channel.");
    static final Parameter TITLE =
            Parameter.required("title", ParameterType.STRING, "Title of the alert, plain text; cut at 150 characters.");
    static final Parameter MESSAGE =
            Parameter.required("message", ParameterType.TEXT, "What happened; cut at 3,000 characters.");
    static final Parameter SEVERITY = Parameter.withDefault(
                    "severity", ParameterType.STRING, AlertSeverity.INFO.id(), "How bad it is; decides the colour.")
            .oneOf(AlertSeverity.ids());
    static final Parameter METADATA = Parameter.optional(
            "metadata", ParameterType.MAP, "Names and values that are shown as fields; without those that are null.");

    private SlackParameters() {}
}
