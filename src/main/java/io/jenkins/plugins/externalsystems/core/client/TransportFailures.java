package io.jenkins.plugins.externalsystems.core.client;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.http.TransportException;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/** What a request without an answer means: error code, chance of a repeat, and the sentence for people. */
final class TransportFailures {
    private TransportFailures() {}

    static RuntimeException toAttempt(Throwable thrown, CallContext context, String host) {
        Throwable cause = StageFailure.cause(thrown);
        if (cause instanceof CancellationException cancelled) {
            return cancelled;
        }
        if (!(cause instanceof TransportException failed)) {
            return new CompletionException(cause);
        }
        String prefix = context.subject();
        String reason = failed.getMessage();
        return switch (failed.kind()) {
            case NOT_CONNECTED ->
                attempt(
                        ErrorCode.CONNECTION_ERROR,
                        prefix + "cannot connect to " + host + " (" + reason + "); check the URL and the proxy.",
                        failed,
                        Happening.NOT_CONNECTED);
            case TLS ->
                attempt(
                        ErrorCode.CONNECTION_ERROR,
                        prefix + "no secure connection to " + host + " (" + reason
                                + "); check the server's certificate.",
                        failed,
                        Happening.TLS_FAILED);
            case BROKEN ->
                attempt(
                        ErrorCode.CONNECTION_ERROR,
                        prefix + "the connection to " + host + " broke (" + reason + ").",
                        failed,
                        Happening.BROKEN);
            case TIMED_OUT ->
                attempt(
                        ErrorCode.TIMEOUT_ERROR,
                        prefix + host + " did not answer in time.",
                        failed,
                        Happening.TIMED_OUT);
            case TOO_LARGE ->
                attempt(
                        ErrorCode.EXCEPTION,
                        prefix + "the answer of " + host + " is larger than allowed (" + reason + ").",
                        failed,
                        Happening.UNREADABLE);
            case UNSENDABLE ->
                attempt(
                        ErrorCode.EXCEPTION,
                        prefix + "the request could not be sent whole (" + reason + ").",
                        failed,
                        Happening.UNSENDABLE);
        };
    }

    private static AttemptException attempt(
            ErrorCode code, String message, TransportException cause, Happening happening) {
        return new AttemptException(new ExternalSystemException(code, message, cause), happening, null);
    }
}
