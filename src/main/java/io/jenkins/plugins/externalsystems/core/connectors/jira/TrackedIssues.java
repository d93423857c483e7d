package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Finds the issues that tell of causes: a hundred labels a search. The search of Jira Cloud lags behind, so that what is known
 * to be there and was not found is read by its key, which also finds it where it was moved or its label was taken away.
 */
final class TrackedIssues {
    private static final int BATCH = 100;

    private final JiraApi api;
    private final JiraSearch search;

    TrackedIssues(JiraApi api, JiraSearch search) {
        this.api = api;
        this.search = search;
    }

    /** @param known keys by label, where they are known @return by label; those that there are */
    CompletionStage<Map<String, TrackedIssue>> find(
            CallContext context, String project, List<String> labels, Map<String, String> known) {
        Map<String, List<TrackedIssue>> found = new LinkedHashMap<>();
        CompletionStage<?> before = CompletableFuture.completedFuture(null);
        for (int from = 0; from < labels.size(); from += BATCH) {
            List<String> batch = labels.subList(from, Math.min(labels.size(), from + BATCH));
            before = before.thenCompose(ready -> search(context, project, batch, found));
        }
        for (String label : labels) {
            if (known.containsKey(label)) {
                before = before.thenCompose(ready -> found.containsKey(label)
                        ? CompletableFuture.completedFuture(null)
                        : read(context, known.get(label))
                                .thenAccept(issue -> issue.ifPresent(one -> found.put(label, List.of(one)))));
            }
        }
        return before.thenApply(ready -> {
            Map<String, TrackedIssue> chosen = new LinkedHashMap<>();
            found.forEach((label, same) -> chosen.put(label, TrackedIssue.choose(same)));
            return chosen;
        });
    }

    private CompletionStage<?> search(
            CallContext context, String project, List<String> labels, Map<String, List<TrackedIssue>> found) {
        String jql =
                new JqlBuilder().is("project", project).in("labels", labels).build();
        return search.find(context, jql, TrackedIssue.FIELDS, List.of(), JiraSearch.MOST_RESULTS)
                .thenAccept(issues -> issues.forEach(issue -> {
                    for (JsonNode label : Json.elements(issue.path("fields").path("labels"))) {
                        if (labels.contains(label.asText())) {
                            found.computeIfAbsent(label.asText(), first -> new ArrayList<>())
                                    .add(TrackedIssue.of(issue, api.dialect()));
                        }
                    }
                }));
    }

    /** Empty for one that is gone. */
    private CompletionStage<Optional<TrackedIssue>> read(CallContext context, String key) {
        return api.get(context, url -> url.path("issue").segment(key).query("fields", "status,creator,created"))
                .handle((issue, thrown) -> {
                    if (thrown == null) {
                        return Optional.of(TrackedIssue.of(issue, api.dialect()));
                    }
                    if (StageFailure.cause(thrown) instanceof ExternalSystemException failure
                            && failure.code() == ErrorCode.NOT_FOUND_ERROR) {
                        return Optional.<TrackedIssue>empty();
                    }
                    throw new CompletionException(StageFailure.cause(thrown));
                });
    }
}
