package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be set on a way from one status to another. Where there is a screen, a comment that is sent along is taken; where
 * there is none, Jira drops it without a word. The list of the screen's fields never has the comment.
 */
record TransitionScreen(boolean isThere) {
    static TransitionScreen of(FakeStatus.Transition way) {
        return new TransitionScreen(way.hasScreen());
    }

    Map<String, Object> toJson(FakeProject project) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (isThere) {
            fields.put("resolution", FakeField.RESOLUTION.onScreen(project));
            FakeField.ALL.stream()
                    .filter(field -> field.isCustom() && project.isOnScreen(field.id()))
                    .forEach(field -> fields.put(field.id(), field.onScreen(project)));
        }
        return fields;
    }

    /** @return whether there is a comment that lands; @throws JiraRefusal for fields that the screen does not have */
    boolean check(Map<String, Object> body, FakeProject project, FakeDialect dialect) {
        Map<String, Object> known = toJson(project);
        if (body.containsKey("fields")) {
            Map<String, String> errors = new LinkedHashMap<>();
            JiraRequest.object(body.get("fields")).forEach((id, value) -> {
                boolean isResolution = id.equals("resolution")
                        && value instanceof Map<?, ?> map
                        && FakeField.RESOLUTION.options().contains(String.valueOf(map.get("name")));
                if (!known.containsKey(id)) {
                    errors.put(
                            id, "Field '" + id + "' cannot be set. It is not on the appropriate screen, or unknown.");
                } else if (id.equals("resolution") && !isResolution) {
                    errors.put(id, "The resolution is invalid.");
                }
            });
            if (!errors.isEmpty()) {
                throw JiraRefusal.fields(errors);
            }
        }
        boolean hasComment = body.containsKey("update");
        if (hasComment) {
            dialect.checkText("comment", text(body));
        } else if (project.isRequired("comment") && isThere) {
            throw JiraRefusal.field("comment", "Comment is required.");
        }
        return hasComment && isThere;
    }

    private static Object text(Map<String, Object> body) {
        Map<String, Object> update = JiraRequest.object(body.get("update"));
        Object first = update.get("comment") instanceof List<?> list && list.size() == 1 ? list.get(0) : null;
        return JiraRequest.object(JiraRequest.object(first).get("add")).get("body");
    }

    Map<String, Object> comment(Map<String, Object> body, String id, FakeUser me) {
        Map<String, Object> comment = new LinkedHashMap<>();
        comment.put("id", id);
        comment.put("author", me.toJson());
        comment.put("body", text(body));
        comment.put("properties", Map.of());
        return comment;
    }
}
