package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Lists that Jira gives in pages by {@code startAt}, {@code maxResults} and {@code total}: the comments and the worklogs of
 * an issue. A server that knows no pages there and answers everything at once is understood too.
 */
final class OffsetPages {
    private static final int PAGE = 100;
    private static final int MOST_RESULTS = 5000;

    private final JiraApi api;
    private final String list;

    /** @param list where an answer has the elements */
    OffsetPages(JiraApi api, String list) {
        this.api = api;
        this.list = list;
    }

    static Parameter limit() {
        return Parameter.withDefault(
                "max_results",
                ParameterType.INTEGER,
                50,
                "Most rows to give back, 1 to " + MOST_RESULTS + "; pages are followed up to it.");
    }

    static int limit(Arguments arguments, CallContext context) {
        int limit = arguments.integer("max_results");
        if (limit < 1 || limit > MOST_RESULTS) {
            throw context.invalid("max_results", "is " + limit + "; it must be 1 to " + MOST_RESULTS);
        }
        return limit;
    }

    /** @return the elements up to the limit, and how many there are in all */
    CompletionStage<Found> read(CallContext context, UnaryOperator<UrlBuilder> path, int limit) {
        return read(context, path, limit, new ArrayList<>());
    }

    /** All elements that Jira gives to anybody. */
    CompletionStage<List<JsonNode>> readAll(CallContext context, UnaryOperator<UrlBuilder> path) {
        return read(context, path, MOST_RESULTS).thenApply(Found::elements);
    }

    private CompletionStage<Found> read(
            CallContext context, UnaryOperator<UrlBuilder> path, int limit, List<JsonNode> sofar) {
        int start = sofar.size();
        int size = Math.min(PAGE, limit - start);
        return api.get(context, url -> path.apply(url).query("startAt", start).query("maxResults", size))
                .thenCompose(answer -> {
                    List<JsonNode> page = Json.elements(answer.path(list));
                    sofar.addAll(page);
                    int total = answer.path("total").asInt(sofar.size());
                    boolean isOver = page.isEmpty() || sofar.size() >= Math.min(limit, total);
                    return isOver
                            ? CompletableFuture.completedFuture(
                                    new Found(sofar.subList(0, Math.min(limit, sofar.size())), total))
                            : read(context, path, limit, sofar);
                });
    }

    record Found(List<JsonNode> elements, int total) {
        /** {@code rows}, {@code count}, {@code total} and {@code is_last}. */
        Map<String, Object> toResult(Function<JsonNode, Map<String, Object>> row) {
            List<Map<String, Object>> rows = elements.stream().map(row).toList();
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("rows", rows);
            result.put("count", rows.size());
            result.put("total", total);
            result.put("is_last", rows.size() >= total);
            return result;
        }
    }
}
