package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link FakeJira} does with links; it keeps the same link twice where it is told so twice. */
final class LinkRoutes {
    private static final List<Map<String, Object>> TYPES = List.of(
            type("10000", "Blocks", "is blocked by", "blocks"),
            type("10001", "Cloners", "is cloned by", "clones"),
            type("10003", "Relates", "relates to", "relates to"));

    private final JiraState state;

    LinkRoutes(JiraState state) {
        this.state = state;
    }

    private static Map<String, Object> type(String id, String name, String inward, String outward) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("id", id);
        type.put("name", name);
        type.put("inward", inward);
        type.put("outward", outward);
        return type;
    }

    Reply types(JiraRequest request) {
        request.query(Set.of());
        return Reply.json(200, Json.write(Map.of("issueLinkTypes", TYPES)));
    }

    Reply link(JiraRequest request) {
        Map<String, Object> body = request.body(Set.of("type", "inwardIssue", "outwardIssue", "comment"));
        Map<String, Object> wanted = JiraRequest.object(body.get("type"));
        Map<String, Object> type = TYPES.stream()
                .filter(one -> one.get("id").equals(wanted.get("id"))
                        || one.get("name").equals(wanted.get("name")))
                .findFirst()
                .orElseThrow(() -> JiraRefusal.of(404, "No issue link type with name '" + wanted + "' found."));
        FakeIssue inward = end(body.get("inwardIssue"));
        FakeIssue outward = end(body.get("outwardIssue"));
        inward.project().require("LINK_ISSUES", "No Link Issue Permission for issue '" + inward.key() + "'");
        String id = state.newId();
        // The issue that is named as the inward one sees the other one on its outward side.
        inward.parts().links().add(Map.of("id", id, "type", type, "outwardIssue", shown(outward)));
        outward.parts().links().add(Map.of("id", id, "type", type, "inwardIssue", shown(inward)));
        state.tick();
        return Reply.empty(201);
    }

    private FakeIssue end(Object given) {
        Map<String, Object> end = JiraRequest.object(given);
        Object name = end.get("key") == null ? end.get("id") : end.get("key");
        FakeIssue issue = state.issue(String.valueOf(name));
        if (issue == null) {
            throw JiraRefusal.noIssue();
        }
        return issue;
    }

    private static Map<String, Object> shown(FakeIssue issue) {
        return Map.of("id", issue.id(), "key", issue.key());
    }

    Reply remoteLink(JiraRequest request) {
        FakeIssue issue = state.issueOf(request);
        issue.project().require("LINK_ISSUES", "You do not have permission to link issues.");
        Map<String, Object> body = request.body(Set.of("globalId", "application", "relationship", "object"));
        Map<String, Object> object = JiraRequest.object(body.get("object"));
        Map<String, String> errors = new LinkedHashMap<>();
        for (String field : List.of("title", "url")) {
            if (!(object.get(field) instanceof String text) || text.isBlank()) {
                errors.put(field, "'" + field + "' is required.");
            }
        }
        String globalId = String.valueOf(body.getOrDefault("globalId", state.newHex(8)));
        if (globalId.length() > 255) {
            errors.put("globalId", "The globalId is longer than 255 characters.");
        }
        if (!errors.isEmpty()) {
            throw JiraRefusal.fields(errors);
        }
        Map<String, Object> before = issue.parts().remoteLinks().get(globalId);
        Map<String, Object> link = new LinkedHashMap<>(body);
        link.put("id", before == null ? Integer.valueOf(state.newId()) : before.get("id"));
        issue.parts().remoteLinks().put(globalId, link);
        return Reply.json(before == null ? 201 : 200, Json.write(Map.of("id", link.get("id"), "self", "x")));
    }
}
