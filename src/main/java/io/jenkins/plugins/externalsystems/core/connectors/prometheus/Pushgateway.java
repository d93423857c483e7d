package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.ExpositionText;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One Pushgateway. A second push of the same replaces the first, so everything here is safe to repeat.
 *
 * @param url without {@code /metrics}
 * @see <a href="https://github.com/prometheus/pushgateway/blob/master/README.md#api">Pushgateway, API</a>
 */
record Pushgateway(URI url, ApiClient client) {
    /**
     * Pushes metrics under a key.
     *
     * @param text in the text format
     * @param replacesGroup whether all metrics under the key go, and not only those of the same names
     */
    CompletionStage<HttpResponse> push(CallContext context, GroupingKey key, byte[] text, boolean replacesGroup) {
        ApiRequest.Builder request =
                request(replacesGroup ? "PUT" : "POST", key).body(HttpBody.of(text, ExpositionText.CONTENT_TYPE));
        return send(context, request.build());
    }

    /** Deletes all metrics under a key; that there are none is no failure. */
    CompletionStage<HttpResponse> delete(CallContext context, GroupingKey key) {
        return send(context, request("DELETE", key).build());
    }

    /** The groups that the gateway has, each with its metrics. */
    CompletionStage<List<JsonNode>> groups(CallContext context) {
        URI all = UrlBuilder.below(url).path("api/v1/metrics").build();
        return ServerName.inFailures(
                        "Pushgateway",
                        context,
                        client.sendForJson(context, ApiRequest.get(all).build()))
                .thenApply(envelope -> Json.elements(envelope.path("data")));
    }

    private ApiRequest.Builder request(String method, GroupingKey key) {
        URI group = key.appendTo(UrlBuilder.below(url)).build();
        return ApiRequest.of(method, group, RepeatSafety.SAFE);
    }

    private CompletionStage<HttpResponse> send(CallContext context, ApiRequest request) {
        return ServerName.inFailures("Pushgateway", context, client.send(context, request));
    }

    /** Holds no secret. */
    @Override
    public String toString() {
        return "Pushgateway at " + url.getHost();
    }
}
