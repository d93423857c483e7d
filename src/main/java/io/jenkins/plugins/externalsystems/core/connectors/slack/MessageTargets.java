package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Reads from a call's arguments which channel, thread or message it is about. */
final class MessageTargets {
    private static final Pattern CHANNEL = Pattern.compile("#?[^\\s#@,/<>]+");

    private final OwnChannels ownChannels;
    private final String defaultChannel;

    MessageTargets(OwnChannels ownChannels, String defaultChannel) {
        this.ownChannels = ownChannels;
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
            throw context.invalid(
                    "channel", "is '" + channel + "'; give one channel's name (#ci) or id (C…), or a user's id (U…)");
        }
        return channel;
    }

    /** The thread's time stamp, from itself or from the id of its first message. */
    static Optional<String> thread(Arguments arguments, CallContext context) {
        return ts(arguments, "thread_ts", context);
    }

    /** The time stamp in a parameter, alone or in a message's id. */
    static Optional<String> ts(Arguments arguments, String parameter, CallContext context) {
        return arguments.optionalText(parameter).map(text -> ts(parameter, text, context));
    }

    /** The id of {@link #channel}, for methods that take no name; fails as {@link OwnChannels#id} does. */
    CompletionStage<String> channelId(Arguments arguments, CallContext context) {
        return ownChannels.id(channel(arguments, context), "channel", context);
    }

    /**
     * An existing message: {@code id}, or {@code ts} with {@code channel}, its channel as an id.
     *
     * @return fails as {@link OwnChannels#id} does
     * @throws ExternalSystemException VALIDATION_ERROR naming what is missing or has another form
     */
    CompletionStage<MessageHandle> message(Arguments arguments, CallContext context) {
        if (arguments.has("id")) {
            MessageHandle handle = MessageHandle.parse(arguments.text("id"))
                    .orElseThrow(() -> context.invalid("id", MessageHandle.EXPECTED));
            return withChannelId(handle, "id", context);
        }
        if (!arguments.has("ts")) {
            throw context.invalid("id", "is missing: the message's 'id', or else 'channel' and 'ts'");
        }
        String ts = arguments.text("ts");
        Optional<MessageHandle> handle = MessageHandle.parse(ts);
        if (handle.isPresent()) {
            return withChannelId(handle.get(), "ts", context);
        }
        return withChannelId(new MessageHandle(channel(arguments, context), ts("ts", ts, context)), "channel", context);
    }

    private CompletionStage<MessageHandle> withChannelId(MessageHandle handle, String parameter, CallContext context) {
        return ownChannels.id(handle.channel(), parameter, context).thenApply(id -> new MessageHandle(id, handle.ts()));
    }

    private static String ts(String parameter, String text, CallContext context) {
        String ts = MessageHandle.parse(text).map(MessageHandle::ts).orElse(text.strip());
        if (!MessageHandle.isTs(ts)) {
            throw context.invalid(parameter, MessageHandle.EXPECTED);
        }
        return ts;
    }
}
