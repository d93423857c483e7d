package io.jenkins.plugins.externalsystems.core.testresults.history;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** The failures of a job as one of its builds sees them. Thread-safe; its stages fail where the history cannot be stored. */
public interface FailureHistory {
    /** There is no job: every call begins with nothing, and what it finds out is forgotten. */
    FailureHistory NONE = new FailureHistory() {
        @Override
        public int build() {
            return 1;
        }

        @Override
        public CompletionStage<FailureRecords> load() {
            return CompletableFuture.completedFuture(FailureRecords.empty(""));
        }

        @Override
        public CompletionStage<FailureRecords> update(UnaryOperator<FailureRecords> change) {
            return CompletableFuture.completedFuture(change.apply(FailureRecords.empty("")));
        }
    };

    /** The build's number, from 1. */
    int build();

    /** What is known now. */
    CompletionStage<FailureRecords> load();

    /**
     * Changes what is known; no other change happens between its reading and its writing.
     *
     * @param change does not block
     * @return what is stored now
     */
    CompletionStage<FailureRecords> update(UnaryOperator<FailureRecords> change);
}
