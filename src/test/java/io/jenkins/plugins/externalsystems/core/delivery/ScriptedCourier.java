package io.jenkins.plugins.externalsystems.core.delivery;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A courier that writes down what it is asked to do; of each entry the payload {@code name} is told. */
final class ScriptedCourier implements Courier {
    final List<String> events = new ArrayList<>();
    final List<StepJournal> journals = new ArrayList<>();
    private final Deque<CompletableFuture<ExternalSystemResult>> answers = new ArrayDeque<>();
    private Function<OutboxEntry, String> lanes = entry -> "to";
    private boolean isSafe = true;

    static ExternalSystemResult good() {
        return ExternalSystemResult.success("send", Map.of(), Map.of());
    }

    static ExternalSystemResult bad(ErrorCode code) {
        return ExternalSystemResult.failure("send", new ExternalSystemException(code, "no"), Map.of());
    }

    static ExternalSystemResult unknown(ErrorCode code) {
        return ExternalSystemResult.failure(
                "send",
                new ExternalSystemException(code, "no"),
                Map.of(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN));
    }

    /** What the next sends end with; good ones follow. */
    ScriptedCourier answer(ExternalSystemResult... results) {
        for (ExternalSystemResult result : results) {
            answers.add(CompletableFuture.completedFuture(result));
        }
        return this;
    }

    /** The next send ends when the caller says so. */
    CompletableFuture<ExternalSystemResult> answerLater() {
        CompletableFuture<ExternalSystemResult> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    ScriptedCourier unsafe() {
        isSafe = false;
        return this;
    }

    ScriptedCourier lanes(Function<OutboxEntry, String> which) {
        lanes = which;
        return this;
    }

    @Override
    public synchronized OutboxEntry prepare(OutboxEntry entry) {
        events.add("prepare " + name(entry));
        return name(entry).equals("nothing") ? null : entry.prepared(lanes.apply(entry), entry.payload());
    }

    @Override
    public boolean isSafeToRepeat(OutboxEntry entry) {
        return isSafe;
    }

    @Override
    public synchronized CompletionStage<ExternalSystemResult> send(
            OutboxEntry entry, boolean isRepeat, StepJournal journal) {
        events.add((isRepeat ? "repeat " : "send ") + name(entry));
        journals.add(journal);
        return answers.isEmpty() ? CompletableFuture.completedFuture(good()) : answers.remove();
    }

    @Override
    public synchronized void postponed(OutboxEntry entry, ExternalSystemResult result, Instant next) {
        events.add("postponed " + name(entry));
    }

    @Override
    public synchronized void ended(OutboxEntry entry, ExternalSystemResult result) {
        String how = result.success() ? "done" : String.valueOf(result.errorCode());
        events.add("ended " + name(entry) + " " + how + (result.isOutcomeUnknown() ? " unknown" : ""));
    }

    private static String name(OutboxEntry entry) {
        return String.valueOf(entry.payload().get("name"));
    }
}
