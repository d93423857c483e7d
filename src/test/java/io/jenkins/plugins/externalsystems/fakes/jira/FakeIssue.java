package io.jenkins.plugins.externalsystems.fakes.jira;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An issue in a {@link FakeJira}; guarded by the server's lock, so look at it between calls. */
public final class FakeIssue {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    private final String id;
    private final String key;
    private final FakeProject project;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final FakeParts parts = new FakeParts();
    private final Instant created;
    private Instant updated;
    private FakeStatus status = FakeStatus.TO_DO;

    FakeIssue(String id, FakeProject project, Instant created) {
        this.id = id;
        this.project = project;
        this.key = project.nextKey();
        this.created = created;
        this.updated = created;
    }

    public String id() {
        return id;
    }

    public String key() {
        return key;
    }

    FakeProject project() {
        return project;
    }

    /** Name of the status. */
    public String status() {
        return status.label();
    }

    FakeStatus state() {
        return status;
    }

    void moveTo(FakeStatus next, Instant now) {
        status = next;
        updated = now;
    }

    /** A field as Jira would write it; null where it is not set. */
    public Object field(String field) {
        return allFields().get(field);
    }

    public String summary() {
        return String.valueOf(fields.get("summary"));
    }

    /** Display name; empty for nobody. */
    public String assignee() {
        return fields.get("assignee") instanceof Map<?, ?> user ? String.valueOf(user.get("displayName")) : "";
    }

    /** The comments' bodies without marks. */
    public List<String> comments() {
        return parts.comments().stream()
                .map(comment -> AdfRules.text(comment.get("body")))
                .toList();
    }

    /** The comments as Jira writes them, with their properties. */
    public List<Map<String, Object>> commentRows() {
        return List.copyOf(parts.comments());
    }

    /** The worklogs as Jira writes them, with their properties. */
    public List<Map<String, Object>> worklogs() {
        return List.copyOf(parts.worklogs());
    }

    /** The attachments as Jira writes them. */
    public List<Map<String, Object>> attachments() {
        return List.copyOf(parts.attachments());
    }

    /** The links to other issues as this issue shows them. */
    public List<Map<String, Object>> links() {
        return List.copyOf(parts.links());
    }

    /** The links to pages. */
    public List<Map<String, Object>> remoteLinks() {
        return List.copyOf(parts.remoteLinks().values());
    }

    /** Work that is left, in seconds. */
    public int secondsLeft() {
        return parts.secondsLeft;
    }

    /** The issue's own entity properties by key. */
    public Map<String, Object> properties() {
        return Map.copyOf(parts.properties());
    }

    FakeParts parts() {
        return parts;
    }

    void set(Map<String, Object> changed, Instant now) {
        fields.putAll(changed);
        updated = now;
    }

    void touch(Instant now) {
        updated = now;
    }

    Instant created() {
        return created;
    }

    Instant updated() {
        return updated;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    Map<String, Object> allFields() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("project", project.toJson());
        all.put("status", status.toJson());
        all.put("created", time(created));
        all.put("updated", time(updated));
        all.put("labels", List.of());
        all.put("assignee", null);
        all.put("resolution", null);
        all.put("attachment", parts.attachments());
        all.put("issuelinks", parts.links());
        all.putAll(fields);
        return all;
    }
}
