package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;

/** Jira says no: a status and its error collection {@code {errorMessages, errors}}. */
final class JiraRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> collection;
    private final transient Reply reply;

    private JiraRefusal(int status, List<String> messages, Map<String, String> errors) {
        super(messages + " " + errors);
        this.collection = Map.of("errorMessages", messages, "errors", errors);
        this.reply = Reply.json(status, Json.write(collection));
    }

    static JiraRefusal of(int status, String message) {
        return new JiraRefusal(status, List.of(message), Map.of());
    }

    static JiraRefusal fields(Map<String, String> errors) {
        return new JiraRefusal(400, List.of(), errors);
    }

    static JiraRefusal field(String field, String message) {
        return fields(Map.of(field, message));
    }

    /** What Jira says to a body that is not of the form its reference shows. */
    static JiraRefusal payload() {
        return of(400, "Invalid request payload. Refer to the REST API documentation and try again.");
    }

    static JiraRefusal noIssue() {
        return of(404, "Issue does not exist or you do not have permission to see it.");
    }

    /** The error collection alone. */
    Map<String, Object> toJson() {
        return collection;
    }

    Reply reply() {
        return reply;
    }
}
