package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What belongs to an issue beside its fields; guarded by the server's lock. */
final class FakeParts {
    /** Work that is left, in seconds. */
    int secondsLeft = 40 * 3600;

    private final List<Map<String, Object>> comments = new ArrayList<>();
    private final List<Map<String, Object>> worklogs = new ArrayList<>();
    private final List<Map<String, Object>> attachments = new ArrayList<>();
    private final List<Map<String, Object>> links = new ArrayList<>();
    private final Map<String, Map<String, Object>> remoteLinks = new LinkedHashMap<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();

    List<Map<String, Object>> comments() {
        return comments;
    }

    List<Map<String, Object>> worklogs() {
        return worklogs;
    }

    List<Map<String, Object>> attachments() {
        return attachments;
    }

    List<Map<String, Object>> links() {
        return links;
    }

    /** By global id. */
    Map<String, Map<String, Object>> remoteLinks() {
        return remoteLinks;
    }

    Map<String, Object> properties() {
        return properties;
    }

    /** @throws JiraRefusal 404 with these words */
    static Map<String, Object> withId(List<Map<String, Object>> parts, String id, String otherwise) {
        return parts.stream()
                .filter(part -> part.get("id").equals(id))
                .findFirst()
                .orElseThrow(() -> JiraRefusal.of(404, otherwise));
    }
}
