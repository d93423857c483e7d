package io.jenkins.plugins.externalsystems.core.connectors.slack;

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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Failures in answers of the Web API: {@code ok: false} is one whatever the HTTP status, and an answer that is not Slack's
 * JSON is one too.
 */
final class SlackErrors implements ErrorMapping {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,59}");
    private static final Pattern SCOPES = Pattern.compile("[a-z:.,_ ]{1,200}");
    private static final int MOST_DETAILS = 3;
    private static final int LONGEST_DETAIL = 200;

    private final InstantSource clock;
    private final String target;

    /** @param target what the call is about, for messages, such as {@code channel #ci} */
    SlackErrors(InstantSource clock, String target) {
        this.clock = clock;
        this.target = target;
    }

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        Duration retryAfter = RetryAfter.of(response, clock.instant()).orElse(null);
        JsonNode body = Json.readOrMissing(response);
        if (response.isSuccessful() && body.path("ok").asBoolean()) {
            return Optional.empty();
        }
        String word = word(Json.text(body, "error"));
        Optional<VendorError> known = SlackErrorTable.find(word);
        if (response.status() != 429 && known.isPresent()) {
            String sentence = known.get().about(target) + details(word, body);
            return Optional.of(
                    failure(context, known.get().code(), known.get().happening(), sentence, retryAfter, word));
        }
        if (response.isSuccessful()) {
            return Optional.of(unknownAnswer(response, context, word));
        }
        ErrorCode code = StandardErrors.codeOf(response.status());
        Happening happening = StandardErrors.happeningOf(response.status(), retryAfter != null);
        String sentence = "Slack answered HTTP " + response.status()
                + (word.isEmpty() ? "" : " (" + word + ")")
                + (code == ErrorCode.RATE_LIMIT_ERROR ? "; send less, or later" : "");
        return Optional.of(failure(context, code, happening, sentence, retryAfter, word));
    }

    private static AttemptException unknownAnswer(HttpResponse response, CallContext context, String word) {
        if (!word.isEmpty()) {
            return failure(
                    context, ErrorCode.CLIENT_ERROR, Happening.REFUSED, "Slack refused it (" + word + ")", null, word);
        }
        return failure(
                context,
                ErrorCode.EXCEPTION,
                Happening.UNREADABLE,
                "the answer (" + response + ") is not Slack's; a proxy may have given it, or 'api_url' is wrong",
                null,
                "");
    }

    private static AttemptException failure(
            CallContext context,
            ErrorCode code,
            Happening happening,
            String sentence,
            @CheckForNull Duration retryAfter,
            String word) {
        AttemptException plain = StandardErrors.failure(context, code, happening, sentence, retryAfter);
        ExternalSystemException failure = plain.failure().with(MetadataKeys.VENDOR_ERROR, word.isEmpty() ? null : word);
        return new AttemptException(failure, happening, retryAfter);
    }

    /** The scope that is missing, and what Slack says about single fields; never a text of unknown form. */
    private static String details(String word, JsonNode body) {
        String needed = Json.text(body, "needed");
        if (word.equals("missing_scope") && SCOPES.matcher(needed).matches()) {
            return " (needed: " + needed + ")";
        }
        List<JsonNode> messages = Json.elements(body.path("response_metadata").path("messages"));
        String details = messages.stream()
                .map(JsonNode::asText)
                .filter(text -> text.startsWith("[ERROR]"))
                .limit(MOST_DETAILS)
                .map(text -> text.substring("[ERROR]".length()).strip().replaceAll("\\p{Cntrl}+", " "))
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_DETAIL)))
                .collect(Collectors.joining("; "));
        return details.isEmpty() ? "" : ": " + details;
    }

    /** Slack's word, empty for anything that does not look like one, so that no foreign text gets into a message. */
    private static String word(String error) {
        return WORD.matcher(error).matches() ? error : "";
    }
}
