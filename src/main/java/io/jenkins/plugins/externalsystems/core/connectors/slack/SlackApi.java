package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import io.jenkins.plugins.externalsystems.core.resilience.RateLimit;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Calls methods of the Web API: {@code POST api_url/METHOD} with JSON, {@code GET} for reads (docs.slack.dev, "Web API").
 *
 * @param apiUrl base of the methods
 * @param limits time-out, response size and TLS
 */
record SlackApi(
        HttpTransport transport, ResiliencePipeline pipeline, Authentication token, URI apiUrl, HttpLimits limits) {

    /**
     * Calls a method.
     *
     * @param arguments by the method's names
     * @param errors tells failures from their answers
     * @param more limits beside the method's own
     * @return completes with a good answer, or exceptionally with ExternalSystemException
     */
    CompletionStage<SlackAnswer> call(
            CallContext context,
            SlackMethod method,
            Map<String, Object> arguments,
            ErrorMapping errors,
            RateLimit... more) {
        UrlBuilder url = UrlBuilder.below(apiUrl).path(method.method());
        ApiRequest.Builder request;
        if (method.isRead()) {
            arguments.forEach(url::query);
            request = ApiRequest.get(url.build());
        } else {
            request = ApiRequest.of("POST", url.build(), method.safety()).body(HttpBody.json(Json.write(arguments)));
        }
        request.limit(method.limit());
        Arrays.stream(more).forEach(request::limit);
        return new ApiClient(transport, pipeline, token, errors, limits)
                .send(context, request.build())
                .thenApply(response -> new SlackAnswer(Json.read(response), TokenScopes.of(response)));
    }

    /** Holds no secret. */
    @Override
    public String toString() {
        return "Slack Web API at " + apiUrl.getHost();
    }
}
