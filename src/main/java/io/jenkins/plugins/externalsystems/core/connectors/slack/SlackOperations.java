package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import java.util.function.Supplier;

/** Declares what can be done with Slack. */
final class SlackOperations {
    private static final String MESSAGE = "message";
    private static final Parameter[] NEW_MESSAGE = {
        SlackParameters.CHANNEL,
        SlackParameters.TEXT,
        SlackParameters.FORMAT,
        SlackParameters.BLOCKS,
        SlackParameters.ATTACHMENTS,
        SlackParameters.MENTIONS,
        SlackParameters.THREAD,
        SlackParameters.REPLY_BROADCAST,
        SlackParameters.UNFURL_LINKS,
        SlackParameters.UNFURL_MEDIA
    };

    private SlackOperations() {}

    /** @param messenger there once the connection is configured */
    static OperationTable table(Supplier<Messenger> messenger) {
        return OperationTable.builder()
                .operation(
                        "send_message",
                        RepeatSafety.UNSAFE,
                        "Sends a message to a channel.",
                        (arguments, context) -> messenger.get().send(arguments, context),
                        NEW_MESSAGE)
                .operation(
                        "update_message",
                        RepeatSafety.SAFE,
                        "Gives a message that the bot sent new content; what is not given stays.",
                        (arguments, context) -> messenger.get().update(arguments, context),
                        SlackParameters.ID,
                        SlackParameters.MESSAGE_CHANNEL,
                        SlackParameters.TS,
                        SlackParameters.TEXT,
                        SlackParameters.FORMAT,
                        SlackParameters.BLOCKS,
                        SlackParameters.ATTACHMENTS,
                        SlackParameters.MENTIONS)
                .operation(
                        "send_alert",
                        RepeatSafety.UNSAFE,
                        "Sends an alert with a coloured bar, a title and fields.",
                        (arguments, context) -> messenger.get().alert(arguments, context),
                        SlackParameters.TITLE,
                        SlackParameters.MESSAGE,
                        SlackParameters.SEVERITY,
                        SlackParameters.METADATA,
                        SlackParameters.CHANNEL,
                        SlackParameters.FORMAT,
                        SlackParameters.MENTIONS,
                        SlackParameters.THREAD)
                .item(
                        ItemVerb.CREATE,
                        MESSAGE,
                        RepeatSafety.UNSAFE,
                        "Sends a message to a channel, as send_message does.",
                        (arguments, context) -> messenger.get().send(arguments, context),
                        NEW_MESSAGE)
                .item(
                        ItemVerb.UPDATE,
                        MESSAGE,
                        RepeatSafety.SAFE,
                        "Gives a message (id: channel/ts) new content, as update_message does.",
                        (arguments, context) -> messenger.get().update(arguments, context),
                        SlackParameters.TEXT,
                        SlackParameters.FORMAT,
                        SlackParameters.BLOCKS,
                        SlackParameters.ATTACHMENTS,
                        SlackParameters.MENTIONS)
                .item(
                        ItemVerb.DELETE,
                        MESSAGE,
                        RepeatSafety.SAFE,
                        "Deletes a message (id: channel/ts) that the bot sent.",
                        (arguments, context) -> messenger.get().delete(arguments, context))
                .build();
    }
}
