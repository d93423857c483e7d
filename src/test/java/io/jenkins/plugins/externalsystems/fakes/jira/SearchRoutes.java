package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link FakeJira} answers about users, permissions, and in searches. */
final class SearchRoutes {
    private static final Set<String> SEARCH =
            Set.of("jql", "fields", "maxResults", "nextPageToken", "expand", "reconcileIssues", "properties");

    private final JiraState state;
    private final FakeUser me;
    private final IssueRoutes issues;
    private volatile int largestPage = 5000;

    SearchRoutes(JiraState state, FakeUser me, IssueRoutes issues) {
        this.state = state;
        this.me = me;
        this.issues = issues;
    }

    void largestPage(int size) {
        largestPage = size;
    }

    Reply myself(JiraRequest request) {
        request.query(Set.of("expand"));
        return Reply.json(200, Json.write(me.toJson()));
    }

    Reply users(JiraRequest request) {
        Map<String, String> query = request.query(Set.of("query", "startAt", "maxResults"));
        if (!query.containsKey("query")) {
            throw JiraRefusal.of(400, "The query parameter 'query' is required.");
        }
        return Reply.json(
                200,
                Json.write(state.users().stream()
                        .filter(user -> user.isFoundBy(query.get("query")))
                        .map(FakeUser::toJson)
                        .toList()));
    }

    Reply permissions(JiraRequest request) {
        Map<String, String> query = request.query(Set.of("projectKey", "permissions", "issueKey"));
        FakeProject project = state.project(query.get("projectKey"));
        if (project == null) {
            throw JiraRefusal.of(404, "No project could be found with key '" + query.get("projectKey") + "'.");
        }
        Map<String, Object> permissions = new LinkedHashMap<>();
        for (String permission : query.getOrDefault("permissions", "").split(",")) {
            if (!FakeProject.PERMISSIONS.contains(permission)) {
                throw JiraRefusal.of(400, "Unrecognized permission '" + permission + "'.");
            }
            permissions.put(permission, Map.of("key", permission, "havePermission", project.allows(permission)));
        }
        return Reply.json(200, Json.write(Map.of("permissions", permissions)));
    }

    Reply searchByGet(JiraRequest request) {
        Map<String, Object> body = new LinkedHashMap<>(request.query(SEARCH));
        body.computeIfPresent(
                "fields", (name, text) -> Arrays.asList(text.toString().split(",")));
        body.computeIfPresent("maxResults", (name, text) -> Integer.valueOf(text.toString()));
        return search(body);
    }

    Reply searchByPost(JiraRequest request) {
        return search(request.body(SEARCH));
    }

    private Reply search(Map<String, Object> body) {
        int size = body.getOrDefault("maxResults", 50) instanceof Integer number ? number : -1;
        if (size < 1 || size > 5000) {
            throw JiraRefusal.of(400, "The value of 'maxResults' must be between 1 and 5000.");
        }
        int start = start(body.get("nextPageToken"));
        JqlFields fields = new JqlFields(state.visibleProjects(), me.accountId(), state.now());
        List<FakeIssue> visible = state.issues().stream()
                .filter(issue -> issue.project().allows("BROWSE_PROJECTS"))
                .toList();
        List<FakeIssue> found = new JqlQuery(body.get("jql") instanceof String jql ? jql : "", fields).find(visible);
        int end = Math.min(found.size(), start + Math.min(size, largestPage));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "issues",
                found.subList(start, end).stream()
                        .map(issue -> shown(issue, body.get("fields")))
                        .toList());
        if (end < found.size()) {
            answer.put("nextPageToken", state.newPage(end));
        }
        answer.put("isLast", end >= found.size());
        return Reply.json(200, Json.write(answer));
    }

    private int start(Object token) {
        if (token == null) {
            return 0;
        }
        Integer start = state.page(token.toString());
        if (start == null) {
            throw JiraRefusal.of(400, "The next page token is invalid or has expired.");
        }
        return start;
    }

    /** Without a list of fields the search gives ids alone. */
    private Map<String, Object> shown(FakeIssue issue, Object fields) {
        return fields instanceof List<?> list
                ? issues.view(issue, list.stream().map(String::valueOf).toList())
                : Map.of("id", issue.id());
    }
}
