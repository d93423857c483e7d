package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
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
import java.util.Set;

/**
 * Failures in answers of an incoming webhook: plain text, {@code ok} with status 200 is the only success
 * (docs.slack.dev, "Sending messages using incoming webhooks").
 */
final class WebhookErrors implements ErrorMapping {
    /**
     * What a living webhook says to an empty message; one that is dead answers 403, 404, 410 or {@code invalid_token}
     * instead. Slack does not document the order of its checks; secret scanners that verify found webhooks rest on it
     * (trufflehog, detector {@code slackwebhook}).
     */
    private static final Set<String> EMPTY_MESSAGE =
            Set.of("no_text", "missing_text", "missing_text_or_fallback_or_attachments", "invalid_payload");

    private static final String TARGET = "the webhook's channel";

    private final InstantSource clock;
    private final boolean emptyIsRefused;

    private WebhookErrors(InstantSource clock, boolean emptyIsRefused) {
        this.clock = clock;
        this.emptyIsRefused = emptyIsRefused;
    }

    /** For a message. */
    static WebhookErrors ofMessage(InstantSource clock) {
        return new WebhookErrors(clock, false);
    }

    /** For an empty message, sent to learn whether the webhook lives: being refused as empty is the success. */
    static WebhookErrors ofProbe(InstantSource clock) {
        return new WebhookErrors(clock, true);
    }

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        String word = word(response);
        if (response.status() == 200 && word.equals("ok")
                || emptyIsRefused && response.status() == 400 && EMPTY_MESSAGE.contains(word)) {
            return Optional.empty();
        }
        Duration retryAfter = RetryAfter.of(response, clock.instant()).orElse(null);
        Optional<VendorError> known = SlackErrorTable.find(word);
        if (response.isSuccessful()) {
            return Optional.of(StandardErrors.failure(
                    context,
                    ErrorCode.EXCEPTION,
                    Happening.UNREADABLE,
                    "the answer (" + response + ") is not Slack's; a proxy may have given it",
                    null));
        }
        ErrorCode code = StandardErrors.codeOf(response.status());
        Happening happening = StandardErrors.happeningOf(response.status(), retryAfter != null);
        String sentence = "Slack answered HTTP " + response.status() + " through the webhook";
        if (response.status() != 429 && known.isPresent()) {
            code = known.get().code();
            happening = known.get().happening();
            sentence = word.equals("channel_not_found")
                    ? "the webhook's channel was deleted; create a new webhook"
                    : known.get().about(TARGET);
        }
        AttemptException plain = StandardErrors.failure(context, code, happening, sentence, retryAfter);
        ExternalSystemException failure =
                plain.failure().with(MetadataKeys.VENDOR_ERROR, known.isPresent() ? word : null);
        return Optional.of(new AttemptException(failure, happening, retryAfter));
    }

    /** The whole body where it is one short word; anything else is of no use. */
    private static String word(HttpResponse response) {
        String text = response.bytes().length <= 100 ? response.text().strip() : "";
        return text.matches("[a-z][a-z0-9_]*") ? text : "";
    }
}
