package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Moves issues by the category of the status, since every project calls its statuses otherwise: {@code new} (To Do), {@code
 * indeterminate} (In Progress), {@code done}. Where no single transition leads there, it goes by way of another status.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-status-categories/">Status
 *     categories</a>
 */
final class CategoryMoves {
    static final String DONE = "done";

    /** More than that in a row is no way that people would go. */
    private static final int MOST_MOVES = 3;

    private static final List<String> CATEGORIES = List.of("new", "indeterminate", DONE);

    private final JiraApi api;
    private final JiraTransitions transitions;

    CategoryMoves(JiraApi api, JiraTransitions transitions) {
        this.api = api;
        this.transitions = transitions;
    }

    /** Category of an issue that was read with its status; empty if Jira does not tell. */
    static String category(JsonNode issue) {
        return Json.text(issue, "fields", "status", "statusCategory", "key");
    }

    /**
     * Moves an issue that is not there yet.
     *
     * @param target a category, or name of a status or transition
     * @param resolution for a screen that has one
     * @return name of the status that it has now; empty where no way leads there
     */
    CompletionStage<Optional<String>> move(
            CallContext context, String issue, String target, Optional<String> resolution) {
        return move(context, issue, target, resolution, MOST_MOVES);
    }

    private CompletionStage<Optional<String>> move(
            CallContext context, String issue, String target, Optional<String> resolution, int left) {
        return api.get(
                        context,
                        url -> url.path("issue")
                                .segment(issue)
                                .query("fields", "status")
                                .query("expand", "transitions,transitions.fields"))
                .thenCompose(found -> {
                    String status = Json.text(found, "fields", "status", "name");
                    if (isThere(found.path("fields").path("status"), target)) {
                        return CompletableFuture.completedFuture(Optional.of(status));
                    }
                    Optional<JsonNode> way = way(found, target);
                    if (way.isEmpty() || left == 0) {
                        return CompletableFuture.completedFuture(Optional.<String>empty());
                    }
                    return go(context, issue, way.get(), status, resolution)
                            .thenCompose(gone -> isThere(way.get().path("to"), target)
                                            || Json.text(way.get(), "name").equalsIgnoreCase(target)
                                    ? CompletableFuture.completedFuture(Optional.of(Json.text(way.get(), "to", "name")))
                                    : move(context, issue, target, resolution, left - 1));
                });
    }

    private static boolean isThere(JsonNode status, String target) {
        String wanted = target.trim();
        return isCategory(wanted)
                ? Json.text(status, "statusCategory", "key").equals(wanted.toLowerCase(Locale.ROOT))
                : Json.text(status, "name").equalsIgnoreCase(wanted);
    }

    private static boolean isCategory(String target) {
        return CATEGORIES.contains(target.toLowerCase(Locale.ROOT));
    }

    /** The transition that leads there, those without a screen first; else one to work in progress, from where more lead on. */
    private static Optional<JsonNode> way(JsonNode found, String target) {
        List<JsonNode> possible = Json.elements(found.path("transitions")).stream()
                .filter(transition -> transition.path("isAvailable").asBoolean(true))
                .sorted(Comparator.comparing(
                        transition -> transition.path("hasScreen").asBoolean(false)))
                .toList();
        Optional<JsonNode> direct = possible.stream()
                .filter(transition -> isThere(transition.path("to"), target)
                        || Json.text(transition, "name").equalsIgnoreCase(target.trim())
                        || Json.text(transition, "id").equals(target.trim()))
                .findFirst();
        boolean isAtStart = category(found).equals("new");
        return direct.or(() -> possible.stream()
                .filter(transition -> isAtStart
                        && Json.text(transition, "to", "statusCategory", "key").equals("indeterminate"))
                .findFirst());
    }

    private CompletionStage<?> go(
            CallContext context, String issue, JsonNode way, String from, Optional<String> resolution) {
        JiraTransitions.Move none = JiraTransitions.Move.none(issue, from, Json.text(way, "to", "name"));
        JiraTransitions.Move move = new JiraTransitions.Move(
                issue, Json.text(way, "id"), from, Json.text(way, "to", "name"), none.screen());
        boolean takesResolution = way.path("fields").has("resolution");
        Map<String, Object> fields = takesResolution && resolution.isPresent()
                ? Map.of("resolution", Map.of("name", resolution.get()))
                : Map.of();
        return transitions.go(context, move, fields, Optional.empty());
    }
}
