package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Entity properties of issues. Writing them takes the permission to edit the issue.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/">Issue properties</a>
 * @see <a href="https://docs.atlassian.com/software/jira/docs/api/REST/9.17.0/#api/2/issue/{issueIdOrKey}/properties">Data
 *     Center</a>
 */
final class IssueProperties {
    private final JiraApi api;

    IssueProperties(JiraApi api) {
        this.api = api;
    }

    CompletionStage<?> set(CallContext context, String issue, String key, Map<String, Object> value) {
        return api.send(
                context,
                "PUT",
                RepeatSafety.SAFE,
                url -> url.path("issue").segment(issue).path("properties").segment(key),
                value);
    }

    /** One that is not there is fine. */
    CompletionStage<?> remove(CallContext context, String issue, String key) {
        return missingIfGone(api.send(
                context,
                "DELETE",
                RepeatSafety.SAFE,
                url -> url.path("issue").segment(issue).path("properties").segment(key),
                Map.of()));
    }

    /** The value; missing for one that is not there. */
    CompletionStage<JsonNode> get(CallContext context, String issue, String key) {
        return missingIfGone(api.get(
                        context,
                        url -> url.path("issue")
                                .segment(issue)
                                .path("properties")
                                .segment(key)))
                .thenApply(property -> property.path("value"));
    }

    private static CompletionStage<JsonNode> missingIfGone(CompletionStage<JsonNode> asked) {
        return asked.exceptionally(thrown -> {
            if (StageFailure.cause(thrown) instanceof ExternalSystemException failure
                    && failure.code() == ErrorCode.NOT_FOUND_ERROR) {
                return MissingNode.getInstance();
            }
            throw new CompletionException(StageFailure.cause(thrown));
        });
    }

    CompletionStage<List<String>> keys(CallContext context, String issue) {
        return api.get(context, url -> url.path("issue").segment(issue).path("properties"))
                .thenApply(found -> Json.elements(found.path("keys")).stream()
                        .map(property -> Json.text(property, "key"))
                        .toList());
    }
}
