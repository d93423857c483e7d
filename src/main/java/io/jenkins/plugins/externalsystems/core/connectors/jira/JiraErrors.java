package io.jenkins.plugins.externalsystems.core.connectors.jira;

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
import java.util.Map;
import java.util.Optional;

/**
 * What Jira's answers mean. Beside the status there are four things to look at: the error collection
 * ({@link JiraErrorBody}), the headers {@code X-Seraph-LoginReason} and {@code X-AUSERNAME} (Jira may answer an anonymous
 * 200 or 404 to credentials that it does not accept), web pages where JSON should be, and the rate limit headers.
 *
 * @see <a href="https://confluence.atlassian.com/adminjiraserver/adjusting-your-code-for-rate-limiting-987143384.html">Rate
 *     limiting of Data Center</a>
 * @see <a href="https://developer.atlassian.com/server/jira/platform/rest-apis/">Data Center: special headers, errors</a>
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rate-limiting/">Rate limiting</a>
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/">Basic auth</a>
 */
final class JiraErrors implements ErrorMapping {
    /** Parameters of ours by the name of the field that Jira complains about, where they differ. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "issuetype", "issue_type",
            "fixVersions", "fix_versions",
            "duedate", "due_date");

    /** Sent by Data Center alone. */
    private static final String DATA_CENTER_LIMIT = "X-RateLimit-Interval-Seconds";

    private final InstantSource clock;

    JiraErrors(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<AttemptException> failureIn(HttpResponse response, CallContext context) {
        int status = response.status();
        if (status < 500 && status != 429) {
            Optional<AttemptException> refusedLogin = refusedLogin(response, context);
            if (refusedLogin.isPresent()) {
                return refusedLogin;
            }
        }
        if (BulkAnswer.isRowByRow(response)) {
            return Optional.empty();
        }
        if (!response.isSuccessful()) {
            return Optional.of(refused(response, context));
        }
        if (WebPage.is(response)) {
            return Optional.of(
                    WebPage.isLogin(response)
                            ? failure(context, ErrorCode.AUTHENTICATION_ERROR, Happening.REFUSED, WebPage.LOGIN)
                            : failure(context, ErrorCode.EXCEPTION, Happening.UNREADABLE, WebPage.NO_JIRA));
        }
        return Optional.empty();
    }

    private static Optional<AttemptException> refusedLogin(HttpResponse response, CallContext context) {
        String reason = response.header("X-Seraph-LoginReason").orElse("");
        if (reason.contains("AUTHENTICATION_DENIED")) {
            return Optional.of(failure(
                    context,
                    ErrorCode.AUTHENTICATION_ERROR,
                    Happening.REFUSED,
                    "Jira wants a person to solve a CAPTCHA after failed logins; log in to the site once with this"
                            + " account, then check user and token"));
        }
        if (reason.contains("AUTHENTICATED_FAILED")) {
            return Optional.of(
                    failure(context, ErrorCode.AUTHENTICATION_ERROR, Happening.REFUSED, JiraErrorBody.BAD_CREDENTIALS));
        }
        if (response.header("X-AUSERNAME").orElse("").equals("anonymous")) {
            return Optional.of(failure(
                    context,
                    ErrorCode.AUTHENTICATION_ERROR,
                    Happening.REFUSED,
                    "Jira took the request for an anonymous one; check user and token, and whether Jira allows this kind"
                            + " of login (Jira 11 takes no passwords unless told so: use a personal access token)"));
        }
        return Optional.empty();
    }

    private AttemptException refused(HttpResponse response, CallContext context) {
        int status = response.status();
        JiraErrorBody body = JiraErrorBody.of(response);
        Duration wait = retryAfter(response).orElse(null);
        ErrorCode code = body.tellsOfPermission(status) ? ErrorCode.PERMISSION_ERROR : StandardErrors.codeOf(status);
        Happening happening = StandardErrors.happeningOf(status, wait != null);
        AttemptException failed =
                StandardErrors.failure(context, code, happening, sentence(response, body, code), wait);
        ExternalSystemException failure = failed.failure();
        Map<String, String> fields = body.fieldErrors();
        if (!fields.isEmpty()) {
            String first = fields.keySet().iterator().next();
            failure = failure.with(MetadataKeys.FIELD_ERRORS, fields)
                    .with(MetadataKeys.PARAMETER, PARAMETERS.getOrDefault(first, first));
        }
        failure = failure.with(
                MetadataKeys.VENDOR_ERROR, response.header("RateLimit-Reason").orElse(null));
        return new AttemptException(failure, happening, wait);
    }

    private static String sentence(HttpResponse response, JiraErrorBody body, ErrorCode code) {
        int status = response.status();
        if (WebPage.is(response) && status < 500 && status != 429 && status != 401) {
            return WebPage.isLogin(response) ? WebPage.LOGIN : WebPage.NO_JIRA + " (HTTP " + status + ")";
        }
        String words = body.words();
        String said = words.isEmpty() ? "" : ": " + words;
        return switch (code) {
            case AUTHENTICATION_ERROR -> JiraErrorBody.BAD_CREDENTIALS + said;
            case PERMISSION_ERROR ->
                (body.isScopeMissing() ? "the token lacks a scope for this" : "the account may not do this") + " (HTTP "
                        + status + ")" + said;
            case NOT_FOUND_ERROR ->
                status == 410
                        ? "Jira no longer has this (HTTP 410)" + said
                        : "not found, or hidden from this account (HTTP 404)" + said;
            case RATE_LIMIT_ERROR ->
                "Jira allows no more requests for now (HTTP 429"
                        + response.header("RateLimit-Reason")
                                .map(reason -> ", " + Words.shown(reason))
                                .orElse("") + ")" + said;
            case TIMEOUT_ERROR -> "Jira gave up waiting for the request (HTTP 408)" + said;
            case VALIDATION_ERROR ->
                status == 413
                        ? "this is larger than Jira allows (HTTP 413); its administrator sets the limit" + said
                        : "Jira refused the request (HTTP " + status + ")" + said;
            case SERVER_ERROR -> "Jira failed (HTTP " + status + ")" + said;
            default ->
                status >= 300 && status < 400
                        ? "the server points elsewhere (HTTP " + status + "); check 'server_url'"
                        : "Jira refused the request (HTTP " + status + ")" + said;
        };
    }

    /**
     * Retry-After; else {@code X-RateLimit-Reset}, a time in ISO 8601 that Jira Cloud sends with 429. Data Center puts its
     * rate limit's headers on every answer, with a Retry-After of 0 while requests are left: that asks for nothing, and on
     * an answer that is no 429 it does not mean that the request was left undone.
     */
    private Optional<Duration> retryAfter(HttpResponse response) {
        boolean isLimited = response.status() == 429;
        Optional<Duration> asked = RetryAfter.of(response, clock.instant()).filter(wait -> !wait.isZero());
        if (!isLimited && response.header(DATA_CENTER_LIMIT).isPresent()) {
            return Optional.empty();
        }
        if (asked.isPresent() || !isLimited) {
            return asked;
        }
        return response.header("X-RateLimit-Reset").flatMap(reset -> ResetTime.until(reset, clock.instant()));
    }

    private static AttemptException failure(CallContext context, ErrorCode code, Happening happening, String reason) {
        return StandardErrors.failure(context, code, happening, reason, null);
    }
}
