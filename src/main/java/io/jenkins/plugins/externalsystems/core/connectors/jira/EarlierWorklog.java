package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * The worklog that an earlier try of a call wrote: by the mark on it where Jira takes one, else the one of this account
 * that has the same start, to the millisecond, and says the same.
 */
final class EarlierWorklog {
    private final JiraApi api;
    private final JiraUsers users;
    private final OffsetPages pages;

    EarlierWorklog(JiraApi api, JiraUsers users, OffsetPages pages) {
        this.api = api;
        this.users = users;
        this.pages = pages;
    }

    CompletionStage<Optional<JsonNode>> find(CallContext context, String issue, NewWorklog worklog) {
        if (api.dialect().marksWorklogs()) {
            return pages.readAll(context, url -> JiraWorklogs.below(url, issue).query("expand", "properties"))
                    .thenApply(all -> all.stream()
                            .filter(found -> RepeatMark.isOn(found, context.idempotencyKey()))
                            .findFirst());
        }
        return users.myself(context)
                .thenCompose(me -> pages.readAll(context, url -> JiraWorklogs.below(url, issue))
                        .thenApply(all -> all.stream()
                                .filter(isLike(worklog, api.dialect().userId(me)))
                                .findFirst()));
    }

    private Predicate<JsonNode> isLike(NewWorklog worklog, String me) {
        JiraDialect dialect = api.dialect();
        Optional<?> start = worklog.started().flatMap(WorkStart::read);
        String text =
                worklog.markdown().map(dialect::richText).map(String::valueOf).orElse("");
        return found -> dialect.userId(found.path("author")).equals(me)
                && WorkStart.read(Json.text(found, "started")).equals(start)
                && Json.text(found, "comment").trim().equals(text.trim())
                && isOfLength(found, worklog);
    }

    /** Where days and weeks are concerned, only Jira knows how long that is. */
    private static boolean isOfLength(JsonNode found, NewWorklog worklog) {
        Object seconds = worklog.time().get("timeSpentSeconds");
        return seconds == null || Json.text(found, "timeSpentSeconds").equals(seconds.toString());
    }
}
