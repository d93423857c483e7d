package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.client.RetryAfter;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Failures by HTTP status, with the service's words.
 *
 * @param clock for Retry-After dates
 */
record RestErrors(InstantSource clock) implements ErrorMapping {
    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        if (response.isSuccessful()) {
            return Optional.empty();
        }
        int status = response.status();
        Duration retryAfter = RetryAfter.of(response, clock.instant()).orElse(null);
        ErrorWords said = ErrorWords.of(response);
        Happening happening = StandardErrors.happeningOf(status, retryAfter != null);
        String sentence =
                "the service answered HTTP " + status + (said.words().isBlank() ? remedy(status) : ": " + said.words());
        AttemptException plain =
                StandardErrors.failure(context, StandardErrors.codeOf(status), happening, sentence, retryAfter);
        ExternalSystemException told = plain.failure()
                .with(MetadataKeys.VENDOR_ERROR, said.code().isEmpty() ? null : said.code())
                .with(MetadataKeys.FIELD_ERRORS, said.fields().isEmpty() ? null : said.fields());
        return Optional.of(new AttemptException(told, happening, retryAfter));
    }

    private static String remedy(int status) {
        if (status >= 300 && status < 400) {
            return "; it sends elsewhere, so check 'url'";
        }
        return switch (status) {
            case 401 -> "; check the credentials";
            case 403 -> "; the credentials do not allow this";
            case 404, 405 -> "; check 'url' and the path";
            case 429 -> "; it allows fewer requests, so lower 'requests_per_minute'";
            default -> "";
        };
    }
}
