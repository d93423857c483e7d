package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.ReportedTests;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * {@code publish_results}: reads the reports, finds the cases, has a run with them, sends what is new, attaches files, closes
 * the run. Each step looks for what an earlier try did, so that a repeat does nothing twice.
 */
final class PublishedResults {
    private static final int TOLD_IN_LOG = 10;

    private final TestRailApi api;
    private final Project project;
    private final Statuses statuses;
    private final Items items;
    private final CaseAttachments attachments;
    private final CaseLookup lookup;
    private final CaseCreation creation;
    private final PublishedRuns runs;
    private final KnownResults known;
    private final TestRailUsers users;
    private final InstantSource clock;

    PublishedResults(
            TestRailApi api,
            Pages pages,
            Project project,
            Statuses statuses,
            Items items,
            Additions additions,
            ResultAttachments attachments,
            TestRailUsers users,
            InstantSource clock) {
        this.api = api;
        this.project = project;
        this.statuses = statuses;
        this.items = items;
        this.attachments = new CaseAttachments(attachments);
        this.lookup = new CaseLookup(api, pages);
        this.creation = new CaseCreation(api, lookup);
        this.runs = new PublishedRuns(api, additions, lookup);
        this.known = new KnownResults(lookup);
        this.users = users;
        this.clock = clock;
    }

    /** @return as {@link PublishCall#result}; a failure has the same as partial data once the run is there */
    CompletionStage<Map<String, Object>> publish(Arguments arguments, CallContext context) {
        PublishCall call = new PublishCall(context, new PublishOptions(arguments, context));
        String reports = arguments.optionalText(PublishParameters.REPORTS).orElse(null);
        return ReportedTests.read(context, PublishParameters.REPORTS, reports, call.cases)
                .thenCompose(read -> statuses(call))
                .thenCompose(read -> place(call))
                .thenCompose(placed -> lookup.match(call))
                .thenCompose(matched -> creation.create(call))
                .thenCompose(created -> open(call))
                .thenCompose(opened -> send(call))
                .thenCompose(sent -> attachments.attach(call, sent))
                .thenCompose(attached -> close(call))
                .thenApply(closed -> finished(call))
                .exceptionally(thrown -> {
                    throw stopped(call, StageFailure.cause(thrown));
                });
    }

    private CompletionStage<?> statuses(PublishCall call) {
        if (call.cases.tests() == 0) {
            String broken = call.cases.broken() == 0 ? "" : "; " + call.cases.broken() + " reports are broken";
            throw call.context.invalid(
                    PublishParameters.REPORTS,
                    (call.cases.reports() == 0 ? "matches no report" : "gives no test result") + broken);
        }
        call.context.tell(
                String.format(Locale.ROOT, "%,d tests in %,d reports", call.cases.tests(), call.cases.reports()));
        Map<CaseOutcome, String> wanted = new LinkedHashMap<>(call.options.statuses());
        wanted.values().removeIf(CaseOutcome.NONE::equalsIgnoreCase);
        return statuses.ids(call.context, PublishParameters.STATUS_MAP, wanted.values())
                .thenAccept(ids -> wanted.forEach((outcome, name) -> {
                    Statuses.requireResult(call.context, PublishParameters.STATUS_MAP, ids.get(name));
                    call.statuses.put(outcome, ids.get(name));
                }));
    }

    private CompletionStage<?> place(PublishCall call) {
        if (!call.options.has(PublishParameters.RUN)) {
            long owner = call.options.project(project);
            return lookup.suite(call, owner).thenAccept(suite -> call.place(owner, suite));
        }
        return runs.given(call.context, call.options.id(PublishParameters.RUN)).thenAccept(run -> {
            if (run.isCompleted() && !call.context.isRepeat()) {
                throw call.context.invalid(PublishParameters.RUN, "names a run that is closed and takes no results");
            }
            OptionalLong suite = call.options.has(PublishParameters.SUITE)
                    ? OptionalLong.of(call.options.id(PublishParameters.SUITE))
                    : run.suite();
            call.place(run.project().orElseGet(() -> call.options.project(project)), suite);
            call.run(run);
        });
    }

    private CompletionStage<?> open(PublishCall call) {
        call.requireCases();
        return assignees(call).thenCompose(users -> {
            call.assignees(users);
            return runs.open(call);
        });
    }

    /** Whom TestRail does not know is left out with a warning: nobody's missing account keeps results back. */
    private CompletionStage<List<Long>> assignees(PublishCall call) {
        CompletionStage<List<Long>> found = CompletableFuture.completedFuture(new ArrayList<>());
        for (String user : call.options.texts(PublishParameters.ASSIGN)) {
            found = found.thenCompose(ids -> users.firstOf(List.of(user), call.context)
                    .thenApply(id -> {
                        id.map(Long::valueOf).ifPresent(ids::add);
                        return ids;
                    }));
        }
        return found;
    }

    private CompletionStage<List<ResultSender.SentResult>> send(PublishCall call) {
        KnownResults.begin(call, clock.instant().getEpochSecond());
        return known.find(call).thenCompose(found -> {
            boolean hasNew = call.cases.byId().values().stream()
                    .anyMatch(row -> call.statuses.containsKey(row.outcome()) && !call.isUnchanged(row.id()));
            if (!hasNew) {
                return CompletableFuture.completedFuture(List.of());
            }
            if (call.run().isCompleted()) {
                throw new ExternalSystemException(
                        ErrorCode.VALIDATION_ERROR,
                        call.context.subject() + "run " + call.run().id()
                                + " of this build is closed, and there are results that are not in it; publish without"
                                + " close_run, or under another name.");
            }
            return new ResultSender(api, lookup, runs, call).send();
        });
    }

    private CompletionStage<?> close(PublishCall call) {
        if (!call.options.is(PublishParameters.CLOSE)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletionStage<?> closing = call.run().isCompleted()
                ? CompletableFuture.completedFuture(null)
                : items.close(call.run().id(), call.context);
        return closing.thenAccept(run -> call.closed());
    }

    private static Map<String, Object> finished(PublishCall call) {
        call.count();
        List<String> unmatched = call.cases.unmatched().first();
        if (!unmatched.isEmpty()) {
            call.context.tell(String.format(
                    Locale.ROOT,
                    "%,d tests without a case: %s",
                    call.cases.unmatched().count(),
                    String.join("; ", unmatched.subList(0, Math.min(TOLD_IN_LOG, unmatched.size())))));
        }
        call.cases.ignored().stream()
                .limit(TOLD_IN_LOG)
                .forEach(property -> call.context.trace().warn("A test's property cannot be used: " + property));
        return call.result();
    }

    private static CompletionException stopped(PublishCall call, Throwable cause) {
        if (cause instanceof ExternalSystemException failure && call.hasRun()) {
            call.count();
            return new CompletionException(failure.withPartialData(call.result()));
        }
        return new CompletionException(cause);
    }
}
