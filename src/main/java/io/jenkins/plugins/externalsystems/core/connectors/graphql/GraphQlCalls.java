package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.schema.DiscoveredOperations;
import io.jenkins.plugins.externalsystems.core.schema.GraphQlTarget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaListing;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The operations that every GraphQL connection has.
 *
 * @param operations those of the service
 */
record GraphQlCalls(GraphQlSettings settings, GraphQlClient client, DiscoveredOperations operations) {
    /** {@code query}. */
    CompletionStage<Map<String, Object>> query(Arguments arguments, CallContext context) {
        GraphQlClient.Call call = call(arguments);
        requireOnly("query", call, context);
        Optional<String> path = arguments.optionalText("connection_path");
        if (path.isEmpty()) {
            return send(call, RepeatSafety.SAFE, acceptsPartial(arguments), context);
        }
        int maxPages = arguments.integer("max_pages");
        int maxItems = arguments.integer("max_items");
        if (maxPages < 1 || maxPages > 1_000) {
            throw context.invalid("max_pages", "must be from 1 to 1000");
        }
        if (maxItems < 1 || maxItems > 100_000) {
            throw context.invalid("max_items", "must be from 1 to 100000");
        }
        return new ConnectionPages(
                        client,
                        path.get(),
                        arguments.text("cursor_variable"),
                        maxPages,
                        maxItems,
                        acceptsPartial(arguments))
                .read(call, context);
    }

    /** {@code mutate}. */
    CompletionStage<Map<String, Object>> mutate(Arguments arguments, CallContext context) {
        GraphQlClient.Call call = call(arguments);
        requireOnly("mutation", call, context);
        return send(call, RepeatSafety.UNSAFE, acceptsPartial(arguments), context);
    }

    /** What is declared as safe to repeat must not change anything; the other way round, nobody would expect it. */
    private static void requireOnly(String type, GraphQlClient.Call call, CallContext context) {
        List<String> types = DocumentOperations.of(call.document());
        if (types.isEmpty() || !types.stream().allMatch(type::equals)) {
            throw context.invalid(
                    "document",
                    types.isEmpty()
                            ? "has no operation"
                            : "has a "
                                    + types.stream()
                                            .filter(other -> !other.equals(type))
                                            .findFirst()
                                            .orElseThrow() + "; this operation takes a " + type + " alone");
        }
    }

    private static GraphQlClient.Call call(Arguments arguments) {
        return new GraphQlClient.Call(
                arguments.text("document"),
                arguments.map("variables"),
                arguments.optionalText("operation_name").orElse(""));
    }

    private boolean acceptsPartial(Arguments arguments) {
        return arguments.has("accept_partial_data") ? arguments.bool("accept_partial_data") : settings.acceptsPartial();
    }

    private CompletionStage<Map<String, Object>> send(
            GraphQlClient.Call call, RepeatSafety safety, boolean acceptsPartial, CallContext context) {
        return client.send(call, safety, acceptsPartial, context).thenApply(this::data);
    }

    private Map<String, Object> data(JsonNode answer) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("data", Json.toMap(answer.path("data")));
        List<Object> errors = client.errors(answer);
        if (!errors.isEmpty()) {
            data.put(ErrorList.KEY, errors);
        }
        return data;
    }

    /** A field of the service by name. */
    CompletionStage<Map<String, Object>> field(SchemaOperation operation, Arguments arguments, CallContext context) {
        GraphQlTarget target = (GraphQlTarget) operation.target();
        GraphQlClient.Call call = new GraphQlClient.Call(target.document(), arguments.toMap(), "");
        return client.send(call, target.safety(), settings.acceptsPartial(), context)
                .thenApply(answer -> {
                    Map<String, Object> data = data(answer);
                    data.put("data", Json.toData(answer.path("data").path(target.field())));
                    return data;
                });
    }

    /** {@code introspect}. */
    CompletionStage<Map<String, Object>> introspect(Arguments arguments, CallContext context) {
        return SchemaListing.of(operations, arguments, context, operation -> {
            Map<String, Object> entry = operation.toMap();
            entry.put("document", ((GraphQlTarget) operation.target()).document());
            return entry;
        });
    }
}
