package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.concurrent.CompletionException;

/** Failures of stages on their way to the caller. */
final class Failures {
    private Failures() {}

    /** The failure, to be thrown on, with what it is about in its sentence where it has one of ours. */
    static CompletionException about(CallContext context, String item, Throwable thrown) {
        Throwable cause = StageFailure.cause(thrown);
        return new CompletionException(
                cause instanceof ExternalSystemException failure ? about(context, item, failure) : cause);
    }

    /**
     * The failure with what it is about put into its sentence, such as {@code issue PROJ-1}: error mapping and resilience
     * know the connection and the operation only.
     */
    private static ExternalSystemException about(CallContext context, String item, ExternalSystemException failure) {
        String start = context.subject();
        String message = failure.getMessage();
        if (!message.startsWith(start)) {
            return failure;
        }
        String named = start.substring(0, start.length() - 2) + ", " + item + ": " + message.substring(start.length());
        return failure.withMessage(named);
    }
}
