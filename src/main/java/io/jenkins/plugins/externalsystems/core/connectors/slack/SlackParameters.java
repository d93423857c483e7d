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
    static final Parameter MENTION_EMAILS = Parameter.optional(
            "mention_emails",
            ParameterType.STRING_LIST,
            "E-mail addresses of people whom the message alerts; who is not found is left out with a warning.");
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
            "channel", ParameterType.STRING, "Name or id of the message's channel; a name of one that the bot is in.");
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

    static final Parameter USER =
            Parameter.required("user", ParameterType.STRING, "Id (U…) or e-mail address of who sees the message.");
    static final Parameter EMOJI = Parameter.required(
            "emoji", ParameterType.STRING, "Name of the emoji, such as rocket, with or without colons.");
    static final Parameter CHANNEL_NAME = Parameter.required(
            "name", ParameterType.STRING, "Small letters, digits, hyphens and underscores, 80 at most.");
    static final Parameter IS_PRIVATE = Parameter.withDefault(
            "is_private", ParameterType.BOOLEAN, false, "Whether only invited people see the channel.");
    static final Parameter USERS = Parameter.required(
            "users", ParameterType.STRING_LIST, "Ids (U…) or e-mail addresses of the people, 100 at most.");
    static final Parameter RECIPIENTS = Parameter.required(
            "users",
            ParameterType.STRING_LIST,
            "Ids (U…) or e-mail addresses of the people, 50 at most; who is not found is left out with a warning.");
    static final Parameter EMAIL = Parameter.required("email", ParameterType.STRING, "The person's e-mail address.");
    static final Parameter EVENT_TYPE = Parameter.required(
            "event_type",
            ParameterType.STRING,
            "Which template: vessel_arrival, compliance_issue, integration_error, driver_alert or one of the connection's.");
    static final Parameter DATA =
            Parameter.required("data", ParameterType.MAP, "Values for the template's places, by name.");
    static final Parameter FILES = Parameter.required(
            "files",
            ParameterType.STRING,
            "Ant patterns separated by commas, such as target/*.log; 50 files at most, in one message.");
    static final Parameter FILE =
            Parameter.required("file", ParameterType.STRING, "Path or Ant pattern that one file matches.");
    static final Parameter COMMENT = Parameter.optional("comment", ParameterType.TEXT, "The message above the files.");
    static final Parameter FILE_TITLE =
            Parameter.optional("title", ParameterType.STRING, "Shown instead of the file's name; for one file only.");
    static final Parameter HISTORY_CHANNEL = Parameter.optional(
            "channel",
            ParameterType.STRING,
            "Name or id of a channel that the bot is in; default_channel where it is missing.");
    static final Parameter REPLIES_OF = Parameter.optional(
            "thread_ts", ParameterType.STRING, "Gives the replies of a thread: 'ts' or 'id' of its first message.");
    static final Parameter OLDEST =
            Parameter.optional("oldest", ParameterType.STRING, "Messages after this 'ts' only.");
    static final Parameter LATEST =
            Parameter.optional("latest", ParameterType.STRING, "Messages before this 'ts' only.");
    static final Parameter FILES_IN =
            Parameter.optional("channel", ParameterType.STRING, "Files in this channel only, by name or id.");
    static final Parameter FILES_OF =
            Parameter.optional("user", ParameterType.STRING, "Files of this user only, by id.");
    static final Parameter FILE_TYPES = Parameter.optional(
            "types", ParameterType.STRING, "Kinds of files, separated by commas: all, images, pdfs, snippets, zips …");
    static final Parameter FILES_FROM =
            Parameter.optional("ts_from", ParameterType.STRING, "Files made since then, in seconds since 1970.");
    static final Parameter FILES_TO =
            Parameter.optional("ts_to", ParameterType.STRING, "Files made until then, in seconds since 1970.");

    private SlackParameters() {}
}
