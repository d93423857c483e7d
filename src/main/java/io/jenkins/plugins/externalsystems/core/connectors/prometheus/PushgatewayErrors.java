package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.client.RetryAfter;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Failures in answers of a Pushgateway, which are plain text. A page is no answer of its: a log-in in front of the gateway
 * would else swallow metrics with status 200.
 *
 * @param clock for Retry-After dates
 */
record PushgatewayErrors(InstantSource clock) implements ErrorMapping {
    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        Duration retryAfter = RetryAfter.of(response, clock.instant()).orElse(null);
        if (response.isSuccessful()) {
            return isPage(response)
                    ? Optional.of(StandardErrors.failure(
                            context,
                            ErrorCode.EXCEPTION,
                            Happening.UNREADABLE,
                            "the answer (" + response
                                    + ") is a page and not Pushgateway's; a proxy or a log-in may have"
                                    + " given it, or 'pushgateway_url' is wrong",
                            null))
                    : Optional.empty();
        }
        int status = response.status();
        return Optional.of(StandardErrors.failure(
                context,
                StandardErrors.codeOf(status),
                StandardErrors.happeningOf(status, retryAfter != null),
                "Pushgateway answered HTTP " + status + remedy(response),
                retryAfter));
    }

    private static String remedy(HttpResponse response) {
        int status = response.status();
        if (status == 401) {
            return "; check the credentials of 'pushgateway_url'";
        }
        if (status == 403) {
            return "; its credentials do not allow this";
        }
        if (status == 404 || status == 405 || status >= 300 && status < 400) {
            return "; check 'pushgateway_url', with the path if the gateway is behind one";
        }
        return isPage(response) || response.text().isBlank() ? "" : ": " + response.text();
    }

    private static boolean isPage(HttpResponse response) {
        String type = response.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || response.text().stripLeading().startsWith("<");
    }
}
