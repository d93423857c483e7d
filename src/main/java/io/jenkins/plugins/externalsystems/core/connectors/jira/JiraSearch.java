package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Searches by JQL and follows the pages. On Jira Cloud the search is eventually consistent: an issue of a moment ago may be
 * missing.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/">Issue search</a>
 */
final class JiraSearch {
    static final int MOST_RESULTS = 5000;
    private static final int DEFAULT_RESULTS = 50;
    private static final int PAGE = 100;

    private final JiraApi api;

    JiraSearch(JiraApi api) {
        this.api = api;
    }

    /** How much to give back, the same for every way to search. */
    static List<Parameter> parameters() {
        return List.of(
                Parameter.optional(
                        "fields", ParameterType.STRING_LIST, "Ids of further fields that each row shall have."),
                Parameter.withDefault(
                        "max_results",
                        ParameterType.INTEGER,
                        DEFAULT_RESULTS,
                        "Most rows to give back, 1 to " + MOST_RESULTS + "; pages are followed up to it."),
                Parameter.withDefault(
                        "raw", ParameterType.BOOLEAN, false, "Whether to add the issues as Jira wrote them."));
    }

    /** @return {@code rows}, {@code count}, {@code is_last} (whether there are no more), and {@code issues} if raw */
    CompletionStage<Map<String, Object>> run(CallContext context, String jql, Arguments arguments) {
        int limit = arguments.integer("max_results");
        if (limit < 1 || limit > MOST_RESULTS) {
            throw context.invalid("max_results", "is " + limit + "; it must be 1 to " + MOST_RESULTS);
        }
        Set<String> fields = new LinkedHashSet<>(IssueRow.FIELDS);
        fields.addAll(arguments.texts("fields"));
        return page(new Query(context, jql, List.copyOf(fields), List.of(), limit), null, new ArrayList<>())
                .thenApply(found -> result(found, arguments));
    }

    /**
     * The first issues of a search as Jira wrote them.
     *
     * @param properties keys of entity properties that each shall have with it; only where the dialect's search gives them
     */
    CompletionStage<List<JsonNode>> find(
            CallContext context, String jql, List<String> fields, List<String> properties, int limit) {
        return page(new Query(context, jql, fields, properties, limit), null, new ArrayList<>())
                .thenApply(Found::issues);
    }

    private Map<String, Object> result(Found found, Arguments arguments) {
        List<Map<String, Object>> rows = found.issues().stream()
                .map(issue -> IssueRow.of(issue, arguments.texts("fields"), api))
                .toList();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("rows", rows);
        result.put("count", rows.size());
        result.put("is_last", found.isLast());
        if (arguments.bool("raw")) {
            result.put("issues", found.issues().stream().map(Json::toData).toList());
        }
        return result;
    }

    private CompletionStage<Found> page(Query query, @CheckForNull String page, List<JsonNode> sofar) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("jql", query.jql());
        body.put("fields", query.fields());
        if (!query.properties().isEmpty()) {
            body.put("properties", query.properties());
        }
        body.put("maxResults", Math.min(PAGE, query.limit() - sofar.size()));
        body.putAll(api.dialect().searchPage(page));
        return api.search(query.context(), url -> url.path(api.dialect().searchPath()), body)
                .thenCompose(answer -> {
                    sofar.addAll(Json.elements(answer.path("issues")));
                    Optional<String> next = api.dialect().nextPage(answer);
                    if (next.isEmpty() || sofar.size() >= query.limit()) {
                        return CompletableFuture.completedFuture(
                                new Found(query.cut(sofar), next.isEmpty() && sofar.size() <= query.limit()));
                    }
                    if (next.get().equals(page)) {
                        throw new ExternalSystemException(
                                ErrorCode.EXCEPTION,
                                query.context().subject() + "Jira names the same next page again and again.");
                    }
                    return page(query, next.get(), sofar);
                });
    }

    private record Query(CallContext context, String jql, List<String> fields, List<String> properties, int limit) {
        List<JsonNode> cut(List<JsonNode> issues) {
            return issues.size() <= limit ? issues : issues.subList(0, limit);
        }
    }

    private record Found(List<JsonNode> issues, boolean isLast) {}
}
