package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.MultipartForm;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a {@link FakeJira} does with files. It keeps their bytes. */
final class AttachmentRoutes {
    private final JiraState state;
    private final FakeUser me;
    private final String base;
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private volatile long limit = 10L * 1024 * 1024;

    AttachmentRoutes(JiraState state, FakeUser me, String base) {
        this.state = state;
        this.me = me;
        this.base = base;
    }

    void limit(long bytes) {
        limit = bytes;
    }

    /** Bytes of a file by its id; null for an unknown one. */
    byte[] content(String id) {
        return contents.get(id);
    }

    Reply add(JiraRequest request) {
        FakeIssue issue = state.issueOf(request);
        if (!request.header("X-Atlassian-Token").equals("no-check")) {
            return Reply.text(403, "XSRF check failed");
        }
        issue.project()
                .require("CREATE_ATTACHMENTS", "You do not have permission to create attachments for this issue.");
        List<Map<String, Object>> added = new ArrayList<>();
        for (MultipartForm.Part part : request.form()) {
            if (!part.name().equals("file") || part.fileName().isEmpty()) {
                throw JiraRefusal.of(400, "The part '" + part.name() + "' is no file.");
            }
            if (part.content().length > limit) {
                throw JiraRefusal.of(413, "The file is larger than the limit of " + limit + " bytes.");
            }
            added.add(keep(part));
        }
        if (added.isEmpty()) {
            throw JiraRefusal.of(400, "No files were given.");
        }
        issue.parts().attachments().addAll(added);
        issue.touch(state.tick());
        return Reply.json(200, Json.write(added));
    }

    private Map<String, Object> keep(MultipartForm.Part part) {
        String id = state.newId();
        contents.put(id, part.content());
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("id", id);
        attachment.put("self", base + state.dialect().path() + "attachment/" + id);
        attachment.put("filename", part.fileName());
        attachment.put("author", me.toJson());
        attachment.put("created", FakeIssue.time(state.tick()));
        attachment.put("size", part.content().length);
        attachment.put("mimeType", part.fileName().endsWith(".txt") ? "text/plain" : "application/octet-stream");
        attachment.put("content", base + state.dialect().path() + "attachment/content/" + id);
        return attachment;
    }

    Reply delete(JiraRequest request) {
        String id = request.segment(1);
        for (FakeIssue issue : state.issues()) {
            List<Map<String, Object>> attachments = issue.parts().attachments();
            if (attachments.stream().anyMatch(one -> one.get("id").equals(id))) {
                issue.project()
                        .require("DELETE_OWN_ATTACHMENTS", "You do not have permission to delete this attachment.");
                attachments.removeIf(one -> one.get("id").equals(id));
                return Reply.empty(204);
            }
        }
        throw JiraRefusal.of(404, "The attachment with id '" + id + "' does not exist.");
    }
}
