package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Comments of issues.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/">Issue comments</a>
 */
final class JiraComments {
    private final JiraApi api;

    JiraComments(JiraApi api) {
        this.api = api;
    }

    /** Adds a comment. @return its id */
    CompletionStage<String> add(CallContext context, String issue, String markdown) {
        return api.send(
                        context,
                        "POST",
                        RepeatSafety.UNSAFE,
                        url -> url.path("issue").segment(issue).path("comment"),
                        Map.of("body", api.dialect().richText(markdown)))
                .thenApply(comment -> Json.text(comment, "id"));
    }
}
