package io.jenkins.plugins.externalsystems.core.connectors.resend;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import io.jenkins.plugins.externalsystems.core.mail.service.Delivery;
import io.jenkins.plugins.externalsystems.core.mail.service.MailService;
import io.jenkins.plugins.externalsystems.core.mail.service.Recipients;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Messages to {@code POST /emails}, several without files to {@code POST /emails/batch}. Each request has a key, by which
 * Resend knows for 24 hours that it got it before.
 *
 * @param apiUrl base of the API
 * @see <a href="https://resend.com/docs/api-reference/emails/send-email">Send an email</a>
 * @see <a href="https://resend.com/docs/api-reference/emails/send-batch-emails">Send batch emails</a>
 */
record ResendService(ApiClient client, URI apiUrl) implements MailService {

    @Override
    public boolean honoursKeys() {
        return true;
    }

    @Override
    public void check(Outgoing outgoing, CallContext context) {
        ResendMessage.check(outgoing, context);
    }

    /** The batch takes no files. */
    @Override
    public List<List<Integer>> requests(List<Outgoing> messages) {
        List<List<Integer>> requests = new ArrayList<>();
        List<Integer> together = List.of();
        for (int place = 0; place < messages.size(); place++) {
            if (ResendMessage.hasFiles(messages.get(place))) {
                requests.add(List.of(place));
                continue;
            }
            if (together.isEmpty() || together.size() == ResendLimits.TOGETHER) {
                together = new ArrayList<>();
                requests.add(together);
            }
            together.add(place);
        }
        return requests;
    }

    @Override
    public CompletionStage<List<Delivery>> send(List<Outgoing> messages, String key, CallContext context) {
        if (messages.size() == 1) {
            Outgoing outgoing = messages.get(0);
            return post("emails", ResendMessage.body(outgoing), key, Map.of(), context)
                    .thenApply(answer -> List.of(Delivery.taken(data(outgoing, id(answer, context)))));
        }
        HttpBody body = HttpBody.json(
                Json.write(messages.stream().map(ResendMessage::json).toList()));
        // So that one that Resend refuses does not keep the others from going.
        return post("emails/batch", body, key, Map.of("x-batch-validation", "permissive"), context)
                .thenApply(answer -> deliveries(messages, answer, context));
    }

    private CompletionStage<JsonNode> post(
            String path, HttpBody body, String key, Map<String, String> headers, CallContext context) {
        ApiRequest.Builder request = ApiRequest.of(
                        "POST", UrlBuilder.below(apiUrl).path(path).build(), RepeatSafety.KEYED)
                .header("Idempotency-Key", SendingKey.of(key))
                .body(body);
        headers.forEach(request::header);
        return client.sendForJson(context, request.build());
    }

    /** Ids of those that were taken, in their order; of the others the place and why. */
    private static List<Delivery> deliveries(List<Outgoing> messages, JsonNode answer, CallContext context) {
        Map<Integer, String> refused = new HashMap<>();
        Json.elements(answer.path("errors"))
                .forEach(error -> refused.put(error.path("index").asInt(-1), Json.text(error, "message")));
        Iterator<JsonNode> taken = Json.elements(answer.path("data")).iterator();
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String reason = refused.get(i);
            if (reason == null) {
                String id = taken.hasNext() ? id(taken.next(), context) : none(context);
                deliveries.add(Delivery.taken(data(messages.get(i), id)));
            } else {
                deliveries.add(Delivery.refused(StandardErrors.failure(
                                context,
                                ErrorCode.VALIDATION_ERROR,
                                Happening.REFUSED,
                                "Resend refused the message: " + reason,
                                null)
                        .failure()));
            }
        }
        return deliveries;
    }

    private static String id(JsonNode answer, CallContext context) {
        String id = Json.text(answer, ResendOperations.ID);
        return id.isEmpty() ? none(context) : id;
    }

    private static String none(CallContext context) {
        throw new ExternalSystemException(
                        ErrorCode.EXCEPTION,
                        context.subject()
                                + "the answer is not Resend's, since it lacks the message's id; check 'api_url',"
                                + " and whether the message arrived.")
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }

    private static Map<String, Object> data(Outgoing outgoing, String id) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(ResendOperations.ID, id);
        data.put("message_id", id);
        data.put("accepted", Recipients.of(outgoing).addresses());
        data.put("size", outgoing.envelope().size());
        return data;
    }
}
