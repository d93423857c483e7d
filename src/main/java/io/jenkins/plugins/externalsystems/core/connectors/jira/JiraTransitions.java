package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Moves issues through their workflow.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/">Issues: get with expand
 *     "transitions", transition issue</a>
 */
final class JiraTransitions {
    private final JiraApi api;

    JiraTransitions(JiraApi api) {
        this.api = api;
    }

    /**
     * A way to where somebody wants an issue.
     *
     * @param key of the issue, also where it was given by id
     * @param transitionId null if the issue is there already
     * @param from the status that it has
     * @param status it will have
     * @param screen what can be set on the way, where that was asked for
     */
    record Move(String key, @CheckForNull String transitionId, String from, String status, FieldList screen) {
        /** Nothing to go, be it that the issue is there already or that an earlier try moved it. */
        static Move none(String key, String from, String status) {
            return new Move(key, null, from, status, new FieldList("no screen", List.of()));
        }
    }

    /** The status of an issue. @param key of the issue, also where it was given by id */
    record Status(String key, String name) {}

    CompletionStage<Status> status(CallContext context, String issue) {
        return api.get(context, url -> url.path("issue").segment(issue).query("fields", "status"))
                .thenApply(found -> new Status(Json.text(found, "key"), Json.text(found, "fields", "status", "name")));
    }

    /**
     * Finds the way: by transition id, transition name, or name of the status it leads to (the first where several do), in
     * any case. One read tells both the present status and what is possible.
     *
     * @param withScreen whether to ask for the fields of the transition's screen too
     * @return fails with VALIDATION_ERROR that lists what is possible now
     */
    CompletionStage<Move> find(CallContext context, String issue, String wanted, String parameter, boolean withScreen) {
        return api.get(
                        context,
                        url -> url.path("issue")
                                .segment(issue)
                                .query("fields", "status")
                                .query("expand", withScreen ? "transitions,transitions.fields" : "transitions"))
                .thenApply(found -> choose(found, issue, wanted.trim(), parameter, context));
    }

    private static Move choose(JsonNode found, String issue, String wanted, String parameter, CallContext context) {
        String key = Json.text(found, "key").isEmpty() ? issue : Json.text(found, "key");
        String status = Json.text(found, "fields", "status", "name");
        List<JsonNode> possible = Json.elements(found.path("transitions")).stream()
                .filter(transition -> transition.path("isAvailable").asBoolean(true))
                .toList();
        for (JsonNode transition : possible) {
            if (Json.text(transition, "id").equals(wanted)
                    || Json.text(transition, "name").equalsIgnoreCase(wanted)) {
                return move(key, status, transition);
            }
        }
        if (status.equalsIgnoreCase(wanted)) {
            return Move.none(key, status, status);
        }
        return possible.stream()
                .filter(transition -> target(transition).equalsIgnoreCase(wanted))
                .findFirst()
                .map(transition -> move(key, status, transition))
                .orElseThrow(() -> impossible(possible, status, wanted, parameter, context));
    }

    private static Move move(String key, String status, JsonNode transition) {
        String place = "the screen of transition '" + Words.shown(Json.text(transition, "name")) + "'";
        FieldList screen = JiraMetadata.named(place, transition.path("fields"));
        return new Move(key, Json.text(transition, "id"), status, target(transition), screen);
    }

    private static String target(JsonNode transition) {
        return Json.text(transition, "to", "name");
    }

    private static ExternalSystemException impossible(
            List<JsonNode> possible, String status, String wanted, String parameter, CallContext context) {
        List<String> ways = possible.stream()
                .map(transition -> "'" + Words.shown(Json.text(transition, "name")) + "' (id "
                        + Json.text(transition, "id") + ", to '" + Words.shown(target(transition)) + "')")
                .toList();
        String now = ways.isEmpty() ? "nothing, for this account" : String.join(", ", ways);
        return context.invalid(
                parameter,
                "is '" + Words.shown(wanted) + "', which is not possible for the issue in status '"
                        + Words.shown(status) + "'; possible now: " + now);
    }

    /**
     * Goes the way.
     *
     * @param fields of the transition's screen as Jira takes them, by id; may be empty
     * @param comment in Markdown, for a screen that takes one
     */
    CompletionStage<JsonNode> go(CallContext context, Move move, Map<String, Object> fields, Optional<String> comment) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("transition", Map.of("id", String.valueOf(move.transitionId())));
        if (!fields.isEmpty()) {
            body.put("fields", fields);
        }
        comment.ifPresent(text -> body.put(
                "update",
                Map.of(
                        "comment",
                        List.of(Map.of("add", Map.of("body", api.dialect().richText(text)))))));
        return api.send(
                context,
                "POST",
                RepeatSafety.UNSAFE,
                url -> url.path("issue").segment(move.key()).path("transitions"),
                body);
    }
}
