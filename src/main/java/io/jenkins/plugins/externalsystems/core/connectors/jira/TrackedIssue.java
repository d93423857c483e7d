package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An issue that tells of a cause.
 *
 * @param key it has now, also where it was moved
 * @param created when, as Jira writes it
 * @param isDone whether its status is of the category done
 * @param creator id of who made it
 * @param younger open ones of the same maker that tell of the same cause, made by Jenkins controllers at one moment
 */
record TrackedIssue(String key, String created, boolean isDone, String creator, List<String> younger) {
    /** What a search has to ask for. */
    static final List<String> FIELDS = List.of("status", "labels", "creator", "created");

    static TrackedIssue of(JsonNode issue, JiraDialect dialect) {
        return new TrackedIssue(
                Json.text(issue, "key"),
                Json.text(issue, "fields", "created"),
                CategoryMoves.category(issue).equals(CategoryMoves.DONE),
                dialect.userId(issue.path("fields").path("creator")),
                List.of());
    }

    /** The one that counts of several: an open one before those that are done, the oldest of them. */
    static TrackedIssue choose(List<TrackedIssue> same) {
        TrackedIssue chosen = same.stream()
                .min(Comparator.comparing(TrackedIssue::isDone).thenComparing(TrackedIssue::created))
                .orElseThrow();
        List<String> younger = new ArrayList<>();
        for (TrackedIssue issue : same) {
            boolean isTwin = !chosen.creator().isEmpty() && issue.creator().equals(chosen.creator());
            if (!issue.isDone() && isTwin && issue.created().compareTo(chosen.created()) > 0) {
                younger.add(issue.key());
            }
        }
        return new TrackedIssue(chosen.key(), chosen.created(), chosen.isDone(), chosen.creator(), younger);
    }
}
