package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a {@link FakeJira} does with many new issues at once. */
final class BulkRoutes {
    private static final int MOST = 50;

    private final Function<Map<String, Object>, Map<String, Object>> create;

    /** @param create makes one issue of a body; gives its id, key and self */
    BulkRoutes(Function<Map<String, Object>, Map<String, Object>> create) {
        this.create = create;
    }

    /** Good if at least one could be created. */
    Reply create(JiraRequest request) {
        if (!(request.body(Set.of("issueUpdates")).get("issueUpdates") instanceof List<?> updates)) {
            throw JiraRefusal.payload();
        }
        if (updates.size() > MOST) {
            throw JiraRefusal.of(400, "The limit of " + MOST + " issues in one request is exceeded.");
        }
        List<Object> issues = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        for (int number = 0; number < updates.size(); number++) {
            try {
                issues.add(create.apply(JiraRequest.object(updates.get(number))));
            } catch (JiraRefusal refusal) {
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("status", 400);
                error.put("elementErrors", refusal.toJson());
                error.put("failedElementNumber", number);
                errors.add(error);
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("issues", issues);
        answer.put("errors", errors);
        return Reply.json(issues.isEmpty() ? 400 : 201, Json.write(answer));
    }
}
