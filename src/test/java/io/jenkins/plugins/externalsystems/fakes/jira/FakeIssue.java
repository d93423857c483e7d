package io.jenkins.plugins.externalsystems.fakes.jira;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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
    private final List<Map<String, Object>> comments = new ArrayList<>();
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
        return comments.stream()
                .map(comment -> AdfRules.text(comment.get("body")))
                .toList();
    }

    List<Map<String, Object>> commentsJson() {
        return comments;
    }

    void set(Map<String, Object> changed, Instant now) {
        fields.putAll(changed);
        updated = now;
    }

    void addComment(Map<String, Object> comment, Instant now) {
        comments.add(comment);
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
        all.putAll(fields);
        return all;
    }
}
