package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.RetryAfter;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * What Graph's answers mean.
 *
 * @param clock for Retry-After dates
 * @see <a href="https://learn.microsoft.com/graph/errors">Error responses and resource types</a>
 */
record GraphErrors(InstantSource clock) implements ErrorMapping {
    /** What to do where an app wants to post. */
    static final String APP_MAY_NOT_POST =
            "Graph lets an app by itself post for imports only; give the connection the URL of a workflow ('webhook_url'),"
                    + " or a delegated token with ChannelMessage.Send ('graph_api_token')";

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        if (response.isSuccessful()) {
            return Optional.empty();
        }
        JsonNode body = Json.readOrMissing(response);
        String word = Json.text(body, "error", "code");
        String words = Json.text(body, "error", "message");
        Duration wait = RetryAfter.of(response, clock.instant()).orElse(null);
        ErrorCode code = code(response.status(), words);
        AttemptException plain = StandardErrors.failure(
                context,
                code,
                StandardErrors.happeningOf(response.status(), wait != null),
                sentence(response.status(), code, word, words),
                wait);
        return Optional.of(new AttemptException(
                plain.failure()
                        .with(MetadataKeys.VENDOR_ERROR, word.matches("[A-Za-z][A-Za-z0-9_.]{0,80}") ? word : null),
                plain.happening(),
                wait));
    }

    private static ErrorCode code(int status, String words) {
        if ((status == 401 || status == 403) && isAboutImports(words)) {
            return ErrorCode.UNSUPPORTED_OPERATION;
        }
        return StandardErrors.codeOf(status);
    }

    /** "Message POST is allowed in application-only context only for import purposes", "requires … 'Teamwork.Migrate.All'". */
    private static boolean isAboutImports(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        return small.contains("import purposes") || small.contains("teamwork.migrate.all");
    }

    private static String sentence(int status, ErrorCode code, String word, String words) {
        String said =
                " (HTTP " + status + (word.isEmpty() ? "" : ", " + word) + ")" + (words.isEmpty() ? "" : ": " + words);
        return switch (code) {
            case UNSUPPORTED_OPERATION -> APP_MAY_NOT_POST + said;
            case AUTHENTICATION_ERROR ->
                "Graph does not accept the token" + said + "; a delegated token lasts about an hour";
            case PERMISSION_ERROR ->
                "the account or app may not do this" + said + "; check its permissions and the administrator's consent";
            case NOT_FOUND_ERROR -> "not found, or hidden from this account" + said;
            case VALIDATION_ERROR ->
                (status == 413 ? "Teams takes no message of this size" : "Graph refused the request") + said;
            case RATE_LIMIT_ERROR -> "Graph takes no more requests for now" + said;
            case SERVER_ERROR -> "Graph failed" + said;
            default ->
                status >= 300 && status < 400
                        ? "the server points elsewhere" + said + "; check 'graph_url'"
                        : "Graph refused the request" + said;
        };
    }
}
