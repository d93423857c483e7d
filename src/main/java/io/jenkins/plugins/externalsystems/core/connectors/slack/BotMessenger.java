package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Sends, changes and deletes messages with a bot token. */
final class BotMessenger implements Messenger {
    private final SlackApi api;
    private final MessageComposer composer;
    private final MessageTargets targets;
    private final Channels channels;
    private final OwnChannels ownChannels;
    private final Users users;
    private final MessageLook look;
    private final String defaultChannel;

    BotMessenger(
            SlackApi api,
            MessageComposer composer,
            MessageTargets targets,
            Channels channels,
            OwnChannels ownChannels,
            Users users,
            String defaultChannel) {
        this.api = api;
        this.composer = composer;
        this.targets = targets;
        this.channels = channels;
        this.ownChannels = ownChannels;
        this.users = users;
        this.look = new MessageLook(api, ownChannels);
        this.defaultChannel = defaultChannel;
    }

    @Override
    public CompletionStage<Map<String, Object>> send(Arguments arguments, CallContext context) {
        return post(arguments, mentions -> composer.message(arguments, mentions, context), context);
    }

    @Override
    public CompletionStage<Map<String, Object>> alert(Arguments arguments, CallContext context) {
        return post(arguments, mentions -> composer.alert(arguments, mentions, context), context);
    }

    @Override
    public CompletionStage<Map<String, Object>> notify(Arguments arguments, CallContext context) {
        return post(arguments, mentions -> composer.notification(arguments, mentions, context), context);
    }

    private CompletionStage<Map<String, Object>> post(
            Arguments arguments, Function<List<String>, ComposedMessage> composition, CallContext context) {
        String channel = targets.channel(arguments, context);
        Optional<String> thread = MessageTargets.thread(arguments, context);
        return users.mentioned(arguments, context).thenCompose(mentions -> {
            ComposedMessage message = composition.apply(mentions);
            CompletionStage<Optional<MessageHandle>> before = context.isRepeat()
                    ? look.find(channel, thread, context)
                    : CompletableFuture.completedFuture(Optional.empty());
            return before.thenCompose(found -> found.isPresent()
                            ? CompletableFuture.completedFuture(found.get())
                            : post(channel, thread, message, context))
                    .thenApply(sent -> {
                        channels.remember(channel, sent.channel());
                        return result(sent, message.textCut());
                    });
        });
    }

    private CompletionStage<MessageHandle> post(
            String channel, Optional<String> thread, ComposedMessage message, CallContext context) {
        Map<String, Object> payload = message.with("channel", Channels.shown(channel));
        thread.ifPresent(ts -> payload.put("thread_ts", ts));
        Map<String, Object> marked = look.marked(payload, context);
        return postOnce(channel, marked, context)
                .handle((sent, thrown) -> thrown != null && marked.containsKey("metadata") && look.isRefusal(thrown)
                        ? postOnce(channel, payload, context)
                        : sent == null
                                ? CompletableFuture.<MessageHandle>failedFuture(thrown)
                                : CompletableFuture.completedFuture(sent))
                .thenCompose(sent -> sent);
    }

    private CompletionStage<MessageHandle> postOnce(String channel, Map<String, Object> payload, CallContext context) {
        return api.call(context, SlackMethod.POST_MESSAGE, payload, Channels.shown(channel), channels.limit(channel))
                .thenApply(answer -> handle(answer, context));
    }

    /**
     * A message that one user sees, until they reload.
     *
     * @see <a href="https://docs.slack.dev/reference/methods/chat.postEphemeral">chat.postEphemeral</a>
     */
    CompletionStage<Map<String, Object>> sendEphemeral(Arguments arguments, CallContext context) {
        String channel = targets.channel(arguments, context);
        Optional<String> thread = MessageTargets.thread(arguments, context);
        ComposedMessage message = composer.ephemeral(arguments, context);
        return users.id(arguments.text("user"), "user", context).thenCompose(user -> {
            Map<String, Object> payload = message.with("channel", Channels.shown(channel));
            payload.put("user", user);
            thread.ifPresent(ts -> payload.put("thread_ts", ts));
            return api.call(context, SlackMethod.POST_EPHEMERAL, payload, Channels.shown(channel))
                    .thenApply(answer -> {
                        Map<String, Object> data = new LinkedHashMap<>();
                        data.put("user", user);
                        data.put("message_ts", Json.text(answer.body(), "message_ts"));
                        data.put("text_cut", message.textCut());
                        return data;
                    });
        });
    }

    @Override
    public CompletionStage<Map<String, Object>> update(Arguments arguments, CallContext context) {
        return targets.message(arguments, context)
                .thenCompose(message -> users.mentioned(arguments, context).thenCompose(mentions -> {
                    ComposedMessage change = composer.change(arguments, mentions, context);
                    Map<String, Object> payload = about(message);
                    payload.putAll(change.payload());
                    return api.call(context, SlackMethod.UPDATE, payload, message.channel())
                            .thenApply(answer -> result(message, change.textCut()));
                }));
    }

    @Override
    public CompletionStage<Map<String, Object>> delete(Arguments arguments, CallContext context) {
        return targets.message(arguments, context)
                .thenCompose(message -> api.call(context, SlackMethod.DELETE, about(message), message.channel())
                        .handle((answer, thrown) -> {
                            if (thrown != null && !isDeletedBefore(thrown, context)) {
                                throw StageFailure.again(thrown);
                            }
                            return message.toMap();
                        }));
    }

    /** Gone after an attempt whose outcome nobody knows: it was that attempt which deleted it. */
    private static boolean isDeletedBefore(Throwable thrown, CallContext context) {
        return context.trace().mayHaveArrived() && Failures.word(thrown).equals("message_not_found");
    }

    private static Map<String, Object> about(MessageHandle message) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("channel", message.channel());
        payload.put("ts", message.ts());
        return payload;
    }

    @Override
    public CompletionStage<Map<String, Object>> check(CallContext context) {
        return new BotCheck(api, ownChannels, defaultChannel).run(context);
    }

    /** Where Slack put the message. Without it the message may be there all the same, so the outcome is unknown. */
    private static MessageHandle handle(SlackAnswer answer, CallContext context) {
        String id = Json.text(answer.body(), "channel") + "/" + Json.text(answer.body(), "ts");
        return Optional.of(id)
                .flatMap(MessageHandle::parse)
                .orElseThrow(() -> new ExternalSystemException(
                                ErrorCode.EXCEPTION,
                                context.subject()
                                        + "Slack's answer does not tell where the message is; look before sending"
                                        + " it again.")
                        .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN));
    }

    private static Map<String, Object> result(MessageHandle message, boolean textCut) {
        Map<String, Object> data = message.toMap();
        data.put("text_cut", textCut);
        return data;
    }
}
