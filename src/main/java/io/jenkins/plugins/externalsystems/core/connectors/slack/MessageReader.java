package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads messages of channels that the bot is in. Needs the scope {@code channels:history} for public channels, {@code
 * groups:history} for private ones.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/conversations.history">conversations.history</a>
 * @see <a href="https://docs.slack.dev/reference/methods/conversations.replies">conversations.replies</a>
 */
final class MessageReader {
    /** Slack recommends no more. */
    private static final int PAGE = 200;

    private static final List<String> PLAIN_FIELDS = List.of("user", "bot_id", "subtype", "text", "thread_ts");

    private final SlackApi api;
    private final MessageTargets targets;

    MessageReader(SlackApi api, MessageTargets targets) {
        this.api = api;
        this.targets = targets;
    }

    /** @return a row and {@code raw}: the message as Slack wrote it; fails with NOT_FOUND_ERROR */
    CompletionStage<Map<String, Object>> get(Arguments arguments, CallContext context) {
        return targets.message(arguments, context)
                .thenCompose(message -> one(SlackMethod.CONVERSATION_HISTORY, message, context)
                        .thenCompose(found -> found.isPresent()
                                ? CompletableFuture.completedFuture(found)
                                // A reply in a thread is no part of the channel's history.
                                : one(SlackMethod.CONVERSATION_REPLIES, message, context))
                        .thenApply(found -> {
                            JsonNode there = found.orElseThrow(() -> absent(message, context));
                            Map<String, Object> data = row(message.channel(), there);
                            data.put("raw", Json.toMap(there));
                            return data;
                        }));
    }

    private CompletionStage<Optional<JsonNode>> one(SlackMethod method, MessageHandle message, CallContext context) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("channel", message.channel());
        if (method == SlackMethod.CONVERSATION_REPLIES) {
            arguments.put("ts", message.ts());
        }
        arguments.put("oldest", message.ts());
        arguments.put("latest", message.ts());
        arguments.put("inclusive", true);
        arguments.put("limit", 1);
        return api.call(context, method, arguments, message.channel()).handle((answer, thrown) -> {
            if (thrown != null && !Failures.word(thrown).equals("thread_not_found")) {
                throw StageFailure.again(thrown);
            }
            return thrown != null
                    ? Optional.empty()
                    : Json.elements(answer.body().path("messages")).stream()
                            .filter(found -> Json.text(found, "ts").equals(message.ts()))
                            .findFirst();
        });
    }

    private static ExternalSystemException absent(MessageHandle message, CallContext context) {
        return new ExternalSystemException(
                ErrorCode.NOT_FOUND_ERROR,
                context.subject() + "there is no message " + message.ts() + " in " + message.channel() + ".");
    }

    /**
     * The newest messages of a channel, newest first; or the replies of a thread, oldest first.
     *
     * @return {@code rows}, {@code count}, {@code is_last} (whether there are no more), and {@code messages} if raw
     */
    CompletionStage<Map<String, Object>> query(Arguments arguments, CallContext context) {
        int most = PageLimit.of(arguments, context);
        Map<String, Object> filter = new LinkedHashMap<>();
        MessageTargets.thread(arguments, context).ifPresent(ts -> filter.put("ts", ts));
        MessageTargets.ts(arguments, "oldest", context).ifPresent(ts -> filter.put("oldest", ts));
        MessageTargets.ts(arguments, "latest", context).ifPresent(ts -> filter.put("latest", ts));
        return targets.channelId(arguments, context).thenCompose(channel -> {
            filter.put("channel", channel);
            Listing listing = new Listing(channel, filter, most);
            return listing.page("", context).thenApply(done -> listing.result(arguments.bool("raw")));
        });
    }

    private static Map<String, Object> row(String channel, JsonNode message) {
        Map<String, Object> row = new MessageHandle(channel, Json.text(message, "ts")).toMap();
        for (String field : PLAIN_FIELDS) {
            String value = Json.text(message, field);
            if (!value.isEmpty()) {
                row.put(field, value);
            }
        }
        row.put("reply_count", message.path("reply_count").asInt(0));
        return row;
    }

    /** One query's pages. */
    private final class Listing {
        private final String channel;
        private final Map<String, Object> filter;
        private final int most;
        private final List<JsonNode> messages = new ArrayList<>();
        private boolean isLast;

        Listing(String channel, Map<String, Object> filter, int most) {
            this.channel = channel;
            this.filter = filter;
            this.most = most;
        }

        CompletionStage<?> page(String cursor, CallContext context) {
            Map<String, Object> arguments = new LinkedHashMap<>(filter);
            arguments.put("limit", Math.min(PAGE, most - messages.size()));
            if (!cursor.isEmpty()) {
                arguments.put("cursor", cursor);
            }
            SlackMethod method =
                    filter.containsKey("ts") ? SlackMethod.CONVERSATION_REPLIES : SlackMethod.CONVERSATION_HISTORY;
            return api.call(context, method, arguments, channel).thenCompose(answer -> {
                messages.addAll(Json.elements(answer.body().path("messages")));
                String next = answer.nextCursor();
                isLast = next.isEmpty();
                return isLast || messages.size() >= most
                        ? CompletableFuture.completedFuture(null)
                        : page(next, context);
            });
        }

        Map<String, Object> result(boolean raw) {
            List<JsonNode> within = messages.subList(0, Math.min(most, messages.size()));
            return PageLimit.result(
                    within.stream().map(message -> row(channel, message)).toList(),
                    isLast && within.size() == messages.size(),
                    raw ? "messages" : null,
                    within);
        }
    }
}
