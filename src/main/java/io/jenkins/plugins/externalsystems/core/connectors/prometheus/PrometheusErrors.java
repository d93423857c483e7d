package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.RetryAfter;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Failures in answers of Prometheus: its envelope {@code {status, errorType, error}}, whatever the HTTP status; an answer
 * without it is somebody else's.
 *
 * @param clock for Retry-After dates
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview">Prometheus, format</a>
 */
record PrometheusErrors(InstantSource clock) implements ErrorMapping {
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        JsonNode body = Json.readOrMissing(response);
        if (response.isSuccessful() && Json.text(body, "status").equals("success")) {
            return Optional.empty();
        }
        Duration retryAfter = RetryAfter.of(response, clock.instant()).orElse(null);
        String type = Json.text(body, "errorType");
        if (Json.text(body, "status").equals("error") && WORD.matcher(type).matches()) {
            String sentence = "Prometheus refused it (" + type + "): " + Json.text(body, "error");
            AttemptException plain = StandardErrors.failure(
                    context, code(type, response), happening(type, response, retryAfter != null), sentence, retryAfter);
            ExternalSystemException failure = plain.failure().with(MetadataKeys.VENDOR_ERROR, type);
            return Optional.of(new AttemptException(failure, plain.happening(), retryAfter));
        }
        if (response.isSuccessful()) {
            return Optional.of(StandardErrors.failure(
                    context,
                    ErrorCode.EXCEPTION,
                    Happening.UNREADABLE,
                    "the answer (" + response
                            + ") is not Prometheus'; a proxy may have given it, or 'prometheus_url' is" + " wrong",
                    null));
        }
        return Optional.of(StandardErrors.failure(
                context,
                StandardErrors.codeOf(response.status()),
                StandardErrors.happeningOf(response.status(), retryAfter != null),
                "Prometheus answered HTTP " + response.status() + remedy(response.status()),
                retryAfter));
    }

    private static String remedy(int status) {
        return switch (status) {
            case 401 -> "; check the credentials of 'prometheus_url'";
            case 403 -> "; its credentials do not allow this";
            case 404, 405 -> "; check 'prometheus_url', with the path if Prometheus is behind one";
            default -> "";
        };
    }

    private static ErrorCode code(String type, HttpResponse response) {
        return switch (type) {
            case "bad_data", "execution" -> ErrorCode.VALIDATION_ERROR;
            case "timeout" -> ErrorCode.TIMEOUT_ERROR;
            case "canceled", "internal", "unavailable" -> ErrorCode.SERVER_ERROR;
            case "not_found" -> ErrorCode.NOT_FOUND_ERROR;
            default -> response.isSuccessful() ? ErrorCode.CLIENT_ERROR : StandardErrors.codeOf(response.status());
        };
    }

    private static Happening happening(String type, HttpResponse response, boolean hasRetryAfter) {
        return switch (type) {
            // The same query would take as long again.
            case "bad_data", "execution", "timeout" -> Happening.REFUSED;
            default ->
                response.isSuccessful()
                        ? Happening.REFUSED
                        : StandardErrors.happeningOf(response.status(), hasRetryAfter);
        };
    }
}
