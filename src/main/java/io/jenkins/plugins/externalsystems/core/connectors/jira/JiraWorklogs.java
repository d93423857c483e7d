package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Time that people and builds worked on issues.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/">Issue worklogs</a>
 * @see <a href="https://docs.atlassian.com/software/jira/docs/api/REST/9.17.0/#api/2/issue-addWorklog">Data Center</a>
 */
final class JiraWorklogs {
    /** In the journal: the start of a worklog that was given none, the same for every try. */
    private static final String START = "worklog start";

    private final JiraApi api;
    private final EarlierWorklog earlier;
    private final InstantSource clock;
    private final OffsetPages pages;

    JiraWorklogs(JiraApi api, JiraUsers users, InstantSource clock) {
        this.api = api;
        this.clock = clock;
        this.pages = new OffsetPages(api, "worklogs");
        this.earlier = new EarlierWorklog(api, users, pages);
    }

    /** Adds a worklog; a repeat that finds it adds none. @return its row, see {@link #row} */
    CompletionStage<Map<String, Object>> add(CallContext context, String issue, NewWorklog worklog) {
        NewWorklog timed = worklog.startedAt(worklog.started().orElseGet(() -> start(context)));
        if (!context.isRepeat()) {
            return post(context, issue, timed);
        }
        return earlier.find(context, issue, timed)
                .thenCompose(found -> found.map(known -> (CompletionStage<Map<String, Object>>)
                                CompletableFuture.completedFuture(row(issue, known)))
                        .orElseGet(() -> post(context, issue, timed)));
    }

    private String start(CallContext context) {
        if (context.journal().noted(START) instanceof String known) {
            return known;
        }
        String now = WorkStart.of(clock.instant());
        context.journal().note(START, now);
        return now;
    }

    private CompletionStage<Map<String, Object>> post(CallContext context, String issue, NewWorklog worklog) {
        Map<String, Object> body = worklog.toJson(api.dialect());
        if (api.dialect().marksWorklogs()) {
            body.put("properties", RepeatMark.properties(context.idempotencyKey()));
        }
        return api.send(
                        context,
                        "POST",
                        RepeatSafety.UNSAFE,
                        url -> WorkEstimate.into(below(url, issue), worklog.estimate()),
                        body)
                .thenApply(created -> {
                    CreatedId.of(created, "id", "worklog", context);
                    return row(issue, created);
                });
    }

    CompletionStage<Map<String, Object>> get(CallContext context, NestedId id) {
        return api.get(context, one(id)).thenApply(found -> row(id.issue(), found));
    }

    CompletionStage<Map<String, Object>> update(CallContext context, NestedId id, NewWorklog changes) {
        if (changes.isEmpty()) {
            throw context.invalid("time_spent", "is missing, and so is everything else that could be changed");
        }
        return api.send(
                        context,
                        "PUT",
                        RepeatSafety.SAFE,
                        url -> WorkEstimate.into(one(id).apply(url), changes.estimate()),
                        changes.toJson(api.dialect()))
                .thenApply(changed -> row(id.issue(), changed));
    }

    CompletionStage<Map<String, Object>> delete(CallContext context, NestedId id) {
        return Gone.after(api.send(context, "DELETE", RepeatSafety.SAFE, one(id), Map.of()), context)
                .thenApply(gone -> Map.of("id", id.toString(), "key", id.issue(), "deleted", true));
    }

    /** @return {@code rows}, {@code count}, {@code total} and {@code is_last} */
    CompletionStage<Map<String, Object>> query(CallContext context, String issue, int limit) {
        return pages.read(context, url -> below(url, issue), limit)
                .thenApply(found -> found.toResult(worklog -> row(issue, worklog)));
    }

    static UrlBuilder below(UrlBuilder url, String issue) {
        return url.path("issue").segment(issue).path("worklog");
    }

    private static UnaryOperator<UrlBuilder> one(NestedId id) {
        return url -> below(url, id.issue()).segment(id.part());
    }

    /** {@code id key worklog_id author created updated started time_spent seconds comment visibility}. */
    private Map<String, Object> row(String issue, JsonNode worklog) {
        String id = Json.text(worklog, "id");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", NestedId.join(issue, id));
        row.put("key", issue);
        row.put("worklog_id", id);
        row.put("author", PersonName.of(worklog.path("author")));
        row.put("created", Json.text(worklog, "created"));
        row.put("updated", Json.text(worklog, "updated"));
        row.put("started", Json.text(worklog, "started"));
        row.put("time_spent", Json.text(worklog, "timeSpent"));
        row.put("seconds", worklog.path("timeSpentSeconds").asInt());
        row.put("comment", api.dialect().plainText(worklog.path("comment")));
        row.put("visibility", Visibility.shown(worklog));
        return row;
    }
}
