package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Files at issues: reading and deleting. They are read through their issue, so that the id of a file that belongs to
 * another issue is refused.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/">Attachments</a>
 */
final class JiraAttachments {
    private final JiraApi api;

    JiraAttachments(JiraApi api) {
        this.api = api;
    }

    /** All files of an issue as Jira wrote them. */
    CompletionStage<List<JsonNode>> of(CallContext context, String issue) {
        return api.get(context, url -> url.path("issue").segment(issue).query("fields", "attachment"))
                .thenApply(found -> Json.elements(found.path("fields").path("attachment")));
    }

    CompletionStage<Map<String, Object>> get(CallContext context, NestedId id) {
        return find(context, id).thenApply(found -> row(id.issue(), found));
    }

    CompletionStage<Map<String, Object>> delete(CallContext context, NestedId id) {
        CompletionStage<JsonNode> deleted = find(context, id)
                .thenCompose(found -> api.send(
                        context,
                        "DELETE",
                        RepeatSafety.SAFE,
                        url -> url.path("attachment").segment(id.part()),
                        Map.of()));
        return Gone.after(deleted, context)
                .thenApply(gone -> Map.of("id", id.toString(), "key", id.issue(), "deleted", true));
    }

    /** @return {@code rows}, {@code count}, {@code total} and {@code is_last} */
    CompletionStage<Map<String, Object>> query(CallContext context, String issue, int limit) {
        return of(context, issue)
                .thenApply(all -> new OffsetPages.Found(all.subList(0, Math.min(limit, all.size())), all.size())
                        .toResult(attachment -> row(issue, attachment)));
    }

    private CompletionStage<JsonNode> find(CallContext context, NestedId id) {
        return of(context, id.issue())
                .thenApply(all -> all.stream()
                        .filter(attachment -> Json.text(attachment, "id").equals(id.part()))
                        .findFirst()
                        .orElseThrow(() -> new ExternalSystemException(
                                ErrorCode.NOT_FOUND_ERROR, context.subject() + "the issue has no such attachment.")));
    }

    /** {@code id key attachment_id filename size mime_type author created content_url}; size in bytes. */
    static Map<String, Object> row(String issue, JsonNode attachment) {
        String id = Json.text(attachment, "id");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", NestedId.join(issue, id));
        row.put("key", issue);
        row.put("attachment_id", id);
        row.put("filename", Json.text(attachment, "filename"));
        row.put("size", attachment.path("size").asLong());
        row.put("mime_type", Json.text(attachment, "mimeType"));
        row.put("author", PersonName.of(attachment.path("author")));
        row.put("created", Json.text(attachment, "created"));
        row.put("content_url", Json.text(attachment, "content"));
        return row;
    }
}
