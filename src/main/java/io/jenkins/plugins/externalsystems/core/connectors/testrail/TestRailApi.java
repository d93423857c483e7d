package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Requests to one TestRail, answered as JSON. */
final class TestRailApi {
    private final URI base;
    private final ApiClient client;

    TestRailApi(URI base, ApiClient client) {
        this.base = base;
        this.client = client;
    }

    CompletionStage<JsonNode> get(CallContext context, ApiPath path) {
        return send(context, read(path).build());
    }

    /**
     * The same of what is no result but how this TestRail is set up; its answer is remembered and must not be changed.
     *
     * @param failures codes of failures that are remembered too
     */
    CompletionStage<JsonNode> metadata(CallContext context, ApiPath path, ErrorCode... failures) {
        return send(context, read(path).metadata(failures).build());
    }

    /** TestRail wants the type on reads too. */
    private ApiRequest.Builder read(ApiPath path) {
        return ApiRequest.get(path.below(base)).header("Content-Type", "application/json");
    }

    /** @param body plain data; sent even where it is empty, since TestRail wants JSON on every POST */
    CompletionStage<JsonNode> post(CallContext context, RepeatSafety safety, ApiPath path, Map<String, ?> body) {
        return send(
                context,
                ApiRequest.of("POST", path.below(base), safety)
                        .body(HttpBody.json(Json.write(body)))
                        .build());
    }

    CompletionStage<JsonNode> upload(CallContext context, ApiPath path, HttpBody form) {
        return send(
                context,
                ApiRequest.of("POST", path.below(base), RepeatSafety.UNSAFE)
                        .body(form)
                        .build());
    }

    /** {@link TestRailErrors} has made sure that it can be read. */
    private CompletionStage<JsonNode> send(CallContext context, ApiRequest request) {
        return client.send(context, request).thenApply(TestRailAnswer::read);
    }
}
