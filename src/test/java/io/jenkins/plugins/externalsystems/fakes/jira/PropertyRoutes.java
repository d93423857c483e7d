package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link FakeJira} does under {@code /issue/KEY/properties}. Who may not edit an issue may read them only. */
final class PropertyRoutes {
    private static final int LONGEST_KEY = 255;

    private final JiraState state;

    PropertyRoutes(JiraState state) {
        this.state = state;
    }

    Reply keys(JiraRequest request) {
        List<Map<String, String>> keys = state.issueOf(request).parts().properties().keySet().stream()
                .map(key -> Map.of("key", key, "self", "https://jira.example.com/properties/" + key))
                .toList();
        return Reply.json(200, Json.write(Map.of("keys", keys)));
    }

    Reply get(JiraRequest request) {
        Map<String, Object> properties = state.issueOf(request).parts().properties();
        String key = known(properties, request);
        return Reply.json(200, Json.write(Map.of("key", key, "value", properties.get(key))));
    }

    Reply set(JiraRequest request) {
        FakeIssue issue = editable(request);
        String key = request.segment(3);
        if (key.length() > LONGEST_KEY) {
            throw JiraRefusal.of(400, "The property key is too long.");
        }
        Map<String, Object> value = request.body(Set.of("build", "seen"));
        boolean isNew = issue.parts().properties().put(key, value) == null;
        return Reply.empty(isNew ? 201 : 200);
    }

    Reply remove(JiraRequest request) {
        Map<String, Object> properties = editable(request).parts().properties();
        properties.remove(known(properties, request));
        return Reply.empty(204);
    }

    private FakeIssue editable(JiraRequest request) {
        FakeIssue issue = state.issueOf(request);
        issue.project().require("EDIT_ISSUES", "You do not have permission to edit issues in this project.");
        return issue;
    }

    private static String known(Map<String, Object> properties, JiraRequest request) {
        String key = request.segment(3);
        if (!properties.containsKey(key)) {
            throw JiraRefusal.of(404, "The property with key '" + key + "' does not exist.");
        }
        return key;
    }
}
