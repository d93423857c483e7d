package io.jenkins.plugins.externalsystems.core.connectors.resend;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * What became of messages.
 *
 * @param apiUrl base of the API
 * @see <a href="https://resend.com/docs/api-reference/emails/retrieve-email">Retrieve email</a>
 */
record SentEmails(ApiClient client, URI apiUrl) {
    private static final Pattern ANY_ID = Pattern.compile("[A-Za-z0-9-]{1,100}");

    CompletionStage<Map<String, Object>> get(Arguments arguments, CallContext context) {
        String id = arguments.text(ResendOperations.ID);
        if (!ANY_ID.matcher(id).matches()) {
            throw context.invalid(ResendOperations.ID, "is no id of a message");
        }
        URI url = UrlBuilder.below(apiUrl).path("emails").segment(id).build();
        return client.sendForJson(context, ApiRequest.get(url).build()).thenApply(Json::toMap);
    }
}
