package io.jenkins.plugins.externalsystems.core.mail.compose;

import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.ArgumentRows;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Work on one row of a batch, whose failures name the row. */
final class BatchRow {
    private BatchRow() {}

    static <T> CompletionStage<T> named(String row, Supplier<CompletionStage<T>> work) {
        CompletionStage<T> started;
        try {
            started = work.get();
        } catch (ExternalSystemException refused) {
            return CompletableFuture.failedFuture(ArgumentRows.inRow(row, refused));
        }
        return started.exceptionally(thrown -> {
            Throwable cause = StageFailure.cause(thrown);
            if (cause instanceof ExternalSystemException refused) {
                throw ArgumentRows.inRow(row, refused);
            }
            throw new CompletionException(cause);
        });
    }
}
