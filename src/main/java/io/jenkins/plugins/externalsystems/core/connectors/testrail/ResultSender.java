package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends the results of one call in batches, a few at a time. A batch that TestRail refuses because of a case that is not in
 * the run has its cases added to it, or else taken out; then it is sent once more.
 */
final class ResultSender {
    /** Of the comments in one request, in characters. */
    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private static final long LONGEST_MILLIS = 999_999_999_000L;

    private final TestRailApi api;
    private final CaseLookup lookup;
    private final PublishedRuns runs;
    private final PublishCall call;
    private final List<SentResult> withFiles = new ArrayList<>();
    private CompletableFuture<Set<Long>> casesInRun;
    private boolean hasAddedCases;
    private int assigned;

    ResultSender(TestRailApi api, CaseLookup lookup, PublishedRuns runs, PublishCall call) {
        this.api = api;
        this.lookup = lookup;
        this.runs = runs;
        this.call = call;
    }

    /** A result that is in TestRail. @param files that are to be attached, as the test names them */
    record SentResult(long id, String name, List<String> files) {}

    /** @return those that have files to be attached */
    CompletionStage<List<SentResult>> send() {
        List<CaseResult> rows = call.cases.byId().values().stream()
                .filter(row -> call.statuses.containsKey(row.outcome()) && !call.isUnchanged(row.id()))
                .toList();
        int size = call.options.number(PublishParameters.BATCH);
        call.sending(rows.size());
        call.allow(rows.size() / size);
        return new Lanes<>(
                        call.options.number(PublishParameters.PARALLEL),
                        new Batches(rows, size),
                        batch -> send(batch, false))
                .run()
                .thenApply(done -> withFiles);
    }

    /** Cuts the list when the next batch's turn comes. */
    private static final class Batches implements Iterator<List<CaseResult>> {
        private final List<CaseResult> rows;
        private final int size;
        private int at;

        Batches(List<CaseResult> rows, int size) {
            this.rows = rows;
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            return at < rows.size();
        }

        @Override
        public List<CaseResult> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int from = at;
            long characters = 0;
            do {
                characters += rows.get(at).comment().length();
                at++;
            } while (at < rows.size() && at - from < size && characters < LARGEST_BODY);
            return rows.subList(from, at);
        }
    }

    private CompletionStage<?> send(List<CaseResult> batch, boolean isAgain) {
        List<Map<String, Object>> payloads = batch.stream().map(this::payload).toList();
        long run = call.run().id();
        return api.post(
                        call.context,
                        RepeatSafety.UNSAFE,
                        ApiPath.of("add_results_for_cases", run),
                        Map.of("results", payloads))
                .thenApply(answer -> TestRailResults.rows(call.context, 0, payloads, Json.elements(answer)))
                .handle((rows, thrown) -> {
                    if (thrown == null) {
                        arrived(batch, rows);
                        return CompletableFuture.<Void>completedFuture(null);
                    }
                    Throwable cause = StageFailure.cause(thrown);
                    return isAgain || !Failures.isRefusal(cause)
                            ? CompletableFuture.failedFuture(cause)
                            : sendCorrected(batch, cause);
                })
                .thenCompose(stage -> stage);
    }

    private CompletionStage<?> sendCorrected(List<CaseResult> batch, Throwable refusal) {
        return correctedRun().thenCompose(cases -> {
            List<CaseResult> rest =
                    batch.stream().filter(row -> cases.contains(row.id())).toList();
            Set<Long> gone = new HashSet<>(batch.stream().map(CaseResult::id).toList());
            rest.forEach(row -> gone.remove(row.id()));
            giveUp(gone);
            if (gone.isEmpty() && !hasAddedCases()) {
                // The cases were not what it was about.
                return CompletableFuture.failedFuture(refusal);
            }
            return rest.isEmpty() ? CompletableFuture.completedFuture(null) : send(rest, true);
        });
    }

    private synchronized void giveUp(Set<Long> gone) {
        call.cases.giveUp(gone, "not in run " + call.run().id());
    }

    /** Once for all batches. @return the cases that are in the run now */
    private synchronized CompletableFuture<Set<Long>> correctedRun() {
        if (casesInRun == null) {
            Set<Long> cases = new HashSet<>();
            Set<Long> wanted = new HashSet<>(call.cases.byId().keySet());
            casesInRun = lookup.each(
                            call,
                            ApiPath.of("get_tests", call.run().id()),
                            "tests",
                            test -> cases.add(test.path("case_id").asLong()))
                    .thenCompose(read -> {
                        wanted.removeAll(cases);
                        return wanted.isEmpty() || call.run().includesAll()
                                ? CompletableFuture.completedFuture(cases)
                                : added(cases, wanted);
                    })
                    .toCompletableFuture();
        }
        return casesInRun;
    }

    private CompletionStage<Set<Long>> added(Set<Long> cases, Set<Long> wanted) {
        return lookup.known(call).thenCompose(known -> {
            wanted.retainAll(known);
            if (wanted.isEmpty()) {
                return CompletableFuture.completedFuture(cases);
            }
            cases.addAll(wanted);
            return runs.choose(call.context, call.run(), cases).thenApply(changed -> {
                addedCases();
                return cases;
            });
        });
    }

    private synchronized void addedCases() {
        hasAddedCases = true;
    }

    private synchronized boolean hasAddedCases() {
        return hasAddedCases;
    }

    private synchronized void arrived(List<CaseResult> batch, List<Map<String, Object>> rows) {
        for (int i = 0; i < batch.size(); i++) {
            CaseResult row = batch.get(i);
            if (!row.attachments().isEmpty() && call.options.attaches(row.outcome())) {
                withFiles.add(new SentResult((long) rows.get(i).get("id"), row.name(), row.attachments()));
            }
        }
        call.sent(batch.size());
    }

    private synchronized Map<String, Object> payload(CaseResult row) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("case_id", row.id());
        payload.put("status_id", call.statuses.get(row.outcome()));
        if (!row.comment().isEmpty()) {
            payload.put("comment", row.comment());
        }
        BigDecimal seconds = BigDecimal.valueOf(Math.min(row.duration().toMillis(), LONGEST_MILLIS), 3);
        TimeSpan.of(call.context, "elapsed", seconds.toPlainString()).ifPresent(span -> payload.put("elapsed", span));
        Optional.of(call.options.text(PublishParameters.VERSION))
                .filter(version -> !version.isBlank())
                .ifPresent(version -> payload.put(PublishParameters.VERSION, version));
        payload.putAll(call.options.resultFields());
        payload.putAll(row.fields());
        if (!row.defects().isEmpty()) {
            Set<String> defects = new LinkedHashSet<>(row.defects());
            if (payload.get("defects") instanceof String own) {
                defects.add(own);
            }
            payload.put("defects", String.join(",", defects));
        }
        List<Long> assignees = call.assignees();
        if (row.outcome().isFailure() && !assignees.isEmpty()) {
            payload.put("assignedto_id", assignees.get(assigned % assignees.size()));
            assigned++;
        }
        return payload;
    }
}
