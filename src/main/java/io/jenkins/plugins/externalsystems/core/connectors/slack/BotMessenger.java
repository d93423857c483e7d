package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Sends, changes and deletes messages with a bot token. */
final class BotMessenger implements Messenger {
    private final SlackApi api;
    private final MessageComposer composer;
    private final MessageTargets targets;
    private final Channels channels;
    private final InstantSource clock;
    private final String defaultChannel;

    BotMessenger(SlackApi api, MessageComposer composer, String defaultChannel, InstantSource clock) {
        this.api = api;
        this.composer = composer;
        this.clock = clock;
        this.defaultChannel = defaultChannel;
        this.channels = new Channels();
        this.targets = new MessageTargets(channels, defaultChannel);
    }

    @Override
    public CompletionStage<Map<String, Object>> send(Arguments arguments, CallContext context) {
        return post(arguments, composer.message(arguments, context), context);
    }

    @Override
    public CompletionStage<Map<String, Object>> alert(Arguments arguments, CallContext context) {
        return post(arguments, composer.alert(arguments, context), context);
    }

    private CompletionStage<Map<String, Object>> post(
            Arguments arguments, ComposedMessage message, CallContext context) {
        String channel = targets.channel(arguments, context);
        String shown = Channels.shown(channel);
        Map<String, Object> payload = message.with("channel", shown);
        MessageTargets.thread(arguments, context).ifPresent(thread -> payload.put("thread_ts", thread));
        SlackErrors errors = new SlackErrors(clock, shown);
        return api.call(context, SlackMethod.POST_MESSAGE, payload, errors, channels.limit(channel))
                .thenApply(answer -> {
                    MessageHandle sent = handle(answer, context);
                    channels.remember(channel, sent.channel());
                    return result(sent, message.textCut());
                });
    }

    @Override
    public CompletionStage<Map<String, Object>> update(Arguments arguments, CallContext context) {
        MessageHandle message = targets.message(arguments, context);
        ComposedMessage change = composer.change(arguments, context);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("channel", message.channel());
        payload.put("ts", message.ts());
        payload.putAll(change.payload());
        SlackErrors errors = new SlackErrors(clock, Channels.shown(message.channel()));
        return api.call(context, SlackMethod.UPDATE, payload, errors)
                .thenApply(answer -> result(message, change.textCut()));
    }

    @Override
    public CompletionStage<Map<String, Object>> delete(Arguments arguments, CallContext context) {
        MessageHandle message = targets.message(arguments, context);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("channel", message.channel());
        payload.put("ts", message.ts());
        SlackErrors errors = new SlackErrors(clock, Channels.shown(message.channel()));
        return api.call(context, SlackMethod.DELETE, payload, errors).handle((answer, thrown) -> {
            if (thrown != null && !isDeletedBefore(thrown, context)) {
                throw new CompletionException(cause(thrown));
            }
            return result(message);
        });
    }

    /** Gone after an attempt whose outcome nobody knows: it was that attempt which deleted it. */
    private static boolean isDeletedBefore(Throwable thrown, CallContext context) {
        return context.trace().mayHaveArrived()
                && cause(thrown) instanceof ExternalSystemException failure
                && "message_not_found".equals(failure.metadata().get(MetadataKeys.VENDOR_ERROR));
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    @Override
    public CompletionStage<Map<String, Object>> check(CallContext context) {
        return new BotCheck(api, channels, defaultChannel, clock).run(context);
    }

    @Override
    public boolean canChange() {
        return true;
    }

    /** Where Slack put the message. Without it the message may be there all the same, so the outcome is unknown. */
    private static MessageHandle handle(SlackAnswer answer, CallContext context) {
        String id = Json.text(answer.body(), "channel") + "/" + Json.text(answer.body(), "ts");
        return Optional.of(id)
                .flatMap(MessageHandle::parse)
                .orElseThrow(() -> new ExternalSystemException(
                                ErrorCode.EXCEPTION,
                                Refusals.start(context)
                                        + "Slack's answer does not tell where the message is; look before sending"
                                        + " it again.")
                        .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN));
    }

    private static Map<String, Object> result(MessageHandle message, boolean textCut) {
        Map<String, Object> data = result(message);
        data.put("text_cut", textCut);
        return data;
    }

    private static Map<String, Object> result(MessageHandle message) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("channel", message.channel());
        data.put("ts", message.ts());
        data.put("id", message.id());
        return data;
    }
}
