package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

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

/**
 * The API of one Prometheus server. What it warns of becomes a warning of the call.
 *
 * @param url without the API's path
 */
record PrometheusServer(URI url, ApiClient client) {
    /** Longer queries go as a form, since servers and proxies cut long URLs. */
    private static final int LONGEST_IN_URL = 1500;

    /** Reads something. @param parameters without nulls */
    CompletionStage<JsonNode> get(CallContext context, String path, Map<String, String> parameters) {
        UrlBuilder request = api(path);
        parameters.forEach(request::query);
        return send(context, ApiRequest.get(request.build()));
    }

    /** Asks a query, which may be long. @param parameters without nulls */
    CompletionStage<JsonNode> query(CallContext context, String path, Map<String, String> parameters) {
        int length = parameters.values().stream().mapToInt(String::length).sum();
        if (length <= LONGEST_IN_URL) {
            return get(context, path, parameters);
        }
        return send(
                context,
                ApiRequest.of("POST", api(path).build(), RepeatSafety.SAFE)
                        .reading()
                        .body(HttpBody.form(parameters)));
    }

    private UrlBuilder api(String path) {
        return UrlBuilder.below(url).path("api/v1/" + path);
    }

    private CompletionStage<JsonNode> send(CallContext context, ApiRequest.Builder request) {
        return ServerName.inFailures("Prometheus", context, client.sendForJson(context, request.build()))
                .thenApply(envelope -> {
                    Json.elements(envelope.path("warnings"))
                            .forEach(warning -> context.trace().warn(warning.asText()));
                    Json.elements(envelope.path("infos"))
                            .forEach(info -> context.trace().warn(info.asText()));
                    return envelope.path("data");
                });
    }

    /** Holds no secret. */
    @Override
    public String toString() {
        return "Prometheus at " + url.getHost();
    }
}
