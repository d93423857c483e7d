package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Reads and deletes issues.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/">Issues</a>
 */
final class JiraIssues {
    private final JiraApi api;

    JiraIssues(JiraApi api) {
        this.api = api;
    }

    /** @return a detailed row, and {@code raw}: the issue as Jira wrote it */
    CompletionStage<Map<String, Object>> get(String issue, CallContext context) {
        return api.get(context, url -> url.path("issue").segment(issue)).thenApply(found -> {
            Map<String, Object> result = IssueRow.detailed(found, api);
            result.put("raw", Json.toMap(found));
            return result;
        });
    }

    CompletionStage<Map<String, Object>> delete(String issue, CallContext context) {
        CompletionStage<?> deleted = api.send(
                context, "DELETE", RepeatSafety.SAFE, url -> url.path("issue").segment(issue), Map.of());
        return Gone.after(deleted, context).thenApply(gone -> {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("key", issue);
            result.put("deleted", true);
            return result;
        });
    }
}
