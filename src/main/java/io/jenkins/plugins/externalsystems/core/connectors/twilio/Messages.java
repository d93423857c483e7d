package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The operations that send a message. Twilio takes it and sends it later: that it arrived only its status tells.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#create-a-message">Create a message</a>
 */
final class Messages {
    private final TwilioApi api;
    private final SmsComposer composer;
    private final EarlierMessage earlier;

    Messages(TwilioApi api, SmsComposer composer, EarlierMessage earlier) {
        this.api = api;
        this.composer = composer;
        this.earlier = earlier;
    }

    CompletionStage<Map<String, Object>> written(Arguments arguments, CallContext context) {
        return send(composer.written(arguments, context), context);
    }

    CompletionStage<Map<String, Object>> fromTemplate(Arguments arguments, CallContext context) {
        return send(composer.fromTemplate(arguments, context), context);
    }

    /**
     * Sends it, unless an earlier try did.
     *
     * @return {@code sid}, {@code status}, {@code to}, {@code from}, {@code messaging_service_sid}, {@code segments} (ours:
     *     Twilio knows them later), {@code encoding}, {@code media}, {@code text_cut}
     */
    private CompletionStage<Map<String, Object>> send(Sms sms, CallContext context) {
        if (!context.isRepeat()) {
            return post(sms, context);
        }
        return earlier.find(sms, context)
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(told(found.get(), sms))
                        : post(sms, context));
    }

    private CompletionStage<Map<String, Object>> post(Sms sms, CallContext context) {
        earlier.begin(context);
        return api.post(context, api.messages(), sms.form()).thenApply(message -> {
            if (Json.text(message, "sid").isEmpty()) {
                throw new ExternalSystemException(
                                ErrorCode.EXCEPTION, context.subject() + "the answer does not name the message.")
                        .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
            }
            return told(message, sms);
        });
    }

    private static Map<String, Object> told(JsonNode message, Sms sms) {
        Segments segments = Segments.of(sms.text());
        Map<String, Object> told = MessageRow.start(message);
        told.put("segments", segments.count());
        told.put("encoding", segments.encoding());
        told.put("media", sms.media().size());
        told.put("text_cut", sms.textCut());
        return told;
    }
}
