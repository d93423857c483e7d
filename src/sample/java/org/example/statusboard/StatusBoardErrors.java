package org.example.statusboard;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.client.RetryAfter;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What the board's answers mean. It follows the usual meaning of HTTP, so the sentences are all that is its own. */
final class StatusBoardErrors implements ErrorMapping {
    private final InstantSource clock;

    StatusBoardErrors(InstantSource clock) {
        this.clock = clock;
    }

    // region errors
    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        if (response.isSuccessful()) {
            return Optional.empty();
        }
        int status = response.status();
        Duration wait = RetryAfter.of(response, clock.instant()).orElse(null);
        String sentence =
                switch (status) {
                    case 401 -> "the board does not know the key; make a new one";
                    case 403 -> "the key lacks the right for this";
                    case 404 -> "the board has no such incident";
                    case 422 -> "the board does not take the title or the severity";
                    default -> "the board answered HTTP " + status;
                };
        return Optional.of(StandardErrors.failure(
                context,
                StandardErrors.codeOf(status),
                StandardErrors.happeningOf(status, wait != null),
                sentence,
                wait));
    }
    // endregion
}
