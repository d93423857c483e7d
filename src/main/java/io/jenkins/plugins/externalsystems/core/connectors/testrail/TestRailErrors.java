package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
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
 * What TestRail's answers mean. Something that is not there is a 400 like a bad value, so the words decide; 409 is the
 * daily maintenance of the cloud, during which nothing is done.
 *
 * @param clock for Retry-After dates
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077175066388-Error-handling">Error handling</a>
 * @see <a href="https://discuss.gurock.com/t/this-testrail-instance-is-currently-in-maintenance-mode/10278">Maintenance</a>
 */
record TestRailErrors(InstantSource clock) implements ErrorMapping {
    private static final String NOT_OURS = " is not TestRail's; a proxy may have given it, or 'url' is wrong";

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        Optional<JsonNode> body = body(response);
        if (response.isSuccessful()) {
            return body.isPresent()
                    ? Optional.empty()
                    : Optional.of(StandardErrors.failure(
                            context,
                            ErrorCode.EXCEPTION,
                            Happening.UNREADABLE,
                            "the answer (" + response + ")" + NOT_OURS,
                            null));
        }
        Duration wait = RetryAfter.of(response, clock.instant()).orElse(null);
        String words = Json.text(body.orElse(MissingNode.getInstance()), "error");
        ErrorCode code = code(response.status(), words);
        return Optional.of(StandardErrors.failure(
                context,
                code,
                response.status() == 409
                        ? Happening.UNAVAILABLE
                        : StandardErrors.happeningOf(response.status(), wait != null),
                sentence(response.status(), code, words),
                wait));
    }

    private static ErrorCode code(int status, String words) {
        return switch (status) {
            case 400 -> isAboutSomethingMissing(words) ? ErrorCode.NOT_FOUND_ERROR : ErrorCode.VALIDATION_ERROR;
            // Without TestRail's words it is another server's page.
            case 404 -> words.isEmpty() ? ErrorCode.NOT_FOUND_ERROR : ErrorCode.UNSUPPORTED_OPERATION;
            case 409 -> ErrorCode.SERVER_ERROR;
            default -> StandardErrors.codeOf(status);
        };
    }

    /** "Field :run_id is not a valid test run.", "No (active) test found for the run/case combination." */
    private static boolean isAboutSomethingMissing(String words) {
        return words.contains("not a valid") || words.contains("test found for the run/case combination");
    }

    private static String sentence(int status, ErrorCode code, String words) {
        String said = words.isEmpty() ? "" : ": " + words;
        return switch (code) {
            case AUTHENTICATION_ERROR ->
                "TestRail does not accept the credentials (HTTP " + status
                        + "); check the e-mail address and the API key, and that the API is on" + said;
            case PERMISSION_ERROR -> "the account may not do this, or the API is off (HTTP " + status + ")" + said;
            case NOT_FOUND_ERROR ->
                words.isEmpty()
                        ? "the answer (HTTP " + status + ")" + NOT_OURS
                        : "not found, or hidden from this account (HTTP " + status + ")" + said;
            case UNSUPPORTED_OPERATION -> "this TestRail does not have the method (HTTP " + status + ")" + said;
            case RATE_LIMIT_ERROR -> "TestRail allows no more requests for now (HTTP " + status + ")" + said;
            case VALIDATION_ERROR -> "TestRail refused the request (HTTP " + status + ")" + said;
            case SERVER_ERROR ->
                (status == 409 ? "TestRail is under maintenance; try again in some minutes" : "TestRail failed")
                        + " (HTTP " + status + ")" + said;
            default ->
                status >= 300 && status < 400
                        ? "the server points elsewhere (HTTP " + status + "); check 'url'"
                        : "TestRail refused the request (HTTP " + status + ")" + said;
        };
    }

    /** Empty where it is no JSON; the status, or that a success cannot be read, is then what the caller is told. */
    private static Optional<JsonNode> body(HttpResponse response) {
        try {
            return Optional.of(TestRailAnswer.read(response));
        } catch (ExternalSystemException noJson) {
            return Optional.empty();
        }
    }
}
