package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.EarlierTry;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.auth.SecretUrls;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends through a workflow: to the channel or chat that it posts to. It answers before it posts, and what it posted cannot
 * be looked up.
 *
 * @see <a href="https://learn.microsoft.com/connectors/teams/#microsoft-teams-webhook">Microsoft Teams webhook</a>
 */
final class WorkflowSender implements Sender {
    private final ApiClient messages;
    private final ApiClient reach;
    private final URI origin;

    WorkflowSender(ConnectorRuntime runtime, ResiliencePipeline pipeline, SecretValue url, HttpLimits limits) {
        this.origin = SecretUrls.origin(url);
        this.messages = new ApiClient(
                runtime.transport(),
                pipeline,
                Authentications.secretUrl(url),
                new WorkflowErrors(runtime.clock()),
                limits);
        // Any answer will do, even a refusal.
        this.reach = new ApiClient(
                runtime.transport(), pipeline, Authentications.none(), (response, context) -> Optional.empty(), limits);
    }

    @Override
    public boolean needsObjectIds() {
        return false;
    }

    @Override
    public Envelope envelope(List<Mention> mentions, String mark) {
        return card -> {
            Map<String, Object> attachment = new LinkedHashMap<>();
            attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
            attachment.put("contentUrl", null);
            attachment.put("content", mentions.isEmpty() ? card : withMentions(card, mentions));
            Map<String, Object> message = new LinkedHashMap<>();
            message.put("type", "message");
            message.put("attachments", List.of(attachment));
            return message;
        };
    }

    private static Map<String, Object> withMentions(Map<String, Object> card, List<Mention> mentions) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "TextBlock");
        line.put("text", String.join(" ", mentions.stream().map(Mention::markup).toList()));
        line.put("wrap", true);
        List<Object> body = new ArrayList<>();
        if (card.get("body") instanceof List<?> own) {
            body.addAll(own);
        }
        body.add(line);
        Map<String, Object> teams = new LinkedHashMap<>();
        List<Object> entities = new ArrayList<>();
        if (card.get("msteams") instanceof Map<?, ?> own) {
            own.forEach((name, value) -> teams.put(String.valueOf(name), value));
            if (own.get("entities") instanceof List<?> known) {
                entities.addAll(known);
            }
        }
        mentions.forEach(mention -> entities.add(mention.entity()));
        teams.put("entities", entities);
        Map<String, Object> with = new LinkedHashMap<>(card);
        with.put("body", body);
        with.put("msteams", teams);
        return with;
    }

    /** @return {@code sent_by}; that it was accepted is all that is known */
    @Override
    public CompletionStage<Map<String, Object>> send(Map<String, Object> payload, CallContext context) {
        ApiRequest request = ApiRequest.of("POST", origin, RepeatSafety.UNSAFE)
                .body(HttpBody.json(Json.write(payload)))
                .build();
        return messages.send(context, request).thenApply(accepted -> Map.of("sent_by", "workflow"));
    }

    @Override
    public CompletionStage<Optional<Map<String, Object>>> find(String mark, CallContext context) {
        return CompletableFuture.failedFuture(EarlierTry.unknown(
                context, ErrorCode.EXCEPTION, "what a workflow posted cannot be looked up", Senders.PLACE));
    }

    /** Asks the workflow's host for anything, without the secret part of the URL. */
    CompletionStage<Check> check(CallContext context) {
        return reach.send(context, ApiRequest.get(origin).build())
                .thenApply(any -> new Check(
                        "workflow",
                        true,
                        "The workflow's host " + origin.getHost()
                                + " answers. Nothing was posted, and only a message proves the URL itself: send a test"
                                + " card."));
    }

    /** For people. */
    String name() {
        return "workflow at " + origin.getHost();
    }
}
