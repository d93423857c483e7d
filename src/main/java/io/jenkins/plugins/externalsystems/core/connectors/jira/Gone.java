package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What a delete ends with. */
final class Gone {
    private Gone() {}

    /** Something that is gone after a try whose outcome nobody knows was deleted by that try. */
    static CompletionStage<Void> after(CompletionStage<?> deleted, CallContext context) {
        return deleted.handle((answer, thrown) -> {
            if (thrown != null && !isByEarlierTry(thrown, context)) {
                throw new CompletionException(StageFailure.cause(thrown));
            }
            return null;
        });
    }

    private static boolean isByEarlierTry(Throwable thrown, CallContext context) {
        boolean mayBeOurs = context.trace().mayHaveArrived() || context.isRepeat();
        return mayBeOurs
                && StageFailure.cause(thrown) instanceof ExternalSystemException failure
                && failure.code() == ErrorCode.NOT_FOUND_ERROR;
    }
}
