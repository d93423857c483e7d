package io.jenkins.plugins.externalsystems.core.client;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.cache.StoredAnswer;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the answers to one request mean: the failure that the error mapping sees, or what the caller wants. An answer from
 * memory goes the same way, so that it means the same.
 */
record AnswerReader<T>(
        ErrorMapping errors,
        Authentication authentication,
        CallContext context,
        Reading<T> reading,
        CachedExchange cached) {

    /**
     * Reads an answer of the service, and remembers it where it may be.
     *
     * @throws AttemptException for a failure, in whose texts the credentials are masked
     */
    T read(HttpResponse response) {
        HttpResponse current = cached.current(response);
        return masked(() -> {
            Optional<AttemptException> failure = errors.failureIn(current, context);
            if (failure.isPresent()) {
                cached.keepFailure(current, failure.get().failure().code());
                throw failure.get();
            }
            T value = reading.read(current);
            cached.keep(current);
            return value;
        });
    }

    /**
     * Reads a remembered answer.
     *
     * @return empty if this request's error mapping sees a failure that is not to be remembered
     * @throws AttemptException for one that is
     */
    Optional<T> readKnown(StoredAnswer answer) {
        return masked(() -> {
            Optional<AttemptException> failure = errors.failureIn(answer.response(), context);
            if (failure.isEmpty()) {
                return Optional.of(reading.read(answer));
            }
            if (!cached.isAnswer(failure.get().failure().code())) {
                return Optional.empty();
            }
            throw failure.get();
        });
    }

    private <R> R masked(Supplier<R> work) {
        try {
            return work.get();
        } catch (AttemptException failed) {
            throw new AttemptException(redacted(failed.failure()), failed.happening(), failed.retryAfter());
        } catch (ExternalSystemException unreadable) {
            throw new AttemptException(redacted(unreadable), Happening.UNREADABLE, null);
        }
    }

    /** The service may have sent our own credentials back. */
    private ExternalSystemException redacted(ExternalSystemException failure) {
        Redactor redactor = authentication.redactor();
        ExternalSystemException clean = failure.withMessage(redactor.redact(failure.getMessage()));
        for (Map.Entry<String, Object> entry : failure.metadata().entrySet()) {
            clean = clean.with(entry.getKey(), redactor.redactData(entry.getValue()));
        }
        return clean;
    }
}
