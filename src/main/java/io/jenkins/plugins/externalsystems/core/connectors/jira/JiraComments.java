package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Comments of issues. A new one carries the mark of its call, so that a repeat finds it instead of writing it twice.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/">Issue comments</a>
 * @see <a href="https://docs.atlassian.com/software/jira/docs/api/REST/9.17.0/#api/2/issue-addComment">Data Center</a>
 */
final class JiraComments {
    private final JiraApi api;
    private final OffsetPages pages;

    JiraComments(JiraApi api) {
        this.api = api;
        this.pages = new OffsetPages(api, "comments");
    }

    /** Adds a comment; a repeat that finds it adds none. @return its row, see {@link #row} */
    CompletionStage<Map<String, Object>> add(CallContext context, String issue, NewComment comment) {
        return add(context, issue, comment.toJson(api.dialect()));
    }

    /** The same with the comment in Jira's form. */
    CompletionStage<Map<String, Object>> add(CallContext context, String issue, Map<String, Object> comment) {
        if (!context.isRepeat()) {
            return post(context, issue, comment);
        }
        return pages.readAll(context, url -> below(url, issue).query("expand", "properties"))
                .thenCompose(comments -> comments.stream()
                        .filter(found -> RepeatMark.isOn(found, context.idempotencyKey()))
                        .findFirst()
                        .map(found -> found(row(issue, found)))
                        .orElseGet(() -> post(context, issue, comment)));
    }

    private static CompletionStage<Map<String, Object>> found(Map<String, Object> row) {
        return CompletableFuture.completedFuture(row);
    }

    private CompletionStage<Map<String, Object>> post(CallContext context, String issue, Map<String, Object> comment) {
        Map<String, Object> body = new LinkedHashMap<>(comment);
        body.put("properties", RepeatMark.properties(context.idempotencyKey()));
        return api.send(context, "POST", RepeatSafety.UNSAFE, url -> below(url, issue), body)
                .thenApply(created -> {
                    CreatedId.of(created, "id", "comment", context);
                    return row(issue, created);
                });
    }

    CompletionStage<Map<String, Object>> get(CallContext context, NestedId id) {
        return api.get(context, one(id)).thenApply(found -> row(id.issue(), found));
    }

    /** Puts another text, and another visibility if one is given, in place of the present one. */
    CompletionStage<Map<String, Object>> update(CallContext context, NestedId id, NewComment comment) {
        return api.send(context, "PUT", RepeatSafety.SAFE, one(id), comment.toJson(api.dialect()))
                .thenApply(changed -> row(id.issue(), changed));
    }

    CompletionStage<Map<String, Object>> delete(CallContext context, NestedId id) {
        return Gone.after(api.send(context, "DELETE", RepeatSafety.SAFE, one(id), Map.of()), context)
                .thenApply(gone -> Map.of("id", id.toString(), "key", id.issue(), "deleted", true));
    }

    /** @return {@code rows}, {@code count}, {@code total} and {@code is_last} */
    CompletionStage<Map<String, Object>> query(CallContext context, String issue, boolean isNewestFirst, int limit) {
        return pages.read(
                        context,
                        url -> below(url, issue).query("orderBy", isNewestFirst ? "-created" : "created"),
                        limit)
                .thenApply(found -> found.toResult(comment -> row(issue, comment)));
    }

    private static UrlBuilder below(UrlBuilder url, String issue) {
        return url.path("issue").segment(issue).path("comment");
    }

    private static UnaryOperator<UrlBuilder> one(NestedId id) {
        return url -> below(url, id.issue()).segment(id.part());
    }

    /** {@code id key comment_id author created updated body visibility url}; the body without marks. */
    private Map<String, Object> row(String issue, JsonNode comment) {
        String id = Json.text(comment, "id");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", NestedId.join(issue, id));
        row.put("key", issue);
        row.put("comment_id", id);
        row.put("author", PersonName.of(comment.path("author")));
        row.put("created", Json.text(comment, "created"));
        row.put("updated", Json.text(comment, "updated"));
        row.put("body", api.dialect().plainText(comment.path("body")));
        row.put("visibility", Visibility.shown(comment));
        row.put("url", api.site().commentUrl(issue, id));
        return row;
    }
}
