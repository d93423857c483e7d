package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link FakeJira} does under {@code /issue}. */
final class IssueRoutes {
    private static final Set<String> BODY = Set.of("fields", "update", "properties");

    private final JiraState state;
    private final FieldRules rules;
    private final FakeUser me;
    private final String base;

    IssueRoutes(JiraState state, FakeUser me, String base) {
        this.state = state;
        this.rules = new FieldRules(state);
        this.me = me;
        this.base = base;
    }

    Reply create(JiraRequest request) {
        return json(201, make(request.body(BODY)));
    }

    /** Makes an issue of a body. @return its id, key and self */
    Map<String, Object> make(Map<String, Object> body) {
        if (!BODY.containsAll(body.keySet())) {
            throw JiraRefusal.payload();
        }
        Map<String, Object> given = JiraRequest.object(body.get("fields"));
        EntityRules.properties(body.get("properties"));
        FakeProject project = given.get("project") instanceof Map<?, ?> map
                ? state.project(map.get("key") == null ? map.get("id") : map.get("key"))
                : null;
        if (project == null) {
            throw JiraRefusal.field("project", "valid project is required");
        }
        if (!project.allows("CREATE_ISSUES")) {
            throw JiraRefusal.of(400, "You cannot create issues in this project.");
        }
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("reporter", me.toJson(), "creator", me.toJson()));
        fields.putAll(rules.forCreate(given, project));
        FakeIssue issue = state.addIssue(project, fields);
        EntityRules.keep(body.get("properties"), issue);
        return Map.of("id", issue.id(), "key", issue.key(), "self", self(issue));
    }

    Reply get(JiraRequest request) {
        Map<String, String> query = request.query(Set.of("fields", "expand"));
        FakeIssue issue = issue(request);
        Map<String, Object> json = view(
                issue,
                query.containsKey("fields") ? Arrays.asList(query.get("fields").split(",")) : List.of("*all"));
        List<String> expand = Arrays.asList(query.getOrDefault("expand", "").split(","));
        if (expand.contains("transitions")) {
            json.put("transitions", transitionsOf(issue, expand.contains("transitions.fields")));
        }
        return json(200, json);
    }

    /** An issue with some of its fields, as the search gives it too. */
    Map<String, Object> view(FakeIssue issue, List<String> fields) {
        Map<String, Object> some = new LinkedHashMap<>();
        issue.allFields().forEach((id, value) -> {
            if (fields.contains(id) || fields.contains("*all") || fields.contains("*navigable")) {
                some.put(id, value);
            }
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", issue.id());
        json.put("key", issue.key());
        json.put("self", self(issue));
        json.put("fields", some);
        return json;
    }

    private String self(FakeIssue issue) {
        return base + state.dialect().path() + "issue/" + issue.id();
    }

    Reply edit(JiraRequest request) {
        FakeIssue issue = issue(request);
        issue.project().require("EDIT_ISSUES", "You do not have permission to edit issues in this project.");
        Map<String, Object> body = request.body(Set.of("fields", "update"));
        issue.set(rules.forEdit(JiraRequest.object(body.get("fields")), issue.project()), state.tick());
        return Reply.empty(204);
    }

    Reply delete(JiraRequest request) {
        request.query(Set.of("deleteSubtasks"));
        FakeIssue issue = issue(request);
        issue.project().require("DELETE_ISSUES", "You do not have permission to delete issues in this project.");
        state.remove(issue);
        return Reply.empty(204);
    }

    Reply assign(JiraRequest request) {
        FakeIssue issue = issue(request);
        issue.project().require("ASSIGN_ISSUES", "You do not have permission to assign issues.");
        String key = state.dialect().userKey();
        Map<String, Object> body = request.body(Set.of(key));
        if (!body.containsKey(key)) {
            throw JiraRefusal.payload();
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        changed.put("assignee", body.get(key) == null ? null : body);
        issue.set(rules.forEdit(changed, issue.project()), state.tick());
        return Reply.empty(204);
    }

    Reply transitions(JiraRequest request) {
        request.query(Set.of("expand", "transitionId"));
        return json(200, Map.of("expand", "transitions", "transitions", transitionsOf(issue(request), false)));
    }

    private static List<Map<String, Object>> transitionsOf(FakeIssue issue, boolean withFields) {
        List<Map<String, Object>> possible = new ArrayList<>();
        if (issue.project().allows("TRANSITION_ISSUES")) {
            issue.state().transitions().forEach(transition -> {
                Map<String, Object> json = transition.toJson();
                if (withFields) {
                    json.put("fields", TransitionScreen.of(transition).toJson(issue.project()));
                }
                possible.add(json);
            });
        }
        return possible;
    }

    Reply transition(JiraRequest request) {
        FakeIssue issue = issue(request);
        Map<String, Object> body = request.body(Set.of("transition", "fields", "update"));
        Object id = JiraRequest.object(body.get("transition")).get("id");
        FakeStatus.Transition way = issue.state().transitions().stream()
                .filter(transition ->
                        transition.id().equals(id) && issue.project().allows("TRANSITION_ISSUES"))
                .findFirst()
                .orElseThrow(() -> JiraRefusal.of(400, "Transition id '" + id + "' is not valid for this issue."));
        TransitionScreen screen = TransitionScreen.of(way);
        boolean takesComment = screen.check(body, issue.project(), state.dialect());
        if (body.containsKey("fields")) {
            Map<String, Object> fields = new LinkedHashMap<>(JiraRequest.object(body.get("fields")));
            Object resolution = fields.remove("resolution");
            issue.set(rules.forEdit(fields, issue.project()), state.tick());
            issue.set(resolution == null ? Map.of() : Map.of("resolution", resolution), state.tick());
        }
        issue.moveTo(way.to(), state.tick());
        if (takesComment) {
            issue.parts().comments().add(screen.comment(body, state.newId(), me));
        }
        return Reply.empty(204);
    }

    private FakeIssue issue(JiraRequest request) {
        return state.issueOf(request);
    }

    private static Reply json(int status, Map<String, ?> body) {
        return Reply.json(status, Json.write(body));
    }
}
