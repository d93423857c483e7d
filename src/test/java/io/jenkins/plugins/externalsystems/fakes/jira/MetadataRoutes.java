package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link FakeJira} tells about its fields. */
final class MetadataRoutes {
    private final JiraState state;
    private volatile int largestPage = 50;

    MetadataRoutes(JiraState state) {
        this.state = state;
    }

    void largestPage(int size) {
        largestPage = size;
    }

    Reply fields(JiraRequest request) {
        request.query(Set.of());
        return Reply.json(
                200, Json.write(FakeField.ALL.stream().map(FakeField::inList).toList()));
    }

    Reply issueTypes(JiraRequest request) {
        project(request);
        List<Map<String, Object>> types = FieldRules.ISSUE_TYPES.stream()
                .sorted()
                .map(name -> Map.<String, Object>of("id", FieldRules.typeId(name), "name", name, "subtask", false))
                .toList();
        return page(request, types, "issueTypes");
    }

    Reply createFields(JiraRequest request) {
        FakeProject project = project(request);
        if (FieldRules.ISSUE_TYPES.stream()
                .noneMatch(name -> FieldRules.typeId(name).equals(request.segment(4)))) {
            throw JiraRefusal.of(404, "Issue type with id '" + request.segment(4) + "' could not be found.");
        }
        return page(request, screen(project), "fields");
    }

    Reply editFields(JiraRequest request) {
        request.query(Set.of());
        FakeIssue issue = state.issue(request.segment(1));
        if (issue == null) {
            throw JiraRefusal.noIssue();
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        screen(issue.project()).forEach(field -> fields.put(String.valueOf(field.get("fieldId")), field));
        return Reply.json(200, Json.write(Map.of("fields", fields)));
    }

    private static List<Map<String, Object>> screen(FakeProject project) {
        return FakeField.ALL.stream()
                .filter(field -> project.isOnScreen(field.id()))
                .map(field -> field.onScreen(project))
                .toList();
    }

    private FakeProject project(JiraRequest request) {
        FakeProject project = state.project(request.segment(2));
        if (project == null || !project.allows("CREATE_ISSUES")) {
            throw JiraRefusal.of(404, "No project could be found with key or id '" + request.segment(2) + "'.");
        }
        return project;
    }

    private Reply page(JiraRequest request, List<Map<String, Object>> all, String cloudName) {
        Map<String, String> query = request.query(Set.of("startAt", "maxResults"));
        int start = Math.min(all.size(), Integer.parseInt(query.getOrDefault("startAt", "0")));
        int size = Math.min(largestPage, Integer.parseInt(query.getOrDefault("maxResults", "50")));
        int end = Math.min(all.size(), start + size);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("startAt", start);
        page.put("maxResults", size);
        page.put("total", all.size());
        if (!state.dialect().isCloud()) {
            page.put("isLast", end == all.size());
        }
        page.put(state.dialect().isCloud() ? cloudName : "values", all.subList(start, end));
        return Reply.json(200, Json.write(page));
    }
}
