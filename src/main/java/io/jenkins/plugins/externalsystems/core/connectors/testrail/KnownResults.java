package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Finds out which results a run has already, so that a repeat, or another call of the same build, sends what is new only. A
 * test that has the status is not sent again; one that did not pass is, if its comment is another one now.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077990441108-Tests">Tests</a>
 */
final class KnownResults {
    private static final String BEGAN = "publishing began";
    /** Clocks differ. */
    private static final long SKEW_SECONDS = 300;

    private final CaseLookup lookup;

    KnownResults(CaseLookup lookup) {
        this.lookup = lookup;
    }

    /** To be called before the first result is sent. @param now in seconds since 1970 */
    static void begin(PublishCall call, long now) {
        if (call.context.journal().noted(BEGAN) == null) {
            call.context.journal().note(BEGAN, now);
        }
    }

    /** Marks the results that need not be sent. */
    CompletionStage<Void> find(PublishCall call) {
        TargetRun run = call.run();
        boolean isOurs = run.origin() == TargetRun.Origin.FOUND;
        if (run.origin() == TargetRun.Origin.NEW || !isOurs && !call.context.isRepeat()) {
            return CompletableFuture.completedFuture(null);
        }
        Map<Long, Long> caseByTest = new HashMap<>();
        Map<Long, Long> statusByTest = new HashMap<>();
        return lookup.each(call, ApiPath.of("get_tests", run.id()), "tests", test -> {
                    caseByTest.put(
                            test.path("id").asLong(), test.path("case_id").asLong());
                    statusByTest.put(
                            test.path("id").asLong(), test.path("status_id").asLong());
                })
                .thenCompose(read -> isOurs ? CompletableFuture.completedFuture(statusByTest) : recent(call))
                .thenCompose(statuses -> compare(call, caseByTest, statuses));
    }

    /** In somebody else's run only what was added since this call began can be ours. */
    private CompletionStage<Map<Long, Long>> recent(PublishCall call) {
        long began = call.context.journal().noted(BEGAN) instanceof Number seconds ? seconds.longValue() : 0;
        Map<Long, Long> statuses = new HashMap<>();
        Map<Long, Long> newest = new HashMap<>();
        ApiPath path = ApiPath.of("get_results_for_run", call.run().id())
                .with("created_after", Math.max(0, began - SKEW_SECONDS));
        return lookup.each(call, path, "results", result -> {
                    long test = result.path("test_id").asLong();
                    long id = result.path("id").asLong();
                    if (id > newest.getOrDefault(test, 0L)) {
                        newest.put(test, id);
                        statuses.put(test, result.path("status_id").asLong());
                    }
                })
                .thenApply(read -> statuses);
    }

    private CompletionStage<Void> compare(PublishCall call, Map<Long, Long> caseByTest, Map<Long, Long> statusByTest) {
        Map<Long, CaseResult> open = new HashMap<>();
        Set<Long> statuses = new TreeSet<>();
        statusByTest.forEach((test, status) -> {
            CaseResult result = call.cases.byId().get(caseByTest.get(test));
            if (result != null && status.equals(call.statuses.get(result.outcome()))) {
                if (result.outcome().isBad() && !call.context.isRepeat()) {
                    open.put(test, result);
                    statuses.add(status);
                } else {
                    call.unchanged(result.id());
                }
            }
        });
        return open.isEmpty() ? CompletableFuture.completedFuture(null) : compareComments(call, open, statuses);
    }

    private CompletionStage<Void> compareComments(PublishCall call, Map<Long, CaseResult> open, Set<Long> statuses) {
        Map<Long, Long> newest = new HashMap<>();
        Map<Long, Boolean> isSame = new HashMap<>();
        ApiPath path = ApiPath.of("get_results_for_run", call.run().id())
                .with("status_id", statuses.stream().map(String::valueOf).collect(Collectors.joining(",")));
        return lookup.each(call, path, "results", row -> {
                    long test = row.path("test_id").asLong();
                    long id = row.path("id").asLong();
                    CaseResult result = open.get(test);
                    if (result != null && id > newest.getOrDefault(test, 0L)) {
                        newest.put(test, id);
                        isSame.put(test, words(Json.text(row, "comment")).equals(words(result.comment())));
                    }
                })
                .thenAccept(read -> isSame.forEach((test, same) -> {
                    if (same) {
                        call.unchanged(open.get(test).id());
                    }
                }));
    }

    private static String words(String comment) {
        return comment.replaceAll("\\s+", " ").strip();
    }
}
