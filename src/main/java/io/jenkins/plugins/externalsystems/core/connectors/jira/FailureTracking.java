package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ReportedTests;
import io.jenkins.plugins.externalsystems.core.resilience.InTurn;
import io.jenkins.plugins.externalsystems.core.testresults.history.BuildObservation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

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
        JobFailures history = new JobFailures(context.connection() + "/" + project, context);
        return history.load()
                .thenCompose(known -> read(settings, known.tests(history.place()), context))
                .thenCompose(found -> history.update(
                                records -> records.observed(history.place(), history.build(), found))
                        .thenCompose(records -> {
                            TrackingRun run =
                                    new TrackingRun(parts, settings, texts, assignee, found, history, context);
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
            TrackingSettings settings, Set<String> known, CallContext context) {
        BuildObservation found = new BuildObservation(known);
        String reports = settings.reports().orElse(null);
        return ReportedTests.read(context, "reports", reports, found).thenApply(read -> {
            if (found.tests() == 0) {
                throw context.invalid(
                        "reports",
                        reports == null ? "is missing, and the build has no test results" : "leads to no test result");
            }
            return found;
        });
    }
}
