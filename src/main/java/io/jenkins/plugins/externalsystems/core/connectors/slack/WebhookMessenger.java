package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
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
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.resilience.RateLimit;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Sends through an incoming webhook: into its own channel only, and the message cannot be found again. */
final class WebhookMessenger implements Messenger {
    private static final RateLimit ONE_A_SECOND = new RateLimit("channel:webhook", 1, Duration.ofSeconds(1), 1);

    private final MessageComposer composer;
    private final ApiClient messages;
    private final ApiClient probe;
    private final URI origin;

    WebhookMessenger(
            ConnectorRuntime runtime,
            ResiliencePipeline pipeline,
            SecretValue url,
            MessageComposer composer,
            HttpLimits limits) {
        this.composer = composer;
        this.origin = SecretUrls.origin(url);
        this.messages = new ApiClient(
                runtime.transport(),
                pipeline,
                Authentications.secretUrl(url),
                WebhookErrors.ofMessage(runtime.clock()),
                limits);
        this.probe = new ApiClient(
                runtime.transport(),
                pipeline,
                Authentications.secretUrl(url),
                WebhookErrors.ofProbe(runtime.clock()),
                limits);
    }

    @Override
    public CompletionStage<Map<String, Object>> send(Arguments arguments, CallContext context) {
        if (arguments.has("reply_broadcast")) {
            throw Refusals.webhook(context, "'reply_broadcast' is not possible");
        }
        return post(arguments, () -> composer.message(arguments, arguments.texts("mentions"), context), context);
    }

    @Override
    public CompletionStage<Map<String, Object>> alert(Arguments arguments, CallContext context) {
        return post(arguments, () -> composer.alert(arguments, arguments.texts("mentions"), context), context);
    }

    @Override
    public CompletionStage<Map<String, Object>> notify(Arguments arguments, CallContext context) {
        return post(arguments, () -> composer.notification(arguments, arguments.texts("mentions"), context), context);
    }

    private CompletionStage<Map<String, Object>> post(
            Arguments arguments, Supplier<ComposedMessage> composition, CallContext context) {
        if (arguments.has("channel")) {
            throw Refusals.webhook(context, "a channel cannot be chosen");
        }
        if (arguments.has("mention_emails")) {
            throw Refusals.webhook(context, "people cannot be found by e-mail address");
        }
        if (context.isRepeat()) {
            throw Refusals.unknown(context, ErrorCode.EXCEPTION, "what a webhook sent cannot be looked up");
        }
        ComposedMessage message = composition.get();
        Map<String, Object> payload = new LinkedHashMap<>(message.payload());
        MessageTargets.thread(arguments, context).ifPresent(thread -> payload.put("thread_ts", thread));
        return messages.send(context, request(payload, RepeatSafety.UNSAFE))
                .thenApply(response -> Map.of("text_cut", message.textCut()));
    }

    @Override
    public CompletionStage<Map<String, Object>> update(Arguments arguments, CallContext context) {
        throw Refusals.webhook(context, "messages cannot be changed");
    }

    @Override
    public CompletionStage<Map<String, Object>> delete(Arguments arguments, CallContext context) {
        throw Refusals.webhook(context, "messages cannot be deleted");
    }

    /** Sends a message without text, which a living webhook refuses as such and a dead one as unknown. */
    @Override
    public CompletionStage<Map<String, Object>> check(CallContext context) {
        CompletionStage<HttpResponse> answer = probe.send(context, request(Map.of("text", ""), RepeatSafety.SAFE));
        return answer.thenApply(response -> Map.of(
                "account",
                "incoming webhook at " + origin.getHost(),
                "checks",
                List.of(new Check("webhook", true, "Slack knows the webhook; nothing was posted.").toMap())));
    }

    private ApiRequest request(Map<String, Object> payload, RepeatSafety safety) {
        return ApiRequest.of("POST", origin, safety)
                .body(HttpBody.json(Json.write(payload)))
                .limit(ONE_A_SECOND)
                .build();
    }
}
