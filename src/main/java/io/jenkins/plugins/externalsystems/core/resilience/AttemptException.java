package io.jenkins.plugins.externalsystems.core.resilience;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.time.Duration;

/** One attempt failed; tells the pipeline how, and what the caller gets if no other attempt follows. */
public final class AttemptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExternalSystemException failure;
    private final Happening happening;
    private final Duration retryAfter;

    /** @param retryAfter what the service asked to wait; null if it did not say */
    public AttemptException(ExternalSystemException failure, Happening happening, @CheckForNull Duration retryAfter) {
        super(failure.getMessage(), failure);
        this.failure = failure;
        this.happening = happening;
        this.retryAfter = retryAfter;
    }

    public ExternalSystemException failure() {
        return failure;
    }

    public Happening happening() {
        return happening;
    }

    @CheckForNull
    public Duration retryAfter() {
        return retryAfter;
    }
}
