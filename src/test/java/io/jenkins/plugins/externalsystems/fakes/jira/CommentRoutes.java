package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link FakeJira} does under {@code /issue/{key}/comment}. */
final class CommentRoutes {
    private static final Set<String> BODY = Set.of("body", "visibility", "properties");

    private final JiraState state;
    private final FakeUser me;
    private volatile int largestPage = Integer.MAX_VALUE;

    CommentRoutes(JiraState state, FakeUser me) {
        this.state = state;
        this.me = me;
    }

    void largestPage(int size) {
        largestPage = size;
    }

    Reply create(JiraRequest request) {
        request.query(Set.of("expand"));
        FakeIssue issue = issue(request);
        issue.project().require("ADD_COMMENTS", "You do not have the permission to comment on this issue.");
        Map<String, Object> comment = new LinkedHashMap<>();
        comment.put("id", state.newId());
        comment.put("author", me.toJson());
        write(request.body(BODY), comment);
        comment.put("created", FakeIssue.time(state.tick()));
        comment.put("updated", comment.get("created"));
        issue.parts().comments().add(comment);
        issue.touch(state.now());
        return json(201, EntityRules.shown(comment, ""));
    }

    private void write(Map<String, Object> body, Map<String, Object> comment) {
        state.dialect().checkText("comment", body.get("body"));
        if (AdfRules.text(body.get("body")).isBlank()) {
            throw JiraRefusal.field("comment", "Comment body can not be empty!");
        }
        EntityRules.visibility(body, comment);
        comment.put("body", body.get("body"));
        comment.put("properties", EntityRules.properties(body.get("properties")));
    }

    Reply list(JiraRequest request) {
        Map<String, String> query = request.query(Set.of("startAt", "maxResults", "orderBy", "expand"));
        List<Map<String, Object>> comments =
                new ArrayList<>(issue(request).parts().comments());
        switch (query.getOrDefault("orderBy", "created")) {
            case "created", "+created" -> {}
            case "-created" -> Collections.reverse(comments);
            default -> throw JiraRefusal.of(400, "The value of orderBy is invalid.");
        }
        return PartPage.of("comments", comments, query, largestPage);
    }

    Reply get(JiraRequest request) {
        String expand = request.query(Set.of("expand")).getOrDefault("expand", "");
        return json(200, EntityRules.shown(comment(request), expand));
    }

    Reply update(JiraRequest request) {
        request.query(Set.of("expand", "notifyUsers"));
        FakeIssue issue = issue(request);
        Map<String, Object> comment = comment(request);
        issue.project().require("EDIT_OWN_COMMENTS", "You do not have the permission to edit this comment.");
        write(request.body(BODY), comment);
        comment.put("updated", FakeIssue.time(state.tick()));
        return json(200, EntityRules.shown(comment, ""));
    }

    Reply delete(JiraRequest request) {
        FakeIssue issue = issue(request);
        Map<String, Object> comment = comment(request);
        issue.project().require("DELETE_OWN_COMMENTS", "You do not have the permission to delete this comment.");
        issue.parts().comments().remove(comment);
        return Reply.empty(204);
    }

    private Map<String, Object> comment(JiraRequest request) {
        return FakeParts.withId(
                issue(request).parts().comments(),
                request.segment(3),
                "Can not find a comment for the id: " + request.segment(3) + ".");
    }

    private FakeIssue issue(JiraRequest request) {
        return state.issueOf(request);
    }

    private static Reply json(int status, Map<String, Object> body) {
        return Reply.json(status, Json.write(body));
    }
}
