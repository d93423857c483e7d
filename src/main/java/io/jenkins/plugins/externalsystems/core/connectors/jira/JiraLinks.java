package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Links between issues. A request names its ends as an issue shows them: the one that <em>blocks</em> (the outward phrase)
 * is sent as {@code inwardIssue}, since the blocked one sees it on its inward side.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/issue-linking-model/">Issue linking model</a>
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/">Issue links</a>
 */
final class JiraLinks {
    private final JiraApi api;

    JiraLinks(JiraApi api) {
        this.api = api;
    }

    /** The kinds of links that this Jira has. */
    CompletionStage<List<JsonNode>> types(CallContext context) {
        return api.get(context, url -> url.path("issueLinkType"))
                .thenApply(answer -> Json.elements(answer.path("issueLinkTypes")));
    }

    /**
     * Links two issues, unless they are linked so already.
     *
     * @return {@code key}, {@code relation}, {@code to} and {@code changed}
     */
    CompletionStage<Map<String, Object>> link(CallContext context, String issue, LinkType type, String other) {
        return api.get(context, url -> url.path("issue").segment(issue).query("fields", "issuelinks"))
                .thenCompose(found -> {
                    boolean isThere = Json.elements(found.path("fields").path("issuelinks")).stream()
                            .anyMatch(link -> type.isOf(link, other));
                    CompletionStage<?> linked =
                            isThere ? CompletableFuture.completedFuture(null) : post(context, issue, type, other);
                    return linked.thenApply(done -> row(issue, type, other, !isThere));
                });
    }

    private CompletionStage<JsonNode> post(CallContext context, String issue, LinkType type, String other) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", Map.of("id", type.id()));
        body.put(type.isOutward() ? "inwardIssue" : "outwardIssue", end(issue));
        body.put(type.isOutward() ? "outwardIssue" : "inwardIssue", end(other));
        return api.send(context, "POST", RepeatSafety.UNSAFE, url -> url.path("issueLink"), body);
    }

    private static Map<String, Object> end(String issue) {
        return Map.of(IssueKey.isKey(issue) ? "key" : "id", issue);
    }

    private static Map<String, Object> row(String issue, LinkType type, String other, boolean isNew) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", issue);
        row.put("relation", type.phrase());
        row.put("to", other);
        row.put("changed", isNew);
        return row;
    }
}
