package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.MatchingFiles;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.resilience.InTurn;
import io.jenkins.plugins.externalsystems.core.testresults.history.BuildObservation;
import io.jenkins.plugins.externalsystems.core.testresults.history.FailureRecords;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * {@code track_test_failures}: one issue for each cause for which tests fail. Reads the results, remembers them in the job's
 * history, and then, one call after the other for each project, looks which issues there are and does what follows.
 */
final class FailureTracking {
    private final TrackingParts parts;

    FailureTracking(TrackingParts parts) {
        this.parts = parts;
    }

    static Parameter[] parameters() {
        return TrackingSettings.parameters().toArray(Parameter[]::new);
    }

    /** @return as of {@link TrackingResult#of} */
    CompletionStage<Map<String, Object>> run(Arguments given, CallContext context) {
        String project = parts.newFields().project(given, context);
        TrackingSettings settings = TrackingSettings.of(given, project, context);
        TrackingTexts texts = new TrackingTexts(given, parts.api().dialect(), context);
        TrackingAssignee assignee = new TrackingAssignee(parts.users(), given, context);
        String place = context.connection() + "/" + project;
        return stored(context.failureHistory().load(), context)
                .thenCompose(known -> read(settings, known, place, context))
                .thenCompose(found -> update(
                                records -> records.observed(place, context.failureHistory().build(), found), context)
                        .thenCompose(records -> {
                            TrackingRun run =
                                    new TrackingRun(parts, settings, texts, assignee, found, place, context);
                            return run.isIdle(records)
                                    ? run.nothing(records)
                                    : InTurn.run(
                                            parts.runtime(),
                                            key(parts.api(), project),
                                            "other builds that track failures in project " + project,
                                            context,
                                            () -> run.start(records));
                        }));
    }

    /** The same for every connection to one Jira. */
    private static String key(JiraApi api, String project) {
        return "jira " + api.site().browseUrl(project);
    }

    private static CompletionStage<BuildObservation> read(
            TrackingSettings settings, FailureRecords known, String place, CallContext context) {
        BuildObservation found = new BuildObservation(known.tests(place));
        String reports = settings.reports().orElse(null);
        return context.testResults().read(reports, found).handle((read, thrown) -> {
            if (thrown != null) {
                throw MatchingFiles.failure(context, "reports", thrown);
            }
            found.problems().forEach(context.trace()::warn);
            if (found.tests() == 0) {
                throw context.invalid(
                        "reports",
                        reports == null ? "is missing, and the build has no test results" : "leads to no test result");
            }
            return found;
        });
    }

    private static CompletionStage<FailureRecords> update(UnaryOperator<FailureRecords> change, CallContext context) {
        return stored(context.failureHistory().update(change), context);
    }

    static <T> CompletionStage<T> stored(CompletionStage<T> stage, CallContext context) {
        return stage.exceptionally(thrown -> {
            Throwable cause = StageFailure.cause(thrown);
            if (cause instanceof ExternalSystemException || cause instanceof CancellationException) {
                throw new CompletionException(cause);
            }
            throw new ExternalSystemException(
                    ErrorCode.EXCEPTION,
                    context.subject() + "the job's history of failures cannot be read or written ("
                            + cause.getClass().getSimpleName() + ").",
                    cause);
        });
    }
}
