package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import io.jenkins.plugins.externalsystems.core.mail.service.Delivery;
import io.jenkins.plugins.externalsystems.core.mail.service.MailService;
import io.jenkins.plugins.externalsystems.core.mail.service.Recipients;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Messages to {@code POST /v3/mail/send}. It knows no keys: what may have arrived is not sent again.
 *
 * @param mailSend where messages go
 * @param clock for what is to be sent later
 * @see <a href="https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send">Mail Send</a>
 */
record SendGridService(ApiClient client, URI mailSend, InstantSource clock) implements MailService {
    private static final int ACCEPTED = 202;

    @Override
    public boolean honoursKeys() {
        return false;
    }

    @Override
    public void check(Outgoing outgoing, CallContext context) {
        new SendGridChoices(outgoing.arguments(), context).check(clock.instant());
        if (Recipients.of(outgoing).to().isEmpty()) {
            throw context.invalid("to", "is missing; SendGrid wants a recipient beside those of copies");
        }
    }

    @Override
    public List<List<Integer>> requests(List<Outgoing> messages) {
        return SameMessages.group(messages);
    }

    @Override
    public CompletionStage<List<Delivery>> send(List<Outgoing> messages, String key, CallContext context) {
        ApiRequest request = ApiRequest.of("POST", mailSend, RepeatSafety.UNSAFE)
                .body(SendGridMessage.body(messages, context))
                .build();
        return client.send(context, request).thenApply(response -> {
            requireAccepted(response, context);
            return messages.stream()
                    .map(outgoing -> Delivery.taken(data(outgoing, response)))
                    .toList();
        });
    }

    /** Something that answers 200 to everything is no SendGrid. */
    private static void requireAccepted(HttpResponse response, CallContext context) {
        if (response.status() != ACCEPTED) {
            throw new ExternalSystemException(
                            ErrorCode.EXCEPTION,
                            context.subject() + "the answer (" + response + ") is not SendGrid's, which is 202; check"
                                    + " 'api_url', and whether the message arrived.")
                    .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        }
    }

    private static Map<String, Object> data(Outgoing outgoing, HttpResponse response) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("message_id", response.header("X-Message-Id").orElse(""));
        data.put("accepted", Recipients.of(outgoing).addresses());
        data.put("size", outgoing.envelope().size());
        return data;
    }
}
