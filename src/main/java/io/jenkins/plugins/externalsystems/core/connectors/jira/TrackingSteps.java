package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What is done to issues that are there. Each gives a row: {@code key}, {@code url}, {@code state}, {@code fingerprint}. Where
 * Jira refuses one issue (a permission, a workflow), the row says so and the others go on. For one call.
 */
final class TrackingSteps {
    private static final Set<ErrorCode> REFUSALS =
            Set.of(ErrorCode.PERMISSION_ERROR, ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND_ERROR);

    private static final int MOST_MARKS = 20;

    private final JiraApi api;
    private final JiraComments comments;
    private final CategoryMoves moves;
    private final IssueProperties properties;
    private final TrackingSettings settings;
    private final TrackingTexts texts;
    private final String job;
    private final long now;
    private final CallContext context;

    /** @param job id of the job; empty where nothing is kept @param now in milliseconds since 1970 */
    TrackingSteps(
            JiraApi api,
            JiraComments comments,
            CategoryMoves moves,
            TrackingSettings settings,
            TrackingTexts texts,
            String job,
            long now,
            CallContext context) {
        this.api = api;
        this.comments = comments;
        this.moves = moves;
        this.properties = new IssueProperties(api);
        this.settings = settings;
        this.texts = texts;
        this.job = job;
        this.now = now;
        this.context = context;
    }

    /** A row of the result. */
    Map<String, Object> row(String key, String state, String fingerprint) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", key);
        row.put("url", api.site().browseUrl(key));
        row.put("state", state);
        row.put("fingerprint", fingerprint);
        return row;
    }

    /** @param data for the comment @param greens how many builds have passed in a row */
    Step step(TrackedAction action, Map<String, Object> data, int greens) {
        String name = action.kind().name().toLowerCase(Locale.ROOT) + " " + action.issue();
        return new Step(
                name,
                () -> perform(action, data, greens)
                        .exceptionally(thrown -> refused(action, StageFailure.cause(thrown)))
                        .thenApply(state -> {
                            Map<String, Object> row = row(action.issue(), state, action.fingerprint());
                            return Map.of("issues", List.of(row));
                        }));
    }

    private String refused(TrackedAction action, Throwable cause) {
        if (cause instanceof ExternalSystemException failure
                && REFUSALS.contains(failure.code())
                && !failure.isOutcomeUnknown()) {
            context.trace().warn(action.issue() + ": " + failure.getMessage());
            return TrackingResult.REFUSED;
        }
        throw new CompletionException(cause);
    }

    private CompletionStage<String> perform(TrackedAction action, Map<String, Object> data, int greens) {
        return switch (action.kind()) {
            case SEEN ->
                report(action)
                        .thenCompose(told -> comment(action, () -> texts.again(data, false)))
                        .thenApply(told -> action.isComment() ? TrackingResult.COMMENTED : TrackingResult.SEEN);
            case REOPEN ->
                reopen(action)
                        .thenCompose(state -> report(action)
                                .thenCompose(told -> comment(action, () -> texts.again(data, true)))
                                .thenApply(told -> state));
            case CLOSE -> close(action, greens);
            case DUPLICATE ->
                comment(action, () -> api.dialect().richText("Duplicate of " + action.original() + "."))
                        .thenCompose(told -> move(action, settings.closeTo()))
                        .thenApply(moved -> TrackingResult.DUPLICATE);
            case OPEN -> throw new IllegalArgumentException("is opened with others");
        };
    }

    private CompletionStage<?> comment(TrackedAction action, Supplier<Object> body) {
        if (!action.isComment()) {
            return CompletableFuture.completedFuture(null);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("body", body.get());
        return comments.add(context, action.issue(), json);
    }

    /** That this job sees the cause; without the permission to say so, other jobs may close the issue, which is told. */
    private CompletionStage<?> report(TrackedAction action) {
        if (!action.isReport() || job.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return properties
                .set(context, action.issue(), CauseMarker.propertyKey(job), CauseMarker.value(texts.buildName(), now))
                .handle((set, thrown) -> {
                    if (thrown != null) {
                        refused(action, StageFailure.cause(thrown));
                    }
                    return null;
                });
    }

    private CompletionStage<Optional<String>> move(TrackedAction action, String target) {
        return moves.move(context, action.issue(), target, settings.resolution());
    }

    private CompletionStage<String> reopen(TrackedAction action) {
        String target = settings.reopenTo().orElse("new");
        return move(action, target)
                .thenCompose(moved -> moved.isPresent() || !target.equals("new")
                        ? CompletableFuture.completedFuture(moved)
                        : move(action, "indeterminate"))
                .thenApply(moved -> moved.isPresent() ? TrackingResult.REOPENED : stuck(action, target));
    }

    private String stuck(TrackedAction action, String target) {
        context.trace()
                .warn(action.issue() + ": its workflow has no way to '" + Words.shown(target)
                        + "' for this account, so it stays where it is.");
        return TrackingResult.STUCK;
    }

    private CompletionStage<String> close(TrackedAction action, int greens) {
        return forget(action).thenCompose(isElsewhere -> {
            if (isElsewhere || !action.isReport()) {
                return CompletableFuture.completedFuture(isElsewhere ? TrackingResult.ELSEWHERE : TrackingResult.DONE);
            }
            return move(action, settings.closeTo())
                    .thenCompose(moved -> moved.isEmpty()
                            ? CompletableFuture.completedFuture(stuck(action, settings.closeTo()))
                            : comment(action, () -> texts.gone(greens)).thenApply(told -> TrackingResult.CLOSED));
        });
    }

    /** This job sees the cause no more. @return whether another one does */
    private CompletionStage<Boolean> forget(TrackedAction action) {
        return job.isEmpty()
                ? CompletableFuture.completedFuture(false)
                : properties
                        .remove(context, action.issue(), CauseMarker.propertyKey(job))
                        .thenCompose(gone -> properties.keys(context, action.issue()))
                        .thenCompose(keys -> isSeen(
                                action.issue(),
                                keys.stream()
                                        .filter(CauseMarker::isOfJob)
                                        .limit(MOST_MARKS)
                                        .toList()));
    }

    private CompletionStage<Boolean> isSeen(String issue, List<String> marks) {
        return marks.isEmpty()
                ? CompletableFuture.completedFuture(false)
                : properties
                        .get(context, issue, marks.get(0))
                        .thenCompose(value -> CauseMarker.isFresh(value, now)
                                ? CompletableFuture.completedFuture(true)
                                : isSeen(issue, marks.subList(1, marks.size())));
    }
}
