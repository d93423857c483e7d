package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a call may fail, and what is made of what the service says. */
class RestErrorsTest {
    private final RestFixture fixture = new RestFixture();
    private final ExternalSystem connection = fixture.connection("max_retries", 0);

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, VALIDATION_ERROR",
        "401, AUTHENTICATION_ERROR",
        "403, PERMISSION_ERROR",
        "404, NOT_FOUND_ERROR",
        "405, CLIENT_ERROR",
        "408, TIMEOUT_ERROR",
        "409, CLIENT_ERROR",
        "410, NOT_FOUND_ERROR",
        "413, VALIDATION_ERROR",
        "415, VALIDATION_ERROR",
        "422, VALIDATION_ERROR",
        "429, RATE_LIMIT_ERROR",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR",
        "304, CLIENT_ERROR"
    })
    void statusesAreMapped(int status, ErrorCode expected) {
        fixture.harbour.nextReply(Reply.empty(status));
        ExternalSystemResult result = connection.executeOperation("post", map("path", "/ships"));
        bad(result, expected, "the service answered HTTP " + status);
        assertThat(result.metadata()).containsEntry("http_status", status);
        boolean isOpen = status == 408 || status >= 500;
        assertThat(result.isOutcomeUnknown()).isEqualTo(isOpen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"https://x/y\",\"title\":\"No\",\"detail\":\"Out of berths\"} | Out of berths | https://x/y",
                "{\"type\":\"about:blank\",\"title\":\"Bad Request\"} | Bad Request | ",
                "{\"error\":{\"message\":\"no such crane\",\"code\":\"E7\"}} | no such crane | E7",
                "{\"error\":\"invalid_request\",\"error_description\":\"which?\"} | which? | invalid_request",
                "{\"error\":\"gone fishing\"} | gone fishing | ",
                "{\"message\":\"no\"} | no | ",
                "{\"errors\":[\"one\",\"two\"]} | one; two | ",
                "{\"errors\":[{\"field\":\"name\",\"message\":\"is short\"}]} | name: is short | ",
                "{\"errors\":[{\"detail\":\"wrong\",\"source\":{\"pointer\":\"/a\"}}]} | /a: wrong | ",
                "{\"errors\":{\"name\":[\"is short\"]}} | name: is short | ",
                "{\"detail\":[{\"loc\":[\"body\",\"size\"],\"msg\":\"too big\"}]} | body.size: too big | ",
                "[{\"message\":\"in a list\"}] | in a list | ",
                "\"just text\" | just text | "
            })
    void theServicesWordsAreFound(String body, String words, String code) {
        fixture.harbour.nextReply(Reply.json(400, body));
        ExternalSystemResult result = connection.executeOperation("get", map("path", "/x"));
        bad(result, ErrorCode.VALIDATION_ERROR, "the service answered HTTP 400: " + words);
        assertThat(result.metadata().get("vendor_error")).isEqualTo(code);
    }

    @Test
    void fieldsAreNamed() {
        ExternalSystemResult result =
                connection.executeOperation("post", map("path", "/ships", "body", map("colour", "red")));
        bad(result, ErrorCode.VALIDATION_ERROR, "HTTP 422: Validation failed; colour: is unknown.");
        assertThat(result.metadata()).containsEntry("field_errors", Map.of("colour", "is unknown"));
    }

    @Test
    void hugeAndBrokenErrorBodiesCostTheirWordsAlone() {
        fixture.harbour.nextReply(
                Reply.json(500, "{\"message\":\"" + "x".repeat(300_000) + "\"}"),
                Reply.json(500, "{\"message\":"),
                Reply.text(500, "<html>".repeat(10)).with("Content-Type", "text/html"),
                Reply.json(500, "[".repeat(5_000)),
                Reply.text(500, "y".repeat(5_000)),
                Reply.json(500, "{\"message\":\"a\\nb\\u0007c\\u202e\"}"));
        for (int i = 0; i < 4; i++) {
            ExternalSystemResult result = connection.executeOperation("get", map("path", "/x"));
            bad(result, ErrorCode.SERVER_ERROR, "the service answered HTTP 500.");
        }
        assertThat(connection.executeOperation("get", map("path", "/x")).errorMessage())
                .hasSizeLessThan(700);
        bad(connection.executeOperation("get", map("path", "/x")), ErrorCode.SERVER_ERROR, "HTTP 500: a b c.");
    }

    @Test
    void answersThatCannotBeReadAreNoSuccess() {
        ExternalSystem small = fixture.declaring(
                map("name", "name_of", "path", "/x", "result", map("name", "$.name")),
                map("name", "add", "method", "POST", "path", "/x"));
        fixture.harbour.nextReply(
                Reply.json(200, "{\"name\":"),
                Reply.text(200, "<html>").with("Content-Type", "text/html"),
                Reply.json(201, "{"),
                Reply.json(200, "{\"a\":" + "[".repeat(300) + "]".repeat(300) + "}"));
        bad(small.executeOperation("name_of", map()), ErrorCode.EXCEPTION, "is not valid JSON");
        bad(small.executeOperation("name_of", map()), ErrorCode.EXCEPTION, "is not JSON");
        ExternalSystemResult created = small.executeOperation("add", map());
        bad(created, ErrorCode.EXCEPTION, "is not valid JSON", "Whether the service did it is not known.");
        assertThat(created.isOutcomeUnknown()).isTrue();
        bad(small.executeOperation("name_of", map()), ErrorCode.EXCEPTION, "too large or too deep JSON");
        fixture.harbour.nextReply(Reply.json(200, " ".repeat(11 * 1024 * 1024)));
        bad(small.executeOperation("name_of", map()), ErrorCode.EXCEPTION, "larger than allowed");
    }

    @Test
    void bothKindsOfRetryAfterAreHonoured() {
        ExternalSystem patient = fixture.connection();
        fixture.harbour.nextReply(
                Reply.empty(429).with("Retry-After", "21"),
                Reply.empty(429).with("Retry-After", "Sun, 22 Nov 2026 08:01:00 GMT"),
                Reply.empty(204));
        assertThat(done(patient, "post", "path", "/x")).isEmpty();
        assertThat(fixture.test.time().passed()).isEqualTo(Duration.ofSeconds(60));
        fixture.harbour.nextReply(Reply.empty(429).with("Retry-After", "600"));
        ExternalSystemResult late = patient.executeOperation("post", map("path", "/x"));
        bad(late, ErrorCode.RATE_LIMIT_ERROR, "lower 'requests_per_minute'");
        assertThat(late.metadata()).containsEntry("retry_after_ms", 600_000L);
    }

    @Test
    void theConnectionsOwnLimitAndItsBreakerAnswerForTheService() {
        ExternalSystem slow = fixture.connection("requests_per_minute", 1, "burst", 1, "deadline", "5s");
        fixture.harbour.nextReply(Reply.empty(204));
        done(slow, "get", "path", "/x");
        ExternalSystemResult limited = slow.executeOperation("get", map("path", "/x"));
        bad(limited, ErrorCode.RATE_LIMIT_ERROR, "rate limit");
        assertThat(limited.metadata()).containsEntry("local", true);
        assertThat(connection.capabilities().rateLimit()).isEqualTo(100);

        ExternalSystem weak = fixture.connection("breaker_failures", 1, "max_retries", 0);
        fixture.harbour.nextReply(Reply.reset());
        bad(weak.executeOperation("get", map("path", "/x")), ErrorCode.CONNECTION_ERROR, "broke");
        bad(weak.executeOperation("get", map("path", "/x")), ErrorCode.CONNECTION_ERROR, "not sent, because");
    }

    @Test
    void credentialsAreMaskedInWhatTheServiceSendsBack() {
        String token = "t0k-" + System.nanoTime();
        ExternalSystem known = fixture.connection("auth_type", "bearer", "auth_secret", SecretValue.of(token));
        fixture.harbour.nextReply(
                Reply.json(400, "{\"message\":\"bad token " + token + "\",\"code\":\"" + token + "\"}"));
        ExternalSystemResult result = known.executeOperation("get", map("path", "/x"));
        assertThat(result.toMap().toString()).doesNotContain(token).contains("bad token");
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThatThrownBy(() -> fixture.connection("headers", Map.of("Host", "x")))
                .hasMessageContaining("setting 'headers' has the header 'Host', which cannot be set");
        assertThatThrownBy(() -> fixture.connection("headers", Map.of("X-A", "a\r\nb")))
                .hasMessageContaining("setting 'headers' has a character");
        assertThatThrownBy(() -> fixture.connection("health_path", "/../x"))
                .hasMessageContaining("setting 'health_path' has a path that would leave its place");
        assertThatThrownBy(() -> fixture.connection("schema_ttl", "0s"))
                .hasMessage("Connection 'harbour': setting 'schema_ttl' must be at least 1s.");
        assertThatThrownBy(() -> fixture.connection("schema_ttl", "169h"))
                .hasMessage("Connection 'harbour': setting 'schema_ttl' must be at most 168h.");
        assertThatThrownBy(() -> fixture.connection("url", "https://h.example/a?b=c"))
                .hasMessageContaining("setting 'url' must have no query");
        assertThatThrownBy(() -> fixture.connection("url", "https://h.example/a/../b"))
                .hasMessageContaining("setting 'url' has a path");
        assertThatThrownBy(() -> fixture.connection("operations", "x")).hasMessageContaining("must be a list of maps");
    }
}
