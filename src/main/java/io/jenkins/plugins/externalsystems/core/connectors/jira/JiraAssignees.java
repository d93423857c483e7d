package io.jenkins.plugins.externalsystems.core.connectors.jira;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Who works on issues. By the request of its own, which needs no field on the edit screen.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/">Assign issue</a>
 */
final class JiraAssignees {
    private static final String ASSIGNEE = "assignee";

    private final JiraApi api;
    private final JiraUsers users;

    JiraAssignees(JiraApi api, JiraUsers users) {
        this.api = api;
        this.users = users;
    }

    /** Assigns by anything that names a user. @return {@code key}, {@code assignee} (their id, or null) and {@code url} */
    CompletionStage<Map<String, Object>> assign(String issue, Arguments arguments, CallContext context) {
        return users.id(context, arguments.text(ASSIGNEE), ASSIGNEE)
                .thenCompose(id -> assign(issue, id.orElse(null), context))
                .thenApply(assigned -> {
                    Map<String, Object> result = new LinkedHashMap<>();
                    result.put("key", issue);
                    result.putAll(assigned);
                    result.put("url", api.site().browseUrl(issue));
                    return result;
                });
    }

    /** @param id as of {@link JiraUsers#id}; null for nobody @return {@code assignee} */
    CompletionStage<Map<String, Object>> assign(String issue, @CheckForNull String id, CallContext context) {
        return api.send(
                        context,
                        "PUT",
                        RepeatSafety.SAFE,
                        url -> url.path("issue").segment(issue).path(ASSIGNEE),
                        api.dialect().userField(id))
                .thenApply(done -> {
                    Map<String, Object> result = new LinkedHashMap<>();
                    result.put(ASSIGNEE, id);
                    return result;
                });
    }
}
