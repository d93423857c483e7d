package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.testresults.history.FailureHistory;
import io.jenkins.plugins.externalsystems.core.testresults.history.FailureRecords;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** The history of a call's job, with failures that say what happened; a dry run changes nothing. */
final class JobFailures {
    private final FailureHistory history;
    private final String place;
    private final CallContext context;

    /** @param place name of the connection and the project */
    JobFailures(String place, CallContext context) {
        this.history = context.failureHistory();
        this.place = place;
        this.context = context;
    }

    int build() {
        return history.build();
    }

    String place() {
        return place;
    }

    CompletionStage<FailureRecords> load() {
        return told(history.load());
    }

    CompletionStage<FailureRecords> update(UnaryOperator<FailureRecords> change) {
        return told(context.isDryRun() ? history.load().thenApply(change) : history.update(change));
    }

    private CompletionStage<FailureRecords> told(CompletionStage<FailureRecords> stage) {
        return stage.exceptionally(thrown -> {
            Throwable cause = StageFailure.cause(thrown);
            if (cause instanceof ExternalSystemException || cause instanceof CancellationException) {
                throw new CompletionException(cause);
            }
            throw new ExternalSystemException(
                    ErrorCode.EXCEPTION,
                    context.subject() + "the job's history of failures cannot be read or written: "
                            + Words.shown(String.valueOf(cause.getMessage())) + ".",
                    cause);
        });
    }
}
