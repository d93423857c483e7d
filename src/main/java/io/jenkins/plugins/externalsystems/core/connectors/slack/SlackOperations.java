package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationHandler;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Declares what can be done with Slack. */
final class SlackOperations {
    private static final String MESSAGE = "message";
    private static final String FILE = "file";
    private static final Parameter[] NEW_MESSAGE = {
        SlackParameters.CHANNEL,
        SlackParameters.TEXT,
        SlackParameters.FORMAT,
        SlackParameters.BLOCKS,
        SlackParameters.ATTACHMENTS,
        SlackParameters.MENTIONS,
        SlackParameters.MENTION_EMAILS,
        SlackParameters.THREAD,
        SlackParameters.REPLY_BROADCAST,
        SlackParameters.UNFURL_LINKS,
        SlackParameters.UNFURL_MEDIA
    };
    private static final Parameter[] NEW_FILES = {
        SlackParameters.FILES,
        SlackParameters.CHANNEL,
        SlackParameters.COMMENT,
        SlackParameters.FORMAT,
        SlackParameters.THREAD,
        SlackParameters.FILE_TITLE
    };

    private final OperationTable.Builder table = OperationTable.builder();
    private final Supplier<Messenger> messenger;
    private final Supplier<Optional<BotServices>> bot;

    private SlackOperations(Supplier<Messenger> messenger, Supplier<Optional<BotServices>> bot) {
        this.messenger = messenger;
        this.bot = bot;
    }

    /**
     * The table.
     *
     * @param messenger there once the connection is configured
     * @param bot empty for a connection by webhook
     */
    static OperationTable table(Supplier<Messenger> messenger, Supplier<Optional<BotServices>> bot) {
        SlackOperations operations = new SlackOperations(messenger, bot);
        operations.messages();
        operations.channelsAndPeople();
        operations.messageItems();
        operations.files();
        return operations.table.build();
    }

    /** What a webhook cannot do. */
    private OperationHandler botOnly(Function<BotServices, OperationHandler> handler) {
        return (arguments, context) -> handler.apply(bot.get()
                        .orElseThrow(() -> Refusals.webhook(context, "'" + context.operation() + "' is not possible")))
                .handle(arguments, context);
    }

    private void messages() {
        table.operation(
                        "send_message",
                        RepeatSafety.LOOKS_FIRST,
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
                        SlackParameters.MENTIONS,
                        SlackParameters.MENTION_EMAILS)
                .operation(
                        "send_alert",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends an alert with a coloured bar, a title and fields.",
                        (arguments, context) -> messenger.get().alert(arguments, context),
                        SlackParameters.TITLE,
                        SlackParameters.MESSAGE,
                        SlackParameters.SEVERITY,
                        SlackParameters.METADATA,
                        SlackParameters.CHANNEL,
                        SlackParameters.FORMAT,
                        SlackParameters.MENTIONS,
                        SlackParameters.MENTION_EMAILS,
                        SlackParameters.THREAD)
                .operation(
                        "send_notification",
                        RepeatSafety.LOOKS_FIRST,
                        "Sends an alert that a template makes of an event's data.",
                        (arguments, context) -> messenger.get().notify(arguments, context),
                        SlackParameters.EVENT_TYPE,
                        SlackParameters.DATA,
                        SlackParameters.CHANNEL,
                        SlackParameters.MENTIONS,
                        SlackParameters.MENTION_EMAILS,
                        SlackParameters.THREAD)
                .operation(
                        "send_ephemeral",
                        RepeatSafety.UNSAFE,
                        "Sends a message to a channel that one user in it sees, until they reload Slack.",
                        botOnly(services -> services.messenger()::sendEphemeral),
                        SlackParameters.USER,
                        SlackParameters.CHANNEL,
                        SlackParameters.TEXT,
                        SlackParameters.FORMAT,
                        SlackParameters.BLOCKS,
                        SlackParameters.ATTACHMENTS,
                        SlackParameters.MENTIONS,
                        SlackParameters.THREAD)
                .operation(
                        "send_direct_messages",
                        RepeatSafety.UNSAFE,
                        "Sends a message to each of some people, from the bot to them alone.",
                        botOnly(services -> services.directMessages()::send),
                        SlackParameters.RECIPIENTS,
                        SlackParameters.TEXT,
                        SlackParameters.FORMAT,
                        SlackParameters.BLOCKS,
                        SlackParameters.ATTACHMENTS,
                        SlackParameters.UNFURL_LINKS,
                        SlackParameters.UNFURL_MEDIA)
                .operation(
                        "add_reaction",
                        RepeatSafety.SAFE,
                        "Adds an emoji to a message; that it is there already is fine.",
                        botOnly(services -> services.reactions()::add),
                        SlackParameters.EMOJI,
                        SlackParameters.ID,
                        SlackParameters.MESSAGE_CHANNEL,
                        SlackParameters.TS);
    }

    private void channelsAndPeople() {
        table.operation(
                        "create_channel",
                        RepeatSafety.LOOKS_FIRST,
                        "Makes a channel with the bot in it.",
                        botOnly(services -> services.conversations()::create),
                        SlackParameters.CHANNEL_NAME,
                        SlackParameters.IS_PRIVATE)
                .operation(
                        "invite_to_channel",
                        RepeatSafety.SAFE,
                        "Invites people to a channel that the bot is in; who is there already is fine.",
                        botOnly(services -> services.conversations()::invite),
                        SlackParameters.USERS,
                        SlackParameters.HISTORY_CHANNEL)
                .operation(
                        "lookup_user",
                        RepeatSafety.SAFE,
                        "Finds a person by e-mail address; the connection remembers it.",
                        botOnly(services -> services.users()::lookUp),
                        SlackParameters.EMAIL);
    }

    private void messageItems() {
        table.item(
                        ItemVerb.CREATE,
                        MESSAGE,
                        RepeatSafety.LOOKS_FIRST,
                        "Sends a message to a channel, as send_message does.",
                        (arguments, context) -> messenger.get().send(arguments, context),
                        NEW_MESSAGE)
                .item(
                        ItemVerb.GET,
                        MESSAGE,
                        RepeatSafety.SAFE,
                        "Reads a message (id: channel/ts) of a channel that the bot is in.",
                        botOnly(services -> services.reader()::get))
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
                        SlackParameters.MENTIONS,
                        SlackParameters.MENTION_EMAILS)
                .item(
                        ItemVerb.DELETE,
                        MESSAGE,
                        RepeatSafety.SAFE,
                        "Deletes a message (id: channel/ts) that the bot sent.",
                        (arguments, context) -> messenger.get().delete(arguments, context))
                .item(
                        ItemVerb.QUERY,
                        MESSAGE,
                        RepeatSafety.SAFE,
                        "The newest messages of a channel that the bot is in, or the replies of a thread.",
                        botOnly(services -> services.reader()::query),
                        SlackParameters.HISTORY_CHANNEL,
                        SlackParameters.REPLIES_OF,
                        SlackParameters.OLDEST,
                        SlackParameters.LATEST,
                        PageLimit.MAX_RESULTS,
                        PageLimit.RAW);
    }

    private void files() {
        table.operation(
                        "upload_files",
                        RepeatSafety.LOOKS_FIRST,
                        "Uploads files and shares them in a channel with one message.",
                        botOnly(services -> services.uploads()::share),
                        NEW_FILES)
                .operation(
                        "upload_file",
                        RepeatSafety.LOOKS_FIRST,
                        "Uploads one file and shares it in a channel.",
                        botOnly(services -> services.uploads()::shareOne),
                        SlackParameters.FILE,
                        SlackParameters.CHANNEL,
                        SlackParameters.COMMENT,
                        SlackParameters.FORMAT,
                        SlackParameters.THREAD,
                        SlackParameters.FILE_TITLE)
                .item(
                        ItemVerb.CREATE,
                        FILE,
                        RepeatSafety.LOOKS_FIRST,
                        "Uploads files and shares them in a channel, as upload_files does.",
                        botOnly(services -> services.uploads()::share),
                        NEW_FILES)
                .item(
                        ItemVerb.GET,
                        FILE,
                        RepeatSafety.SAFE,
                        "Tells about a file (id: F…).",
                        botOnly(services -> services.files()::get))
                .item(
                        ItemVerb.DELETE,
                        FILE,
                        RepeatSafety.SAFE,
                        "Deletes a file (id: F…) that the bot uploaded.",
                        botOnly(services -> services.files()::delete))
                .item(
                        ItemVerb.QUERY,
                        FILE,
                        RepeatSafety.SAFE,
                        "The files that the bot sees, the newest first.",
                        botOnly(services -> services.files()::query),
                        SlackParameters.FILES_IN,
                        SlackParameters.FILES_OF,
                        SlackParameters.FILE_TYPES,
                        SlackParameters.FILES_FROM,
                        SlackParameters.FILES_TO,
                        PageLimit.MAX_RESULTS,
                        PageLimit.RAW);
    }
}
