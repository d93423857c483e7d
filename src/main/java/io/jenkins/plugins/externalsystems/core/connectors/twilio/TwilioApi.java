package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Requests about one account, answered as JSON. */
final class TwilioApi {
    private static final String JSON = ".json";

    private final TwilioSettings settings;
    private final ApiClient client;
    private final URI messages;

    TwilioApi(TwilioSettings settings, ApiClient client) {
        this.settings = settings;
        this.client = client;
        this.messages = list("Messages").build();
    }

    private UrlBuilder accounts() {
        return UrlBuilder.below(settings.url()).path("2010-04-01/Accounts");
    }

    /** The account itself. Its answer holds the account's auth token. */
    URI account() {
        return accounts().segment(settings.accountSid() + JSON).build();
    }

    /** A list of the account's, such as {@code Messages}. */
    UrlBuilder list(String literal) {
        return accounts().segment(settings.accountSid()).path(literal + JSON);
    }

    /** Where messages go. */
    URI messages() {
        return messages;
    }

    URI message(String sid) {
        return accounts()
                .segment(settings.accountSid())
                .path("Messages")
                .segment(sid + JSON)
                .build();
    }

    UrlBuilder service(String sid) {
        return UrlBuilder.below(settings.messagingUrl()).path("v1/Services").segment(sid);
    }

    CompletionStage<JsonNode> get(CallContext context, URI url) {
        return client.sendForJson(context, ApiRequest.get(url).build());
    }

    /** Creates something; a second one would be another. */
    CompletionStage<JsonNode> post(CallContext context, URI url, List<Map.Entry<String, String>> form) {
        return client.sendForJson(
                context,
                ApiRequest.of("POST", url, RepeatSafety.UNSAFE)
                        .body(HttpBody.form(form))
                        .build());
    }

    /** Answered by nothing; what is no JSON is a proxy's page. */
    CompletionStage<JsonNode> delete(CallContext context, URI url) {
        return client.sendForJson(
                context, ApiRequest.of("DELETE", url, RepeatSafety.SAFE).build());
    }
}
