package io.jenkins.plugins.externalsystems.core.connectors.msteams;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the answers of a workflow's trigger mean: 202 is the success; errors are {@code {error:{code,message}}}. A success whose
 * body tells of an HTTP error is none: so the connectors spoke, and workflows that pass their answer on.
 *
 * @param clock for Retry-After dates
 * @see <a href="https://learn.microsoft.com/azure/logic-apps/logic-apps-http-endpoint">Call, trigger or nest workflows by
 *     HTTPS</a>
 * @see <a href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using#rate-limiting-for-connectors">
 *     Rate limiting for connectors</a>
 */
record WorkflowErrors(InstantSource clock) implements ErrorMapping {
    private static final Pattern ERROR_IN_SUCCESS = Pattern.compile("HTTP error (\\d{3})");
    private static final int LONGEST_ANSWER = 4_000;
    private static final String ANEW = "; in Teams, open Workflows, and copy the URL of the workflow anew";

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        int status = response.status();
        String word = "";
        if (response.isSuccessful()) {
            String body =
                    response.bytes().length <= LONGEST_ANSWER ? response.text().strip() : "";
            if (body.startsWith("<")) {
                return Optional.of(StandardErrors.failure(
                        context,
                        ErrorCode.EXCEPTION,
                        Happening.UNREADABLE,
                        "the answer (" + response + ") is a page and not a workflow's; a proxy may have given it",
                        null));
            }
            Matcher hidden = ERROR_IN_SUCCESS.matcher(body);
            if (!hidden.find()) {
                return Optional.empty();
            }
            status = Integer.parseInt(hidden.group(1));
        } else {
            word = word(response);
        }
        Duration wait = RetryAfter.of(response, clock.instant()).orElse(null);
        ErrorCode code = code(status, word);
        AttemptException plain = StandardErrors.failure(
                context, code, StandardErrors.happeningOf(status, wait != null), sentence(status, word, code), wait);
        return Optional.of(new AttemptException(
                plain.failure().with(MetadataKeys.VENDOR_ERROR, word.isEmpty() ? null : word),
                plain.happening(),
                wait));
    }

    private static ErrorCode code(int status, String word) {
        return switch (word) {
            // Of a workflow that is switched off or deleted.
            case "WorkflowTriggerIsNotEnabled", "WorkflowNotFound" -> ErrorCode.NOT_FOUND_ERROR;
            default -> StandardErrors.codeOf(status);
        };
    }

    private static String sentence(int status, String word, ErrorCode code) {
        String said = " (HTTP " + status + (word.isEmpty() ? "" : ", " + word) + ")";
        return switch (code) {
            case AUTHENTICATION_ERROR, PERMISSION_ERROR ->
                "the workflow does not accept its URL" + said + "; it must let anyone trigger it" + ANEW;
            case NOT_FOUND_ERROR -> "there is no such workflow, or it is switched off" + said + ANEW;
            case VALIDATION_ERROR ->
                status == 413
                        ? "Teams takes no message of this size" + said + "; cut the card"
                        : "the workflow does not take the message" + said
                                + "; it must start with 'When a Teams webhook request is received'";
            case RATE_LIMIT_ERROR -> "the workflow takes no more messages for now" + said;
            case SERVER_ERROR -> "the workflow's host failed" + said;
            default ->
                status >= 300 && status < 400
                        ? "the workflow's host points elsewhere" + said + ANEW
                        : "the workflow refused the message" + said;
        };
    }

    /** The code of the error, which is one word; its message may hold parts of the URL. */
    private static String word(HttpResponse response) {
        String word = Json.text(Json.readOrMissing(response), "error", "code");
        return word.matches("[A-Za-z][A-Za-z0-9_.]{0,80}") ? word : "";
    }
}
