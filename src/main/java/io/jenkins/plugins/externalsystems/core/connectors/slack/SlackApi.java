package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.resilience.RateLimit;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Calls methods of the Web API: {@code POST api_url/METHOD} with JSON or a form, {@code GET} for reads (docs.slack.dev, "Web
 * API").
 *
 * @param apiUrl base of the methods
 * @param limits time-out, response size and TLS
 */
record SlackApi(
        ConnectorRuntime runtime, ResiliencePipeline pipeline, Authentication token, URI apiUrl, HttpLimits limits) {

    /**
     * Calls a method.
     *
     * @param arguments by the method's names
     * @param target what the call is about, for messages, such as {@code #ci}
     * @param more limits beside the method's own
     * @return completes with a good answer, or exceptionally with ExternalSystemException
     */
    CompletionStage<SlackAnswer> call(
            CallContext context, SlackMethod method, Map<String, Object> arguments, String target, RateLimit... more) {
        UrlBuilder url = UrlBuilder.below(apiUrl).path(method.method());
        if (method.encoding().isInUrl()) {
            arguments.forEach(url::query);
        }
        ApiRequest.Builder request =
                switch (method.encoding()) {
                    case QUERY -> ApiRequest.get(url.build());
                    case METADATA -> ApiRequest.get(url.build()).metadata(ErrorCode.NOT_FOUND_ERROR);
                    case FORM ->
                        ApiRequest.of("POST", url.build(), method.safety()).body(HttpBody.form(texts(arguments)));
                    case JSON ->
                        ApiRequest.of("POST", url.build(), method.safety()).body(HttpBody.json(Json.write(arguments)));
                };
        request.limit(method.limit());
        Arrays.stream(more).forEach(request::limit);
        return client(token, new SlackErrors(runtime.clock(), target))
                .send(context, request.build())
                .thenApply(response -> new SlackAnswer(Json.read(response), TokenScopes.of(response)));
    }

    /** Sends with other credentials, by the same limits and transport. */
    ApiClient client(Authentication credentials, ErrorMapping errors) {
        return new ApiClient(runtime.transport(), pipeline, credentials, errors, limits);
    }

    private static Map<String, String> texts(Map<String, Object> arguments) {
        Map<String, String> texts = new LinkedHashMap<>();
        arguments.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    /** Holds no secret. */
    @Override
    public String toString() {
        return "Slack Web API at " + apiUrl.getHost();
    }
}
