package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Requests below the API's path of one Jira, answered as JSON, and how that Jira writes things.
 */
final class JiraApi {
    private final JiraSite site;
    private final ApiClient client;
    private final JiraDialect dialect;

    JiraApi(JiraSite site, ApiClient client, JiraDialect dialect) {
        this.site = site;
        this.client = client;
        this.dialect = dialect;
    }

    JiraDialect dialect() {
        return dialect;
    }

    JiraSite site() {
        return site;
    }

    /** @param path adds segments and query to the API's base */
    CompletionStage<JsonNode> get(CallContext context, UnaryOperator<UrlBuilder> path) {
        return url(context, path)
                .thenCompose(
                        url -> client.sendForJson(context, ApiRequest.get(url).build()));
    }

    /** The same of what is no issue but how this Jira is set up; its answer is remembered and must not be changed. */
    CompletionStage<JsonNode> metadata(CallContext context, UnaryOperator<UrlBuilder> path) {
        return url(context, path)
                .thenCompose(url -> client.sendForJson(
                        context, ApiRequest.get(url).metadata().build()));
    }

    /** A search whose question is too long for a URL. @param body plain data */
    CompletionStage<JsonNode> search(CallContext context, UnaryOperator<UrlBuilder> path, Map<String, ?> body) {
        return url(context, path)
                .thenCompose(url -> client.sendForJson(
                        context,
                        ApiRequest.of("POST", url, RepeatSafety.SAFE)
                                .reading()
                                .body(HttpBody.json(Json.write(body)))
                                .build()));
    }

    private CompletionStage<URI> url(CallContext context, UnaryOperator<UrlBuilder> path) {
        return site.apiBase(context)
                .thenApply(base -> path.apply(UrlBuilder.below(base).path(dialect.apiPath()))
                        .build());
    }

    /**
     * Posts files. The header says that the request comes from no page in a browser, which Jira asks for there.
     *
     * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/">Add</a>
     */
    CompletionStage<JsonNode> upload(CallContext context, UnaryOperator<UrlBuilder> path, HttpBody files) {
        return url(context, path)
                .thenCompose(url -> client.sendForJson(
                        context,
                        ApiRequest.of("POST", url, RepeatSafety.UNSAFE)
                                .header("X-Atlassian-Token", "no-check")
                                .body(files)
                                .build()));
    }

    /** @param body plain data; an empty map sends no body */
    CompletionStage<JsonNode> send(
            CallContext context,
            String method,
            RepeatSafety safety,
            UnaryOperator<UrlBuilder> path,
            Map<String, ?> body) {
        return url(context, path).thenCompose(url -> {
            ApiRequest.Builder request = ApiRequest.of(method, url, safety);
            if (!body.isEmpty()) {
                request.body(HttpBody.json(Json.write(body)));
            }
            return client.sendForJson(context, request.build());
        });
    }
}
