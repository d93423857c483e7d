package io.jenkins.plugins.externalsystems.core.resilience;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import java.time.Duration;

/** The failures that come from the pipeline itself, in words. */
final class CallFailures {
    private final String prefix;

    CallFailures(CallContext context) {
        this.prefix = "Connection '" + context.connection() + "', operation '" + context.operation() + "': ";
    }

    /** @param maybeSent whether a request that must not be repeated may have arrived */
    ExternalSystemException deadline(boolean maybeSent) {
        ExternalSystemException failure = new ExternalSystemException(
                ErrorCode.TIMEOUT_ERROR, prefix + "no answer before the deadline; the request was stopped.");
        return maybeSent ? outcomeUnknown(failure) : failure;
    }

    ExternalSystemException deadlineBeforeSending() {
        return new ExternalSystemException(
                ErrorCode.TIMEOUT_ERROR, prefix + "the deadline passed before the request could be sent.");
    }

    ExternalSystemException breakerOpen(Duration wait) {
        return new ExternalSystemException(
                        ErrorCode.CONNECTION_ERROR,
                        prefix + "not sent, because the service failed too often in a row; it is asked again in "
                                + seconds(wait) + ".")
                .with(MetadataKeys.RETRY_AFTER_MS, wait.toMillis());
    }

    ExternalSystemException limited(Duration wait) {
        return new ExternalSystemException(
                        ErrorCode.RATE_LIMIT_ERROR,
                        prefix + "not sent, because the connection's rate limit allows it only in " + seconds(wait)
                                + ", after the deadline.")
                .with(MetadataKeys.LOCAL, true)
                .with(MetadataKeys.RETRY_AFTER_MS, wait.toMillis());
    }

    static ExternalSystemException outcomeUnknown(ExternalSystemException failure) {
        return failure.withMessage(failure.getMessage() + " Whether the service did it is not known.")
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }

    /** Rounded up, so that nobody comes back too early. */
    private static String seconds(Duration wait) {
        return (wait.toMillis() + 999) / 1000 + " s";
    }
}
