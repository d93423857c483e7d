package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks for the pages of a connection one after the other, within bounds.
 *
 * @param path of the connection in the data, names joined by dots
 * @param cursorVariable the document's variable that takes the cursor
 * @param maxPages requests at most
 * @param maxItems items at most
 * @see <a href="https://relay.dev/graphql/connections.htm">GraphQL cursor connections</a>
 */
record ConnectionPages(
        GraphQlClient client, String path, String cursorVariable, int maxPages, int maxItems, boolean acceptsPartial) {
    /** All items, and whether there are more. */
    CompletionStage<Map<String, Object>> read(GraphQlClient.Call call, CallContext context) {
        return next(call, "", new ArrayList<>(), new ArrayList<>(), 1, context);
    }

    private CompletionStage<Map<String, Object>> next(
            GraphQlClient.Call call,
            String cursor,
            List<Object> items,
            List<Object> errors,
            int page,
            CallContext context) {
        return client.send(call, RepeatSafety.SAFE, acceptsPartial, context).thenCompose(answer -> {
            JsonNode connection = connection(answer, context);
            errors.addAll(client.errors(answer));
            collect(connection, items);
            String end = Json.text(connection, "pageInfo", "endCursor");
            boolean hasMore = connection.path("pageInfo").path("hasNextPage").asBoolean();
            // A cursor that does not move would ask for the same page again and again.
            boolean goesOn =
                    hasMore && page < maxPages && items.size() < maxItems && !end.isEmpty() && !end.equals(cursor);
            if (goesOn) {
                return next(call.with(cursorVariable, end), end, items, errors, page + 1, context);
            }
            boolean isCut = items.size() > maxItems;
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("items", isCut ? new ArrayList<>(items.subList(0, maxItems)) : items);
            data.put("count", Math.min(maxItems, items.size()));
            data.put("has_more", hasMore || isCut);
            data.put("end_cursor", end);
            data.put("pages", page);
            if (!errors.isEmpty()) {
                data.put(ErrorList.KEY, errors);
            }
            return CompletableFuture.completedFuture(data);
        });
    }

    private JsonNode connection(JsonNode answer, CallContext context) {
        JsonNode at = answer.path("data");
        for (String name : path.split("\\.")) {
            at = at.path(name);
        }
        if (!at.path("pageInfo").isObject()
                || !(at.path("edges").isArray() || at.path("nodes").isArray())) {
            throw context.invalid(
                    "connection_path",
                    "is '" + path + "', where the answer has no connection: pageInfo with edges or nodes");
        }
        return at;
    }

    private static void collect(JsonNode connection, List<Object> items) {
        if (connection.path("nodes").isArray()) {
            Json.elements(connection.path("nodes")).forEach(node -> items.add(Json.toData(node)));
            return;
        }
        for (JsonNode edge : Json.elements(connection.path("edges"))) {
            items.add(Json.toData(edge.has("node") ? edge.path("node") : edge));
        }
    }
}
