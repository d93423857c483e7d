package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Failures of one delete with its repeats: when the message is gone after an attempt whose outcome nobody knows, it is that
 * attempt which deleted it, and the delete is done.
 */
final class RepeatedDelete implements ErrorMapping {
    private static final Set<Happening> NOT_PROCESSED = Set.of(Happening.RATE_LIMITED, Happening.UNAVAILABLE);

    private final ErrorMapping errors;
    private final AtomicInteger notProcessed = new AtomicInteger();

    RepeatedDelete(ErrorMapping errors) {
        this.errors = errors;
    }

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        Optional<AttemptException> failure = errors.failureIn(response, context);
        if (failure.isEmpty()) {
            return failure;
        }
        if (NOT_PROCESSED.contains(failure.get().happening())) {
            notProcessed.incrementAndGet();
        }
        Object word = failure.get().failure().metadata().get(MetadataKeys.VENDOR_ERROR);
        int earlierAttempts = context.trace().attempts() - 1;
        boolean isDone = "message_not_found".equals(word) && earlierAttempts > notProcessed.get();
        return isDone ? Optional.empty() : failure;
    }
}
