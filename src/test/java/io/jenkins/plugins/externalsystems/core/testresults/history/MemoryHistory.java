package io.jenkins.plugins.externalsystems.core.testresults.history;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** A job's history in memory; goes through its stored form each time. */
public final class MemoryHistory {
    private final AtomicReference<FailureRecords> records;

    /** Of a job with that id. */
    public MemoryHistory(String id) {
        records = new AtomicReference<>(FailureRecords.empty(id));
    }

    /** What is known now. */
    public FailureRecords records() {
        return records.get();
    }

    /** As one of its builds sees it. */
    public FailureHistory of(int build) {
        return new FailureHistory() {
            @Override
            public int build() {
                return build;
            }

            @Override
            public CompletionStage<FailureRecords> load() {
                return CompletableFuture.completedFuture(records.get());
            }

            @Override
            public CompletionStage<FailureRecords> update(UnaryOperator<FailureRecords> change) {
                return CompletableFuture.completedFuture(records.updateAndGet(
                        known -> FailureRecords.fromMap(change.apply(known).toMap())));
            }
        };
    }
}
