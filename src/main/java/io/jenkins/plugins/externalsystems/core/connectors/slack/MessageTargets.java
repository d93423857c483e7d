package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from a call's arguments which channel, thread or message it is about. */
final class MessageTargets {
    private static final Pattern CHANNEL = Pattern.compile("#?[^\\s#@,/<>]+");

    private final Channels channels;
    private final String defaultChannel;

    MessageTargets(Channels channels, String defaultChannel) {
        this.channels = channels;
        this.defaultChannel = defaultChannel;
    }

    /**
     * Where a new message goes: {@code channel}, else the channel of the thread, else the connection's.
     *
     * @throws ExternalSystemException VALIDATION_ERROR for more than one channel or a user's name
     */
    String channel(Arguments arguments, CallContext context) {
        Optional<String> ofThread = arguments
                .optionalText("thread_ts")
                .flatMap(MessageHandle::parse)
                .map(MessageHandle::channel);
        String channel = arguments
                .optionalText("channel")
                .map(String::strip)
                .or(() -> ofThread)
                .orElse(defaultChannel);
        if (!CHANNEL.matcher(channel).matches()) {
            throw Refusals.parameter(
                    context,
                    "channel",
                    "is '" + channel + "'; give one channel's name (#ci) or id (C…), or a user's id (U…)");
        }
        return channel;
    }

    /** The thread's time stamp, from itself or from the id of its first message. */
    static Optional<String> thread(Arguments arguments, CallContext context) {
        return arguments.optionalText("thread_ts").map(thread -> ts("thread_ts", thread, context));
    }

    /**
     * An existing message: {@code id}, or {@code ts} with {@code channel}. {@code chat.update} and {@code chat.delete} take
     * a channel's id only.
     *
     * @throws ExternalSystemException VALIDATION_ERROR naming what is missing or has another form
     */
    MessageHandle message(Arguments arguments, CallContext context) {
        if (arguments.has("id")) {
            MessageHandle handle = MessageHandle.parse(arguments.text("id"))
                    .orElseThrow(() -> Refusals.parameter(context, "id", MessageHandle.EXPECTED));
            return withChannelId(handle, "id", context);
        }
        if (!arguments.has("ts")) {
            throw Refusals.parameter(context, "id", "is missing: the message's 'id', or else 'channel' and 'ts'");
        }
        String ts = arguments.text("ts");
        Optional<MessageHandle> handle = MessageHandle.parse(ts);
        if (handle.isPresent()) {
            return withChannelId(handle.get(), "ts", context);
        }
        String channel = arguments.optionalText("channel").map(String::strip).orElse(defaultChannel);
        return withChannelId(new MessageHandle(channel, ts("ts", ts, context)), "channel", context);
    }

    private MessageHandle withChannelId(MessageHandle handle, String parameter, CallContext context) {
        String id = channels.id(handle.channel())
                .orElseThrow(() -> Refusals.parameter(
                        context,
                        parameter,
                        "names the channel '" + handle.channel() + "', and Slack takes a channel's id here;"
                                + " give the message's 'id' as send_message answered it, or the channel's id (C…)"));
        return new MessageHandle(id, handle.ts());
    }

    private static String ts(String parameter, String text, CallContext context) {
        String ts = MessageHandle.parse(text).map(MessageHandle::ts).orElse(text.strip());
        if (!MessageHandle.isTs(ts)) {
            throw Refusals.parameter(context, parameter, MessageHandle.EXPECTED);
        }
        return ts;
    }
}
