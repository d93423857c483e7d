package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Requests below {@code rest/api/3}, answered as JSON.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/">Jira Cloud REST API v3</a>
 */
final class JiraApi {
    private final JiraSite site;
    private final ApiClient client;

    JiraApi(JiraSite site, ApiClient client) {
        this.site = site;
        this.client = client;
    }

    JiraSite site() {
        return site;
    }

    /** @param path adds segments and query to the API's base */
    CompletionStage<JsonNode> get(CallContext context, UnaryOperator<UrlBuilder> path) {
        return site.apiBase(context)
                .thenApply(base ->
                        path.apply(UrlBuilder.below(base).path("rest/api/3")).build())
                .thenCompose(
                        url -> client.sendForJson(context, ApiRequest.get(url).build()));
    }

    /** @param body plain data; an empty map sends no body */
    CompletionStage<JsonNode> send(
            CallContext context,
            String method,
            RepeatSafety safety,
            UnaryOperator<UrlBuilder> path,
            Map<String, ?> body) {
        return site.apiBase(context)
                .thenApply(base ->
                        path.apply(UrlBuilder.below(base).path("rest/api/3")).build())
                .thenCompose(url -> {
                    ApiRequest.Builder request = ApiRequest.of(method, url, safety);
                    if (!body.isEmpty()) {
                        request.body(HttpBody.json(Json.write(body)));
                    }
                    return client.sendForJson(context, request.build());
                });
    }
}
