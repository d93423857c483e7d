package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.resilience.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Requests to Microsoft Graph, version 1.0. */
final class GraphApi {
    private static final String VERSION = "v1.0";
    private static final String NEXT = "@odata.nextLink";
    private static final int MOST_PAGES = 100;

    private final URI base;
    private final ApiClient client;

    GraphApi(URI base, ApiClient client) {
        this.base = base;
        this.client = client;
    }

    /** Where a team is. */
    UrlBuilder team(String team) {
        return root().path("teams").segment(team);
    }

    /** Where Graph is. */
    UrlBuilder root() {
        return UrlBuilder.below(base).path(VERSION);
    }

    CompletionStage<JsonNode> get(CallContext context, URI url) {
        return client.sendForJson(context, ApiRequest.get(url).build());
    }

    /**
     * Posts a message: at most ten in ten seconds, which is what Graph takes.
     *
     * @see <a href="https://learn.microsoft.com/graph/api/chatmessage-post">Send chatMessage</a>
     */
    CompletionStage<JsonNode> post(CallContext context, URI url, Map<String, Object> message) {
        return client.sendForJson(
                context,
                ApiRequest.of("POST", url, RepeatSafety.UNSAFE)
                        .body(HttpBody.json(Json.write(message)))
                        .limit(new RateLimit("messages", 10, Duration.ofSeconds(10), 10))
                        .build());
    }

    /**
     * Reads a list with all its pages.
     *
     * @return the entries; fails with EXCEPTION for a next page that is not Graph's, and for more than 100 pages
     * @see <a href="https://learn.microsoft.com/graph/paging">Paging</a>
     */
    CompletionStage<List<JsonNode>> list(CallContext context, URI first) {
        return page(context, ApiRequest::get, first, 1, new ArrayList<>());
    }

    /** The same of what is no message but how a team is set up; its answers are remembered and must not be changed. */
    CompletionStage<List<JsonNode>> metadata(CallContext context, URI first) {
        return page(context, url -> ApiRequest.get(url).metadata(), first, 1, new ArrayList<>());
    }

    private CompletionStage<List<JsonNode>> page(
            CallContext context, Function<URI, ApiRequest.Builder> request, URI url, int number, List<JsonNode> sofar) {
        return client.sendForJson(context, request.apply(url).build()).thenCompose(answer -> {
            if (!answer.path("value").isArray()) {
                throw notGraphs(context, "the answer is no list of Graph's; check 'graph_url'");
            }
            sofar.addAll(Json.elements(answer.path("value")));
            String next = Json.text(answer, NEXT);
            if (next.isEmpty()) {
                return CompletableFuture.completedFuture(List.copyOf(sofar));
            }
            if (number == MOST_PAGES) {
                throw notGraphs(context, "the list has more than " + MOST_PAGES + " pages");
            }
            return page(context, request, sameOrigin(next, context), number + 1, sofar);
        });
    }

    /** The token goes to Graph and nowhere else, whatever an answer says. */
    private URI sameOrigin(String next, CallContext context) {
        URI url;
        try {
            url = URI.create(next);
        } catch (IllegalArgumentException broken) {
            throw notGraphs(context, "the link to the next page cannot be read");
        }
        boolean isSame = base.getScheme().equalsIgnoreCase(url.getScheme())
                && base.getHost().equalsIgnoreCase(url.getHost())
                && base.getPort() == url.getPort()
                && url.getRawUserInfo() == null;
        if (!isSame) {
            throw notGraphs(context, "the link to the next page leads to another server, so that it was not followed");
        }
        return url;
    }

    private static ExternalSystemException notGraphs(CallContext context, String sentence) {
        return new ExternalSystemException(ErrorCode.EXCEPTION, context.subject() + sentence + ".");
    }
}
