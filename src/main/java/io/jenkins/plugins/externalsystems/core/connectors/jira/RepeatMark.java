package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.List;
import java.util.Map;

/**
 * The mark on what a call creates, by which a repeat of the call finds it: an entity property that holds the call's
 * idempotency key. People do not see it, and Jira takes it in the request that creates the thing.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/storing-data-without-a-database/">Entity properties</a>
 * @see <a href="https://developer.atlassian.com/server/jira/platform/entity-properties/">The same in Data Center</a>
 */
final class RepeatMark {
    /** Key of the property. */
    static final String PROPERTY = "io.jenkins.external-systems";

    private static final String REQUEST = "request";

    private RepeatMark() {}

    /** The value of {@code properties} in a request that creates something. */
    static List<Map<String, Object>> properties(String request) {
        return List.of(Map.of("key", PROPERTY, "value", Map.of(REQUEST, request)));
    }

    /** Whether a comment or worklog, read with {@code expand=properties}, was made by the request. */
    static boolean isOn(JsonNode entity, String request) {
        return Json.elements(entity.path("properties")).stream()
                .anyMatch(property -> Json.text(property, "key").equals(PROPERTY)
                        && Json.text(property, "value", REQUEST).equals(request));
    }

    /** The request that made an issue which was read with this property; empty if none of ours did. */
    static String ofIssue(JsonNode issue) {
        return of(issue.path("properties").path(PROPERTY));
    }

    /** The request in a property's value; empty if there is none. */
    static String of(JsonNode value) {
        return Json.text(value, REQUEST);
    }
}
