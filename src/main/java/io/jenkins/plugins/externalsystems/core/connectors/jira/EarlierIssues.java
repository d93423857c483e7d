package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The issues that an earlier try of a call created, by the marks on them. Jira's search lags behind: what it does not show
 * may be there all the same.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/">Search with
 *     properties</a>
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/">Properties</a>
 */
final class EarlierIssues {
    /** How many of this account's newest issues in a project are looked through. */
    private static final int NEWEST = 100;

    /** How many of them are asked for their mark one by one, where the search does not give it. */
    private static final int MOST_READS = 20;

    private final JiraApi api;
    private final JiraSearch search;

    EarlierIssues(JiraApi api, JiraSearch search) {
        this.api = api;
        this.search = search;
    }

    /**
     * Looks for them.
     *
     * @param wanted summary of each issue by the mark that it carries
     * @return those that were found, by their mark
     */
    CompletionStage<Map<String, JsonNode>> find(CallContext context, String project, Map<String, String> wanted) {
        String jql = "project = \"" + project + "\" AND creator = currentUser() ORDER BY created DESC";
        boolean isGiven = api.dialect().searchGivesProperties();
        return search.find(
                        context,
                        jql,
                        List.of("summary"),
                        isGiven ? List.of(RepeatMark.PROPERTY) : List.of(),
                        NEWEST + wanted.size())
                .thenCompose(issues -> isGiven
                        ? CompletableFuture.completedFuture(marked(issues, wanted))
                        : read(context, alike(issues, wanted), wanted));
    }

    private static Map<String, JsonNode> marked(List<JsonNode> issues, Map<String, String> wanted) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode issue : issues) {
            String mark = RepeatMark.ofIssue(issue);
            if (wanted.containsKey(mark)) {
                found.put(mark, issue);
            }
        }
        return found;
    }

    private static List<JsonNode> alike(List<JsonNode> issues, Map<String, String> wanted) {
        return issues.stream()
                .filter(issue -> wanted.containsValue(Json.text(issue, "fields", "summary")))
                .limit(MOST_READS + (long) wanted.size())
                .toList();
    }

    private CompletionStage<Map<String, JsonNode>> read(
            CallContext context, List<JsonNode> issues, Map<String, String> wanted) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        CompletionStage<Map<String, JsonNode>> sofar = CompletableFuture.completedFuture(found);
        for (JsonNode issue : issues) {
            sofar = sofar.thenCompose(before -> before.size() == wanted.size()
                    ? CompletableFuture.completedFuture(before)
                    : mark(context, Json.text(issue, "key")).thenApply(mark -> {
                        if (wanted.containsKey(mark)) {
                            before.put(mark, issue);
                        }
                        return before;
                    }));
        }
        return sofar;
    }

    /** The mark on an issue; empty if it has none. */
    private CompletionStage<String> mark(CallContext context, String key) {
        return api.get(
                        context,
                        url -> url.path("issue").segment(key).path("properties").segment(RepeatMark.PROPERTY))
                .handle((property, thrown) -> {
                    if (thrown == null) {
                        return RepeatMark.of(property.path("value"));
                    }
                    if (StageFailure.cause(thrown) instanceof ExternalSystemException failure
                            && failure.code() == ErrorCode.NOT_FOUND_ERROR) {
                        return "";
                    }
                    throw new CompletionException(StageFailure.cause(thrown));
                });
    }
}
