package io.jenkins.plugins.externalsystems.core.connectors.resend;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.client.ErrorMapping;
import io.jenkins.plugins.externalsystems.core.client.Json;
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
 * What Resend's refusals mean: {@code {"statusCode","name","message"}}. The name decides, since the same status has several: an
 * unknown key is a 400, 401 or 403, a key that may only send is a 401, and so is none.
 *
 * @param clock for the end of a wait
 * @see <a href="https://resend.com/docs/api-reference/errors">Errors</a>
 * @see <a href="https://resend.com/docs/api-reference/rate-limit">Rate limits</a>
 */
record ResendErrors(InstantSource clock) implements ErrorMapping {
    /** A key that may send and nothing else. */
    static final String RESTRICTED = "restricted_api_key";

    /** Metadata of failures: Resend's name for them. */
    static final String NAME = "resend_error";

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        if (response.isSuccessful()) {
            return Optional.empty();
        }
        int status = response.status();
        JsonNode body = Json.readOrMissing(response);
        String name = Json.text(body, "name");
        String words = Json.text(body, "message");
        Duration wait = wait(response);
        ErrorCode code = code(status, name, words);
        AttemptException failed = StandardErrors.failure(
                context, code, happening(status, name, code, wait != null), sentence(status, name, words, code), wait);
        return Optional.of(
                new AttemptException(failed.failure().with(NAME, name), failed.happening(), failed.retryAfter()));
    }

    private static ErrorCode code(int status, String name, String words) {
        return switch (name) {
            case "missing_api_key", "invalid_api_key" -> ErrorCode.AUTHENTICATION_ERROR;
            case RESTRICTED -> ErrorCode.PERMISSION_ERROR;
            case "validation_error" ->
                words.toLowerCase(Locale.ROOT).contains("api key is invalid")
                        ? ErrorCode.AUTHENTICATION_ERROR
                        : StandardErrors.codeOf(status);
            default -> StandardErrors.codeOf(status);
        };
    }

    /** A quota that is used up is not there again in a moment, and a request that is under way soon is over. */
    private static Happening happening(int status, String name, ErrorCode code, boolean hasWait) {
        return switch (name) {
            case "monthly_quota_exceeded", "daily_quota_exceeded" -> Happening.REFUSED;
            case "concurrent_idempotent_requests" -> Happening.UNAVAILABLE;
            default ->
                code == ErrorCode.AUTHENTICATION_ERROR
                        ? Happening.REFUSED
                        : StandardErrors.happeningOf(status, hasWait);
        };
    }

    /** Seconds from now on, in both headers. */
    @CheckForNull
    private Duration wait(HttpResponse response) {
        Optional<Duration> asked = RetryAfter.of(response, clock.instant());
        if (asked.isPresent() || response.status() != 429) {
            return asked.orElse(null);
        }
        return response.header("ratelimit-reset")
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    private static String sentence(int status, String name, String words, ErrorCode code) {
        String http = " (HTTP " + status + (name.isEmpty() ? "" : ", " + name) + ")";
        String said = words.isEmpty() ? "" : ": " + words;
        if (name.isEmpty() && status != 429 && status < 500) {
            return "the answer" + http + " is not Resend's; a proxy may have given it, or 'api_url' is wrong";
        }
        return switch (name) {
            case RESTRICTED -> "the API key may only send" + http + "; this needs one with full access" + said;
            case "monthly_quota_exceeded", "daily_quota_exceeded" ->
                "the account has sent all messages that its plan has" + http + "; wait or change the plan" + said;
            case "concurrent_idempotent_requests" ->
                "the same request is still under way" + http + "; look whether the message arrived" + said;
            case "invalid_idempotent_request" ->
                "the same key was used for another message within 24 hours" + http
                        + "; what the first one said was sent" + said;
            default ->
                switch (code) {
                    case AUTHENTICATION_ERROR ->
                        "Resend does not know the API key" + http + "; check that it is whole and not deleted" + said;
                    case PERMISSION_ERROR ->
                        "Resend does not let the account send this" + http + "; verify the sender's domain" + said;
                    case NOT_FOUND_ERROR -> "Resend has no such message" + http + said;
                    case RATE_LIMIT_ERROR -> "Resend allows no more requests for now" + http + said;
                    case VALIDATION_ERROR -> "Resend refused the message" + http + said;
                    case SERVER_ERROR -> "Resend failed" + http + said;
                    default -> "Resend refused the request" + http + said;
                };
        };
    }
}
