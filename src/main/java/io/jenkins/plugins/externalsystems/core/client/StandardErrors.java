package io.jenkins.plugins.externalsystems.core.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.time.Duration;

/** What an HTTP status means where a vendor does not say otherwise. */
public final class StandardErrors {
    private StandardErrors() {}

    /** The error code of a status that is no success. */
    public static ErrorCode codeOf(int status) {
        return switch (status) {
            case 400, 413, 415, 422 -> ErrorCode.VALIDATION_ERROR;
            case 401 -> ErrorCode.AUTHENTICATION_ERROR;
            case 403 -> ErrorCode.PERMISSION_ERROR;
            case 404, 410 -> ErrorCode.NOT_FOUND_ERROR;
            case 408 -> ErrorCode.TIMEOUT_ERROR;
            case 429 -> ErrorCode.RATE_LIMIT_ERROR;
            default -> status >= 500 ? ErrorCode.SERVER_ERROR : ErrorCode.CLIENT_ERROR;
        };
    }

    /** How an attempt with this status failed. @param hasRetryAfter whether the answer says when to come back */
    public static Happening happeningOf(int status, boolean hasRetryAfter) {
        if (status == 408) {
            return Happening.TIMED_OUT;
        }
        if (status == 429) {
            return Happening.RATE_LIMITED;
        }
        if (status == 503 && hasRetryAfter) {
            return Happening.UNAVAILABLE;
        }
        return status >= 500 ? Happening.SERVER_FAILED : Happening.REFUSED;
    }

    /**
     * The failure for a code that was decided already.
     *
     * @param reason the service's own words; shortened and freed of control characters here
     * @param retryAfter what the service asked to wait; null if it did not say
     */
    public static AttemptException failure(
            CallContext context,
            ErrorCode code,
            Happening happening,
            String reason,
            @CheckForNull Duration retryAfter) {
        ExternalSystemException failure =
                new ExternalSystemException(code, context.subject() + VendorWords.sentence(reason));
        if (retryAfter != null) {
            failure = failure.with(MetadataKeys.RETRY_AFTER_MS, retryAfter.toMillis());
        }
        return new AttemptException(failure, happening, retryAfter);
    }
}
