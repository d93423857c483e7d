package io.jenkins.plugins.externalsystems.core.connectors.twilio;

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
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What Twilio's answers mean: its number of the refusal decides, else the status. What ends with 429 was not processed.
 *
 * @param clock for Retry-After dates
 * @see <a href="https://www.twilio.com/docs/usage/twilios-response">Twilio's response</a>
 * @see <a href="https://www.twilio.com/docs/api/errors/20429">20429: too many requests</a>
 */
record TwilioErrors(InstantSource clock) implements ErrorMapping {
    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        if (response.isSuccessful()) {
            return Optional.empty();
        }
        JsonNode body = Json.readOrMissing(response);
        int number = body.path("code").asInt();
        Optional<Refusal> known = Refusal.of(number);
        ErrorCode code = known.map(Refusal::code).orElse(StandardErrors.codeOf(response.status()));
        Duration wait = RetryAfter.of(response, clock.instant()).orElse(null);
        String said = " (HTTP " + response.status() + (number == 0 ? "" : ", error " + number) + ")";
        String words = Json.text(body, "message");
        AttemptException plain = StandardErrors.failure(
                context,
                code,
                happening(response.status(), number, wait != null),
                known.map(Refusal::remedy).orElse(sentence(response.status(), code, number != 0))
                        + said
                        + (words.isEmpty() ? "" : ": " + words),
                wait);
        return Optional.of(new AttemptException(
                plain.failure().with(MetadataKeys.VENDOR_ERROR, number == 0 ? null : String.valueOf(number)),
                plain.happening(),
                wait));
    }

    private static Happening happening(int status, int number, boolean hasRetryAfter) {
        return switch (number) {
            // A full queue or a day's limit is not over in a moment.
            case 21611, 63038 -> Happening.REFUSED;
            case 21730 -> Happening.UNAVAILABLE;
            default -> StandardErrors.happeningOf(status, hasRetryAfter);
        };
    }

    private static String sentence(int status, ErrorCode code, boolean isTwilios) {
        if (!isTwilios && status >= 300 && status < 400) {
            return "the server points elsewhere; check 'url'";
        }
        if (!isTwilios && status == 404) {
            return "the answer is not Twilio's; a proxy may have given it, or 'url' is wrong";
        }
        return switch (code) {
            case AUTHENTICATION_ERROR -> "Twilio does not accept the credentials";
            case PERMISSION_ERROR -> "the account or key may not do this";
            case NOT_FOUND_ERROR -> "not found in this account";
            case RATE_LIMIT_ERROR -> "Twilio takes no more requests of this account for now";
            case TIMEOUT_ERROR -> "Twilio did not get the request in time";
            case SERVER_ERROR -> "Twilio failed";
            default -> "Twilio refused the request";
        };
    }
}
