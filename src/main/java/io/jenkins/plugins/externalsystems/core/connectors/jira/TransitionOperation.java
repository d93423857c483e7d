package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code transition_issue}: moves an issue with fields, resolution and comment. The comment follows as a second step, since
 * Jira silently drops one that is sent along where the transition's screen has none, and does not tell which screens have one.
 * It goes along only where the workflow refuses to move without.
 */
final class TransitionOperation {
    private static final String FIELDS = "fields";
    private static final String RESOLUTION = "resolution";
    private static final String COMMENT = "comment";
    private static final String TRANSITION = "transition";
    /** In the journal and in what the step gives: that the comment went along, so that nothing adds it again. */
    private static final String COMMENT_SENT = "comment_sent";

    private final JiraApi api;
    private final JiraMoves moves;
    private final JiraComments comments;
    private final FieldShaper shaper;
    private final FieldFailures failures;

    TransitionOperation(
            JiraApi api, JiraMoves moves, JiraComments comments, FieldShaper shaper, FieldFailures failures) {
        this.api = api;
        this.moves = moves;
        this.comments = comments;
        this.shaper = shaper;
        this.failures = failures;
    }

    static List<Parameter> parameters() {
        return List.of(
                Parameter.required(
                        TRANSITION, ParameterType.STRING, "Name or id of the transition, or status it leads to."),
                Parameter.optional(RESOLUTION, ParameterType.STRING, "Name of the resolution, such as Done."),
                Parameter.optional(
                        FIELDS,
                        ParameterType.MAP,
                        "Fields of the transition's screen by name or id; values as for a new issue."),
                Parameter.optional(COMMENT, ParameterType.TEXT, "Comment to add, in Markdown."));
    }

    /**
     * @return {@code key}, {@code url}, {@code status}, {@code changed}, {@code steps}, and {@code comment_id} or
     *     {@code comment_sent} (Jira does not tell the id of a comment that went along)
     */
    CompletionStage<Map<String, Object>> run(String issue, Arguments arguments, CallContext context) {
        Map<String, Object> given = new LinkedHashMap<>(arguments.map(FIELDS));
        arguments.optionalText(RESOLUTION).ifPresent(name -> given.put(RESOLUTION, name));
        Optional<String> comment = arguments.optionalText(COMMENT).filter(text -> !text.isBlank());
        if (context.journal().isCompleted(TRANSITION)) {
            JiraTransitions.Move gone = JiraTransitions.Move.none(issue, "", "");
            return new StepRun(context, steps(gone, Map.of(), comment, context), start(issue)).run();
        }
        return moves.plan(context, issue, arguments.text(TRANSITION), TRANSITION, !given.isEmpty())
                .thenCompose(move -> fields(given, move, context)
                        .thenCompose(fields ->
                                new StepRun(context, steps(move, fields, comment, context), start(move.key())).run()));
    }

    /** Nothing is set on the way where there is none to go. */
    private CompletionStage<Map<String, Object>> fields(
            Map<String, Object> given, JiraTransitions.Move move, CallContext context) {
        return move.transitionId() == null
                ? CompletableFuture.completedFuture(Map.of())
                : shaper.shape(given, () -> CompletableFuture.completedFuture(move.screen()), context);
    }

    private Map<String, Object> start(String issue) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("key", issue);
        result.put("url", api.site().browseUrl(issue));
        return result;
    }

    private List<Step> steps(
            JiraTransitions.Move move, Map<String, Object> fields, Optional<String> comment, CallContext context) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(TRANSITION, () -> move(move, fields, comment, context)));
        comment.ifPresent(text -> steps.add(new Step(COMMENT, () -> add(move.key(), text, context))));
        return steps;
    }

    private CompletionStage<Map<String, Object>> move(
            JiraTransitions.Move move, Map<String, Object> fields, Optional<String> comment, CallContext context) {
        CompletionStage<Boolean> gone = moves.go(context, move, fields, Optional.empty())
                .handle((moved, thrown) -> {
                    if (thrown == null) {
                        return CompletableFuture.completedFuture(moved);
                    }
                    Throwable cause = StageFailure.cause(thrown);
                    if (comment.isEmpty() || !wantsComment(cause)) {
                        return CompletableFuture.<Boolean>failedFuture(cause);
                    }
                    context.journal().note(COMMENT_SENT, true);
                    return moves.go(context, move, fields, comment);
                })
                .thenCompose(settled -> settled);
        return failures.explained(gone, fields, () -> CompletableFuture.completedFuture(move.screen()), context)
                .thenApply(isMoved -> reached(move, isMoved, context));
    }

    private static Map<String, Object> reached(JiraTransitions.Move move, boolean isMoved, CallContext context) {
        Map<String, Object> reached = new LinkedHashMap<>();
        reached.put("status", move.status());
        reached.put("changed", isMoved);
        if (isMoved && context.journal().noted(COMMENT_SENT) != null) {
            reached.put(COMMENT_SENT, true);
        }
        return reached;
    }

    private static boolean wantsComment(Throwable cause) {
        return cause instanceof ExternalSystemException failure
                && failure.metadata().get(MetadataKeys.FIELD_ERRORS) instanceof Map<?, ?> errors
                && errors.containsKey(COMMENT);
    }

    private CompletionStage<Map<String, Object>> add(String issue, String comment, CallContext context) {
        boolean wentAlong = context.journal().completed().get(TRANSITION) instanceof Map<?, ?> step
                && step.containsKey(COMMENT_SENT);
        return wentAlong
                ? CompletableFuture.completedFuture(Map.of())
                : comments.add(context, issue, new NewComment(comment, Map.of()))
                        .thenApply(row -> Map.of("comment_id", row.get("comment_id")));
    }
}
