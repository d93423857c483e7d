package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.files.FileBody;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.http.MultipartBody;
import io.jenkins.plugins.externalsystems.core.operation.MatchingFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Attaches files to issues: one request and one step of the journal for each, so that a repeat goes on after those that are
 * there. The files are read while they go over the wire.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/">Add attachment</a>
 * @see <a href="https://developer.atlassian.com/server/jira/platform/jira-rest-api-example-add-attachment-7897248/">Data
 *     Center</a>
 */
final class JiraUpload {
    private final JiraApi api;
    private final EarlierFiles earlier;

    JiraUpload(JiraApi api, JiraUsers users, JiraAttachments attachments) {
        this.api = api;
        this.earlier = new EarlierFiles(api.dialect(), users, attachments);
    }

    /** @return {@code key}, {@code url}, {@code attachments} (rows), {@code count} and {@code steps} */
    CompletionStage<Map<String, Object>> run(CallContext context, String issue, String parameter, String patterns) {
        Map<String, Object> start = new LinkedHashMap<>();
        start.put("key", issue);
        start.put("url", api.site().browseUrl(issue));
        return MatchingFiles.of(context, parameter, patterns)
                .thenCompose(files -> new StepRun(context, steps(context, issue, files), start).run())
                .thenApply(result -> {
                    result.put("count", ((List<?>) result.get("attachments")).size());
                    return result;
                });
    }

    /** A step for each file; each adds a row to {@code attachments}. */
    List<Step> steps(CallContext context, String issue, List<FileContent> files) {
        return files.stream()
                .map(file -> new Step(
                        step(file),
                        () -> earlier.look(context, issue).thenCompose(looked -> attach(context, issue, file))))
                .toList();
    }

    private static String step(FileContent file) {
        return "attach " + file.path();
    }

    private CompletionStage<Map<String, Object>> attach(CallContext context, String issue, FileContent file) {
        CompletionStage<List<JsonNode>> known =
                context.isRepeat() ? earlier.find(context, issue, file) : CompletableFuture.completedFuture(List.of());
        return known.thenCompose(found ->
                        found.isEmpty() ? post(context, issue, file) : CompletableFuture.completedFuture(found))
                .thenApply(found ->
                        Map.<String, Object>of("attachments", List.of(JiraAttachments.row(issue, found.get(0)))))
                .exceptionally(thrown -> {
                    throw context.about("file " + Words.shown(file.path()), thrown);
                });
    }

    private CompletionStage<List<JsonNode>> post(CallContext context, String issue, FileContent file) {
        MultipartBody body = MultipartBody.seeded(context.idempotencyKey() + "/" + file.path())
                .file("file", file.name(), new FileBody(file))
                .build();
        return api.upload(context, url -> url.path("issue").segment(issue).path("attachments"), body)
                .thenApply(answer -> {
                    JsonNode first = answer.path(0);
                    CreatedId.of(first, "id", "attachment", context);
                    return List.of(first);
                });
    }
}
