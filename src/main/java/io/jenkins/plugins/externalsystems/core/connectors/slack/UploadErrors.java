package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.client.RetryAfter;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Failures in answers of the place that files are uploaded to, which tell by their status alone. */
final class UploadErrors implements ErrorMapping {
    private final InstantSource clock;
    private final String file;

    UploadErrors(InstantSource clock, String file) {
        this.clock = clock;
        this.file = file;
    }

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        if (response.status() == 200) {
            return Optional.empty();
        }
        Duration retryAfter = RetryAfter.of(response, clock.instant()).orElse(null);
        return Optional.of(StandardErrors.failure(
                context,
                StandardErrors.codeOf(response.status()),
                StandardErrors.happeningOf(response.status(), retryAfter != null),
                "Slack did not take the content of '" + file + "' (HTTP " + response.status() + ")",
                retryAfter));
    }
}
