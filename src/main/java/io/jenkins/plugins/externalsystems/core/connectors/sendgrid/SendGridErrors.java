package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What SendGrid's refusals mean: {@code {"errors":[{"message","field","help"}]}}. That the account has used up its messages is
 * a 401 like a wrong key, so the words decide.
 *
 * @param clock for the end of a wait
 * @see <a href="https://support.sendgrid.com/hc/en-us/articles/18322114821403-4XX-API-Errors-and-Troubleshooting-Suggestions">4XX
 *     API errors</a>
 * @see <a href="https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/rate-limits">Rate limits</a>
 */
record SendGridErrors(InstantSource clock) implements ErrorMapping {

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        int status = response.status();
        if (response.isSuccessful()) {
            return Optional.empty();
        }
        JsonNode body = Json.readOrMissing(response);
        String words = words(body);
        if (status == 401 && words.toLowerCase(Locale.ROOT).contains("credits exceeded")) {
            return Optional.of(StandardErrors.failure(
                    context,
                    ErrorCode.RATE_LIMIT_ERROR,
                    Happening.REFUSED,
                    "the account has sent all messages that its plan has; wait for the next period or change the plan: "
                            + words,
                    null));
        }
        Duration wait = wait(response);
        ErrorCode code = StandardErrors.codeOf(status);
        return Optional.of(StandardErrors.failure(
                context,
                code,
                StandardErrors.happeningOf(status, wait != null),
                sentence(status, code, words, isAboutSender(body)),
                wait));
    }

    /** Seconds since 1970 in the header, not seconds from now on. */
    @CheckForNull
    private Duration wait(HttpResponse response) {
        Instant now = clock.instant();
        Optional<Duration> asked = RetryAfter.of(response, now);
        if (asked.isPresent() || response.status() != 429) {
            return asked.orElse(null);
        }
        return response.header("X-RateLimit-Reset")
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,11}"))
                .map(text -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(text))))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .orElse(null);
    }

    private static String sentence(int status, ErrorCode code, String words, boolean isAboutSender) {
        String said = words.isEmpty() ? "" : ": " + words;
        String http = " (HTTP " + status + ")";
        if (words.isEmpty() && status != 429 && status < 500) {
            return "the answer" + http + " is not SendGrid's; a proxy may have given it, or 'api_url' is wrong";
        }
        return switch (code) {
            case AUTHENTICATION_ERROR ->
                "SendGrid does not know the API key" + http
                        + "; check that it is whole and not revoked, and that 'api_url' is the one of its region"
                        + said;
            case PERMISSION_ERROR ->
                isAboutSender
                        ? "SendGrid does not know the sender" + http + "; verify the address, or its domain" + said
                        : "the API key lacks the permission Mail Send, or the account may not send" + http + said;
            case NOT_FOUND_ERROR -> "SendGrid does not have this" + http + "; check 'api_url'" + said;
            case RATE_LIMIT_ERROR -> "SendGrid allows no more requests for now" + http + said;
            case SERVER_ERROR -> "SendGrid failed" + http + said;
            case VALIDATION_ERROR ->
                (status == 413 ? "the message is too large for SendGrid" : "SendGrid refused the message")
                        + http
                        + said;
            default -> "SendGrid refused the request" + http + said;
        };
    }

    private static boolean isAboutSender(JsonNode body) {
        return Json.elements(body.path("errors")).stream()
                .anyMatch(error -> Json.text(error, "field").startsWith("from"));
    }

    /** All that it says, each with the field it is about. */
    private static String words(JsonNode body) {
        return Json.elements(body.path("errors")).stream()
                .filter(error -> !Json.text(error, "message").isEmpty())
                .map(error -> {
                    String field = Json.text(error, "field");
                    boolean isNamed = !field.isEmpty() && !field.equals("null");
                    return (isNamed ? field + ": " : "") + Json.text(error, "message");
                })
                .collect(Collectors.joining("; "));
    }
}
