package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Finds the message that an earlier try of the same call sent. Each message carries its call's idempotency key as message
 * metadata, which people do not see and which the channel's history gives back.
 *
 * @see <a href="https://docs.slack.dev/messaging/message-metadata">Message metadata</a>
 * @see <a href="https://docs.slack.dev/reference/methods/conversations.history">conversations.history</a>
 */
final class MessageLook {
    private static final String EVENT_TYPE = "external_systems_call";
    private static final String KEY = "idempotency_key";
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 10;

    /** What Slack got just before a connection broke is in the history only after a moment. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** Longer than any call takes, and clocks differ. */
    private static final Duration SINCE = Duration.ofDays(1);

    private final SlackApi api;
    private final OwnChannels ownChannels;
    private volatile boolean metadataRefused;

    MessageLook(SlackApi api, OwnChannels ownChannels) {
        this.api = api;
        this.ownChannels = ownChannels;
    }

    /** The message with its mark, unless Slack takes no marks from this token. */
    Map<String, Object> marked(Map<String, Object> payload, CallContext context) {
        Map<String, Object> marked = new LinkedHashMap<>(payload);
        if (!metadataRefused) {
            marked.put(
                    "metadata",
                    Map.of("event_type", EVENT_TYPE, "event_payload", Map.of(KEY, context.idempotencyKey())));
        }
        return marked;
    }

    /** Whether Slack refused the mark alone, so that the message may go out without it. */
    boolean isRefusal(Throwable thrown) {
        String word = Failures.word(thrown);
        boolean isRefusal = word.equals("metadata_must_be_sent_from_app") || word.startsWith("invalid_metadata");
        metadataRefused |= isRefusal;
        return isRefusal;
    }

    /**
     * Looks for the message of this call.
     *
     * @param thread whose replies are looked through instead of the channel; empty for none
     * @return empty if it surely was not sent; fails with {@code outcome: unknown} where that cannot be told
     */
    CompletionStage<Optional<MessageHandle>> find(String channel, Optional<String> thread, CallContext context) {
        if (metadataRefused) {
            throw Refusals.unknown(context, ErrorCode.EXCEPTION, "Slack takes no message metadata from this token");
        }
        return pause(context)
                .thenCompose(over -> ownChannels.id(channel, "channel", context))
                .thenCompose(id -> page(id, thread, "", 1, context))
                .exceptionally(thrown -> {
                    throw unknown(thrown, context);
                });
    }

    private CompletionStage<Void> pause(CallContext context) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Runnable away = context.cancellation().onCancel(() -> over.cancel(false));
        api.runtime().scheduler().schedule(() -> over.complete(null), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return over.whenComplete((done, thrown) -> away.run());
    }

    private CompletionStage<Optional<MessageHandle>> page(
            String channel, Optional<String> thread, String cursor, int page, CallContext context) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("channel", channel);
        thread.ifPresent(ts -> arguments.put("ts", ts));
        arguments.put("include_all_metadata", true);
        arguments.put("limit", PAGE);
        if (context.trace().mayHaveArrived()) {
            // The earlier try was in this very call, so that older messages need no look.
            arguments.put("oldest", api.runtime().clock().instant().minus(SINCE).getEpochSecond() + ".000000");
        }
        if (!cursor.isEmpty()) {
            arguments.put("cursor", cursor);
        }
        SlackMethod method = thread.isPresent() ? SlackMethod.CONVERSATION_REPLIES : SlackMethod.CONVERSATION_HISTORY;
        return api.call(context, method, arguments, channel).thenCompose(answer -> {
            JsonNode messages = answer.body().path("messages");
            Optional<MessageHandle> found = Json.elements(messages).stream()
                    .filter(message -> isMarked(message, context))
                    .findFirst()
                    .map(message -> new MessageHandle(channel, Json.text(message, "ts")));
            String next = answer.nextCursor();
            boolean isLast = next.isEmpty() && !answer.body().path("has_more").asBoolean();
            if (found.isPresent() || (isLast && messages.isArray())) {
                return CompletableFuture.completedFuture(found);
            }
            if (next.isEmpty() || page == MOST_PAGES) {
                throw Refusals.unknown(
                        context,
                        ErrorCode.EXCEPTION,
                        next.isEmpty()
                                ? "Slack's answer is no whole history"
                                : "there are more than " + PAGE * MOST_PAGES + " messages to look through");
            }
            return page(channel, thread, next, page + 1, context);
        });
    }

    private static boolean isMarked(JsonNode message, CallContext context) {
        return Json.text(message, "metadata", "event_type").equals(EVENT_TYPE)
                && Json.text(message, "metadata", "event_payload", KEY).equals(context.idempotencyKey());
    }

    private static RuntimeException unknown(Throwable thrown, CallContext context) {
        if (!(StageFailure.cause(thrown) instanceof ExternalSystemException failure)) {
            return StageFailure.again(thrown);
        }
        if (failure.metadata().containsKey(MetadataKeys.OUTCOME)) {
            return failure;
        }
        String start = context.subject();
        String reason = failure.getMessage().replace(start, "").replaceFirst("\\.$", "");
        ExternalSystemException unknown = Refusals.unknown(context, failure.code(), reason);
        for (Map.Entry<String, Object> entry : failure.metadata().entrySet()) {
            unknown = unknown.with(entry.getKey(), entry.getValue());
        }
        return unknown;
    }
}
