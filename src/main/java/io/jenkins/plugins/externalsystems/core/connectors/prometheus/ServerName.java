package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Says which of a connection's two servers failed, which may be on one host. */
final class ServerName {
    private ServerName() {}

    /** The same stage, whose failures name the server. */
    static <T> CompletionStage<T> inFailures(String server, CallContext context, CompletionStage<T> stage) {
        return stage.exceptionally(thrown -> {
            Throwable cause = StageFailure.cause(thrown);
            if (!(cause instanceof ExternalSystemException failure)) {
                throw new CompletionException(cause);
            }
            String message = failure.getMessage();
            String subject = context.subject();
            if (!message.startsWith(subject) || message.contains(server)) {
                throw failure;
            }
            throw failure.withMessage(subject + server + ": " + message.substring(subject.length()));
        });
    }
}
