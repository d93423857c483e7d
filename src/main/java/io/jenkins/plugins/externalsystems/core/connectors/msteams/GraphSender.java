package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.EarlierTry;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Posts to a channel by Graph, for whom a delegated token was made. The id of the card's attachment, which Graph keeps, is
 * the mark by which a repeat finds the message; that needs ChannelMessage.Read.All.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/chatmessage-post">Send chatMessage</a>
 * @see <a href="https://learn.microsoft.com/graph/api/chatmessage-delta">chatMessage: delta</a>
 */
final class GraphSender implements Sender {
    /** What was posted just before a connection broke is listed only after a moment. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** Longer than any call takes with a restart in between, and clocks differ. */
    private static final Duration SINCE = Duration.ofDays(1);

    private static final String SENT_BY = "sent_by";

    private final GraphApi api;
    private final TeamDirectory directory;
    private final ConnectorRuntime runtime;
    private final String team;
    private final String channel;

    /** @param channel name or id */
    GraphSender(GraphApi api, TeamDirectory directory, ConnectorRuntime runtime, String team, String channel) {
        this.api = api;
        this.directory = directory;
        this.runtime = runtime;
        this.team = team;
        this.channel = channel;
    }

    @Override
    public boolean needsObjectIds() {
        return true;
    }

    @Override
    public Envelope envelope(List<Mention> mentions, String mark) {
        return card -> {
            StringBuilder content = new StringBuilder();
            List<Object> mentioned = new ArrayList<>();
            for (int id = 0; id < mentions.size(); id++) {
                Mention mention = mentions.get(id);
                String name = mention.name()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;");
                content.append("<at id=\"")
                        .append(id)
                        .append("\">")
                        .append(name)
                        .append("</at> ");
                mentioned.add(Map.of(
                        "id",
                        id,
                        "mentionText",
                        mention.name(),
                        "mentioned",
                        Map.of(
                                "user",
                                Map.of(
                                        "id",
                                        mention.id(),
                                        "displayName",
                                        mention.name(),
                                        "userIdentityType",
                                        "aadUser"))));
            }
            content.append("<attachment id=\"").append(mark).append("\"></attachment>");
            Map<String, Object> attachment = new LinkedHashMap<>();
            attachment.put("id", mark);
            attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
            attachment.put("contentUrl", null);
            // Graph wants the card as text.
            attachment.put("content", Json.write(card));
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("body", Map.of("contentType", "html", "content", content.toString()));
            message.put("attachments", List.of(attachment));
            if (!mentioned.isEmpty()) {
                message.put("mentions", mentioned);
            }
            return message;
        };
    }

    /** @return {@code sent_by}, {@code id} (team/channel/message), {@code team_id}, {@code channel_id}, {@code web_url} */
    @Override
    public CompletionStage<Map<String, Object>> send(Map<String, Object> payload, CallContext context) {
        return directory
                .channelId(team, channel, context)
                .thenCompose(id -> api.post(context, messages(id), payload)
                        .thenApply(message -> {
                            if (Json.text(message, "id").isEmpty()) {
                                throw new ExternalSystemException(
                                                ErrorCode.EXCEPTION,
                                                context.subject() + "the answer does not name the message.")
                                        .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
                            }
                            return sent(id, message);
                        })
                        .exceptionally(thrown -> {
                            throw context.about("channel " + channel, thrown);
                        }));
    }

    private URI messages(String channelId) {
        return api.team(team)
                .path("channels")
                .segment(channelId)
                .path("messages")
                .build();
    }

    private Map<String, Object> sent(String channelId, JsonNode message) {
        String id = Json.text(message, "id");
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put(SENT_BY, "graph");
        sent.put("id", team + "/" + channelId + "/" + id);
        sent.put("team_id", team);
        sent.put("channel_id", channelId);
        sent.put("message_id", id);
        sent.put("web_url", Json.text(message, "webUrl"));
        return sent;
    }

    @Override
    public CompletionStage<Optional<Map<String, Object>>> find(String mark, CallContext context) {
        String since = runtime.clock()
                .instant()
                .minus(SINCE)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
        return pause(context)
                .thenCompose(over -> directory.channelId(team, channel, context))
                .thenCompose(id -> api.list(
                                context,
                                api.team(team)
                                        .path("channels")
                                        .segment(id)
                                        .path("messages/delta")
                                        .query("$top", 50)
                                        .query("$filter", "lastModifiedDateTime gt " + since)
                                        .build())
                        .thenApply(found -> found.stream()
                                .filter(message -> isMarked(message, mark))
                                .findFirst()
                                .map(message -> sent(id, message))))
                .exceptionally(thrown -> {
                    throw EarlierTry.unknown(context, thrown, Senders.PLACE);
                });
    }

    private static boolean isMarked(JsonNode message, String mark) {
        return Json.elements(message.path("attachments")).stream()
                .anyMatch(attachment -> mark.equals(Json.text(attachment, "id")));
    }

    private CompletionStage<Instant> pause(CallContext context) {
        CompletableFuture<Instant> over = new CompletableFuture<>();
        Runnable away = context.cancellation().onCancel(() -> over.cancel(false));
        runtime.scheduler()
                .schedule(() -> over.complete(runtime.clock().instant()), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return over.whenComplete((done, thrown) -> away.run());
    }
}
