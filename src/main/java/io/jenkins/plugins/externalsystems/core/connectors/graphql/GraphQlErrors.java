package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Failures in answers of GraphQL services: errors, whatever the HTTP status, else the status.
 *
 * @param clock for Retry-After dates
 * @param acceptsPartial whether errors beside data are none
 * @see <a href="https://spec.graphql.org/October2021/#sec-Errors">GraphQL, errors</a>
 * @see <a href="https://www.apollographql.com/docs/apollo-server/data/errors">Apollo Server, codes of errors</a>
 */
record GraphQlErrors(InstantSource clock, boolean acceptsPartial) implements ErrorMapping {
    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        JsonNode body = Json.readOrMissing(response);
        Duration retryAfter = RetryAfter.of(response, clock.instant()).orElse(null);
        List<JsonNode> errors = Json.elements(body.path("errors"));
        boolean hasData = body.path("data").isContainerNode();
        if (!errors.isEmpty() && !(acceptsPartial && hasData && response.isSuccessful())) {
            return Optional.of(failure(errors, body, response, context, retryAfter));
        }
        if (response.isSuccessful()) {
            return body.has("data")
                    ? Optional.empty()
                    : Optional.of(StandardErrors.failure(
                            context,
                            ErrorCode.EXCEPTION,
                            Happening.UNREADABLE,
                            "the answer (" + response
                                    + ") is not GraphQL's: it has neither data nor errors; check 'url'",
                            null));
        }
        int status = response.status();
        return Optional.of(StandardErrors.failure(
                context,
                StandardErrors.codeOf(status),
                StandardErrors.happeningOf(status, retryAfter != null),
                "the service answered HTTP " + status + " without errors of GraphQL" + remedy(status),
                retryAfter));
    }

    private static AttemptException failure(
            List<JsonNode> errors,
            JsonNode body,
            HttpResponse response,
            CallContext context,
            @CheckForNull Duration retryAfter) {
        JsonNode first = errors.get(0);
        String word = ErrorList.code(first);
        ErrorCode code = codeOf(word, first, response);
        String where = ErrorList.path(first);
        String sentence = "the service answered with "
                + (errors.size() == 1 ? "an error" : errors.size() + " errors, the first")
                + (where.isEmpty() ? "" : " at " + where) + ": " + Json.text(first, "message");
        Happening happening =
                switch (code) {
                    // Where there is data, a part was done, which must not be done again.
                    case RATE_LIMIT_ERROR -> hasData(body) ? Happening.SERVER_FAILED : Happening.RATE_LIMITED;
                    case SERVER_ERROR ->
                        response.status() == 503 && retryAfter != null
                                ? Happening.UNAVAILABLE
                                : Happening.SERVER_FAILED;
                    default -> Happening.REFUSED;
                };
        AttemptException plain = StandardErrors.failure(context, code, happening, sentence, retryAfter);
        ExternalSystemException told = plain.failure()
                .with(MetadataKeys.VENDOR_ERROR, word.isEmpty() ? null : word)
                .with(ErrorList.KEY, ErrorList.of(errors));
        if (body.path("data").isObject()) {
            told = told.withPartialData(Map.of("data", Json.toData(body.path("data"))));
        }
        return new AttemptException(told, happening, retryAfter);
    }

    private static boolean hasData(JsonNode body) {
        for (JsonNode field : body.path("data")) {
            if (!field.isNull()) {
                return true;
            }
        }
        return false;
    }

    private static ErrorCode codeOf(String word, JsonNode error, HttpResponse response) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "UNAUTHENTICATED" -> ErrorCode.AUTHENTICATION_ERROR;
            case "FORBIDDEN", "INSUFFICIENT_SCOPES" -> ErrorCode.PERMISSION_ERROR;
            case "BAD_USER_INPUT",
                    "BAD_REQUEST",
                    "GRAPHQL_PARSE_FAILED",
                    "GRAPHQL_VALIDATION_FAILED",
                    "OPERATION_RESOLUTION_FAILURE" -> ErrorCode.VALIDATION_ERROR;
            case "NOT_FOUND" -> ErrorCode.NOT_FOUND_ERROR;
            case "RATE_LIMITED", "RATELIMITED", "THROTTLED", "TOO_MANY_REQUESTS" -> ErrorCode.RATE_LIMIT_ERROR;
            case "INTERNAL_SERVER_ERROR" -> ErrorCode.SERVER_ERROR;
            default -> {
                if (!response.isSuccessful()) {
                    yield StandardErrors.codeOf(response.status());
                }
                // What no field is named for was refused before anything was done.
                yield error.path("path").isArray() ? ErrorCode.CLIENT_ERROR : ErrorCode.VALIDATION_ERROR;
            }
        };
    }

    private static String remedy(int status) {
        return switch (status) {
            case 401 -> "; check the credentials";
            case 403 -> "; the credentials do not allow this";
            case 404, 405 -> "; check 'url'";
            default -> "";
        };
    }
}
