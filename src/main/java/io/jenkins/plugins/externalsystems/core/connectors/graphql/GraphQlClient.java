package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Sends documents.
 *
 * @param strict fails where there is an error
 * @param lenient takes data beside errors
 * @param url where documents go
 * @see <a href="https://graphql.github.io/graphql-over-http/draft/">GraphQL over HTTP</a>
 */
record GraphQlClient(ApiClient strict, ApiClient lenient, URI url) {
    /**
     * A document with what belongs to it.
     *
     * @param operationName which of the document's operations; empty where there is one
     */
    record Call(String document, Map<String, Object> variables, String operationName) {
        Call {
            variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        }

        /** The same with another value of a variable. */
        Call with(String variable, Object value) {
            Map<String, Object> more = new LinkedHashMap<>(variables);
            more.put(variable, value);
            return new Call(document, more, operationName);
        }
    }

    /** The errors beside data as plain data, without secrets that the service sends back. */
    List<Object> errors(JsonNode answer) {
        List<Object> clean = new ArrayList<>();
        for (Map<String, Object> error : ErrorList.of(Json.elements(answer.path("errors")))) {
            clean.add(strict.redactor().redactData(error));
        }
        return clean;
    }

    /** The whole answer: data, and errors where they are accepted, of which each is told as a warning too. */
    CompletionStage<JsonNode> send(Call call, RepeatSafety safety, boolean acceptsPartial, CallContext context) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", call.document());
        if (!call.variables().isEmpty()) {
            body.put("variables", call.variables());
        }
        if (!call.operationName().isEmpty()) {
            body.put("operationName", call.operationName());
        }
        ApiRequest.Builder request = ApiRequest.of("POST", url, safety)
                .header("Accept", "application/graphql-response+json, application/json;q=0.9")
                .body(HttpBody.json(Json.write(body)));
        if (safety == RepeatSafety.SAFE) {
            // Queries alone are; see DocumentOperations.
            request.reading();
        }
        return (acceptsPartial ? lenient : strict)
                .sendForJson(context, request.build())
                .thenApply(answer -> {
                    List<JsonNode> errors = Json.elements(answer.path("errors"));
                    if (!errors.isEmpty()) {
                        context.trace().warn("The data is partial: " + errors.size() + " errors, see 'errors'.");
                    }
                    return answer;
                });
    }
}
