package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link FakeJira} answers about users, permissions, and in searches. */
final class SearchRoutes {
    private static final Set<String> SEARCH =
            Set.of("jql", "fields", "maxResults", "nextPageToken", "expand", "reconcileIssues", "properties");
    private static final Set<String> SEARCH_BY_START =
            Set.of("jql", "fields", "maxResults", "startAt", "expand", "validateQuery");

    private static final int MOST_PROPERTIES = 5;

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
        String search = state.dialect().isCloud() ? "query" : "username";
        Map<String, String> query = request.query(Set.of(search, "startAt", "maxResults"));
        if (!query.containsKey(search)) {
            throw JiraRefusal.of(400, "The query parameter '" + search + "' is required.");
        }
        return Reply.json(
                200,
                Json.write(state.users().stream()
                        .filter(user -> user.isFoundBy(query.get(search)))
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
        // Data Center tells all permissions and knows no such parameter, which it ignores like any that it does not
        // know.
        Collection<String> asked = state.dialect().isCloud()
                ? List.of(query.getOrDefault("permissions", "").split(","))
                : FakeProject.PERMISSIONS;
        for (String permission : asked) {
            if (!FakeProject.PERMISSIONS.contains(permission)) {
                throw JiraRefusal.of(400, "Unrecognized permission '" + permission + "'.");
            }
            permissions.put(permission, Map.of("key", permission, "havePermission", project.allows(permission)));
        }
        return Reply.json(200, Json.write(Map.of("permissions", permissions)));
    }

    Reply searchByGet(JiraRequest request) {
        Map<String, Object> body = new LinkedHashMap<>(request.query(parameters()));
        body.computeIfPresent("startAt", (name, text) -> Integer.valueOf(text.toString()));
        body.computeIfPresent(
                "fields", (name, text) -> Arrays.asList(text.toString().split(",")));
        body.computeIfPresent("maxResults", (name, text) -> Integer.valueOf(text.toString()));
        return search(body);
    }

    Reply searchByPost(JiraRequest request) {
        return search(request.body(parameters()));
    }

    private Set<String> parameters() {
        return state.dialect().isCloud() ? SEARCH : SEARCH_BY_START;
    }

    private Reply search(Map<String, Object> body) {
        int size = body.getOrDefault("maxResults", 50) instanceof Integer number ? number : -1;
        if (size < 1 || size > 5000) {
            throw JiraRefusal.of(400, "The value of 'maxResults' must be between 1 and 5000.");
        }
        boolean isCloud = state.dialect().isCloud();
        int start = isCloud
                ? start(body.get("nextPageToken"))
                : body.getOrDefault("startAt", 0) instanceof Integer number ? number : 0;
        JqlFields fields =
                new JqlFields(state.visibleProjects(), me.id(), state.dialect().userKey(), state.now());
        List<FakeIssue> visible = state.issues().stream()
                .filter(issue -> issue.project().allows("BROWSE_PROJECTS"))
                .filter(state::isIndexed)
                .toList();
        List<FakeIssue> found =
                new JqlQuery(body.get("jql") instanceof String jql ? jql : "", fields, isCloud).find(visible);
        start = Math.min(start, found.size());
        int end = Math.min(found.size(), start + Math.min(size, largestPage));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "issues",
                found.subList(start, end).stream()
                        .map(issue -> shown(issue, body))
                        .toList());
        if (!isCloud) {
            answer.put("startAt", start);
            answer.put("maxResults", Math.min(size, largestPage));
            answer.put("total", found.size());
        } else if (end < found.size()) {
            answer.put("nextPageToken", state.newPage(end));
        }
        if (isCloud) {
            answer.put("isLast", end >= found.size());
        }
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

    /** Without a list of fields the search gives ids alone; properties come only where they are asked for. */
    private Map<String, Object> shown(FakeIssue issue, Map<String, Object> body) {
        Map<String, Object> shown = body.get("fields") instanceof List<?> list
                ? issues.view(issue, list.stream().map(String::valueOf).toList())
                : new LinkedHashMap<>(Map.of("id", issue.id()));
        if (body.get("properties") instanceof List<?> keys) {
            if (keys.size() > MOST_PROPERTIES) {
                throw JiraRefusal.of(400, "No more than " + MOST_PROPERTIES + " properties can be asked for.");
            }
            Map<String, Object> properties = new LinkedHashMap<>(issue.properties());
            properties.keySet().retainAll(keys);
            shown.put("properties", properties);
        }
        return shown;
    }
}
