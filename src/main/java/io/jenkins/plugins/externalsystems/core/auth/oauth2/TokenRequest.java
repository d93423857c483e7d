package io.jenkins.plugins.externalsystems.core.auth.oauth2;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.RetryAfter;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import io.jenkins.plugins.externalsystems.core.http.TransportException;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Asks the authorization server for one token. Every failure is an AttemptException: the request that the token is for was
 * not sent, so that it may be tried again wherever the server may be better later.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5">RFC 6749, section 5</a>
 */
final class TokenRequest {
    private final ClientCredentials credentials;
    private final HttpTransport transport;
    private final InstantSource clock;

    TokenRequest(ClientCredentials credentials, HttpTransport transport, InstantSource clock) {
        this.credentials = credentials;
        this.transport = transport;
        this.clock = clock;
    }

    CompletionStage<AccessToken> send() {
        Instant start = clock.instant();
        return transport.send(request()).handle((answer, thrown) -> {
            if (thrown != null) {
                throw unreachable(thrown);
            }
            return token(answer, start);
        });
    }

    private HttpRequest request() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (!credentials.scopes().isEmpty()) {
            form.put("scope", String.join(" ", credentials.scopes()));
        }
        form.putAll(credentials.further());
        HttpRequest.Builder request = HttpRequest.builder("POST", credentials.tokenUrl())
                .header("Accept", "application/json")
                .limits(credentials.limits());
        if (credentials.style() == ClientCredentials.Style.FORM) {
            form.put("client_id", credentials.clientId());
            form.put("client_secret", credentials.clientSecret().reveal());
        } else {
            request.header("Authorization", "Basic " + basic());
        }
        return request.body(HttpBody.form(form)).build();
    }

    /** Both parts are form-encoded first, which RFC 6749 asks for. */
    private String basic() {
        String pair = encoded(credentials.clientId()) + ":"
                + encoded(credentials.clientSecret().reveal());
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private AccessToken token(HttpResponse answer, Instant start) {
        JsonNode body = Json.readOrMissing(answer);
        if (!answer.isSuccessful()) {
            throw refused(answer, Json.text(body, "error"));
        }
        String value = Json.text(body, "access_token");
        String type = Json.text(body, "token_type");
        if (value.isEmpty()) {
            throw failure(ErrorCode.EXCEPTION, Happening.REFUSED, "its answer holds no access token", null);
        }
        if (!type.isEmpty() && !type.equalsIgnoreCase("bearer")) {
            throw failure(
                    ErrorCode.UNSUPPORTED_OPERATION,
                    Happening.REFUSED,
                    "it gives tokens that are no bearer tokens",
                    null);
        }
        return AccessToken.of(SecretValue.of(value), body.path("expires_in").asLong(0), start);
    }

    private AttemptException refused(HttpResponse answer, String word) {
        Duration wait = RetryAfter.of(answer, clock.instant()).orElse(null);
        String said = " (HTTP " + answer.status() + (word.matches("[a-z_]{1,40}") ? ", " + word : "") + ")";
        return switch (word) {
            case "invalid_client", "invalid_grant", "unauthorized_client" ->
                failure(
                        ErrorCode.AUTHENTICATION_ERROR,
                        Happening.REFUSED,
                        "it does not accept the client" + said + "; check client id and secret",
                        null);
            case "invalid_scope" ->
                failure(
                        ErrorCode.PERMISSION_ERROR,
                        Happening.REFUSED,
                        "it does not give the client these scopes" + said,
                        null);
            case "invalid_request", "unsupported_grant_type" ->
                failure(
                        ErrorCode.CONFIGURATION_ERROR,
                        Happening.REFUSED,
                        "it does not understand the request" + said + "; check the token URL and the client's settings",
                        null);
            default -> unexplained(answer.status(), said, wait);
        };
    }

    private AttemptException unexplained(int status, String said, @CheckForNull Duration wait) {
        ErrorCode code = StandardErrors.codeOf(status);
        Happening happening = StandardErrors.happeningOf(status, wait != null);
        return switch (code) {
            case AUTHENTICATION_ERROR, PERMISSION_ERROR ->
                failure(
                        ErrorCode.AUTHENTICATION_ERROR,
                        happening,
                        "it does not accept the client" + said + "; check client id and secret",
                        null);
            case RATE_LIMIT_ERROR -> failure(code, happening, "it takes no more requests for now" + said, wait);
            case SERVER_ERROR, TIMEOUT_ERROR -> failure(code, Happening.UNAVAILABLE, "it failed" + said, wait);
            default ->
                failure(
                        ErrorCode.CONFIGURATION_ERROR,
                        happening,
                        "it gave no token" + said + "; check the token URL",
                        null);
        };
    }

    private RuntimeException unreachable(Throwable thrown) {
        Throwable cause = StageFailure.cause(thrown);
        if (!(cause instanceof TransportException failed)) {
            return new CompletionException(cause);
        }
        return switch (failed.kind()) {
            case TLS ->
                failure(
                        ErrorCode.CONNECTION_ERROR,
                        Happening.TLS_FAILED,
                        "no secure connection to it (" + failed.getMessage() + ")",
                        null);
            case TIMED_OUT ->
                failure(ErrorCode.TIMEOUT_ERROR, Happening.NOT_CONNECTED, "it did not answer in time", null);
            case TOO_LARGE, UNSENDABLE -> failure(ErrorCode.EXCEPTION, Happening.REFUSED, failed.getMessage(), null);
            case NOT_CONNECTED, BROKEN ->
                failure(
                        ErrorCode.CONNECTION_ERROR,
                        Happening.NOT_CONNECTED,
                        "it cannot be reached (" + failed.getMessage() + ")",
                        null);
        };
    }

    private AttemptException failure(
            ErrorCode code, Happening happening, String reason, @CheckForNull Duration retryAfter) {
        ExternalSystemException failure = new ExternalSystemException(
                        code, "no token from " + credentials.tokenUrl().getHost() + ": " + reason + ".")
                .with(MetadataKeys.RETRY_AFTER_MS, retryAfter == null ? null : retryAfter.toMillis());
        return new AttemptException(failure, happening, retryAfter);
    }
}
