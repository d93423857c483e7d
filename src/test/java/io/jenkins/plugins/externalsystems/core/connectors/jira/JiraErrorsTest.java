package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JiraErrorsTest {
    private final JiraFixture fixture = new JiraFixture(Map.of("max_retries", 0));

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult get(Reply answer) {
        fixture.jira.nextReply(answer);
        return fixture.connector.getItem("issue", "PROJ-1");
    }

    private ExternalSystemResult create(Reply answer) {
        fixture.jira.nextReply(answer);
        return fixture.connector.createItem("issue", Map.of("summary", "x"));
    }

    /** Status, code, whether a create may have happened, words of ours. */
    @ParameterizedTest
    @CsvSource({
        "301, CLIENT_ERROR, false, points elsewhere (HTTP 301)",
        "400, VALIDATION_ERROR, false, Jira refused the request (HTTP 400)",
        "401, AUTHENTICATION_ERROR, false, Jira does not accept the credentials",
        "403, PERMISSION_ERROR, false, the account may not do this (HTTP 403)",
        "404, NOT_FOUND_ERROR, false, 'not found, or hidden from this account (HTTP 404)'",
        "405, CLIENT_ERROR, false, Jira refused the request (HTTP 405)",
        "408, TIMEOUT_ERROR, true, Jira gave up waiting",
        "409, CLIENT_ERROR, false, Jira refused the request (HTTP 409)",
        "410, NOT_FOUND_ERROR, false, Jira no longer has this (HTTP 410)",
        "413, VALIDATION_ERROR, false, larger than Jira allows (HTTP 413)",
        "415, VALIDATION_ERROR, false, Jira refused the request (HTTP 415)",
        "422, VALIDATION_ERROR, false, Jira refused the request (HTTP 422)",
        "429, RATE_LIMIT_ERROR, false, Jira allows no more requests for now (HTTP 429)",
        "500, SERVER_ERROR, true, Jira failed (HTTP 500)",
        "502, SERVER_ERROR, true, Jira failed (HTTP 502)",
        "503, SERVER_ERROR, true, Jira failed (HTTP 503)",
        "504, SERVER_ERROR, true, Jira failed (HTTP 504)"
    })
    void everyStatusHasItsCode(int status, ErrorCode code, boolean isUnknown, String words) {
        Reply answer = Reply.json(status, "{\"errorMessages\":[\"Jira's own words.\"],\"errors\":{}}");

        ExternalSystemResult result = create(answer);

        assertThat(result.errorCode()).isEqualTo(code);
        assertThat(result.isOutcomeUnknown()).isEqualTo(isUnknown);
        assertThat(result.metadata())
                .containsEntry("http_status", status)
                // Where it may have happened, the connector looks.
                .containsEntry("attempts", isUnknown ? 2 : 1);
        assertThat(result.errorMessage())
                .startsWith("Connection 'tracker', operation 'create_item', project PROJ: ")
                .contains(words)
                .endsWith(".");
        if (status != 301) {
            assertThat(result.errorMessage()).contains("Jira's own words");
        }
        assertThat(get(answer).isOutcomeUnknown()).isFalse();
    }

    @Test
    void keepsFieldErrorsAndNamesTheParameter() {
        ExternalSystemResult result = create(
                Reply.json(
                        400,
                        "{\"errorMessages\":[\"General.\"],\"errors\":{\"duedate\":\"Too late.\",\"summary\":\"Bad\\u0007\\nword\"}}"));

        assertThat(result.metadata())
                .containsEntry("field_errors", Map.of("duedate", "Too late.", "summary", "Bad word"))
                .containsEntry("parameter", "due_date");
        assertThat(result.errorMessage())
                .endsWith("(HTTP 400): General.; field 'duedate': Too late.; field 'summary': Bad word.");
    }

    @Test
    void longWordsAreCut() {
        String message = create(Reply.json(400, "{\"errorMessages\":[\"" + "x".repeat(5_000) + "\"]}"))
                .errorMessage();

        assertThat(message).hasSizeLessThan(500).endsWith("xx….");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errorMessages\":[\"You cannot create issues in this project.\"],\"errors\":{}}",
                "{\"errorMessages\":[],\"errors\":{\"project\":\"You do not have permission to create issues in this"
                        + " project.\"}}"
            })
    void aRefusalForPermissionWithStatus400IsAPermissionError(String body) {
        assertThat(create(Reply.json(400, body)).errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
    }

    @Test
    void anUnknownNameIsNoPermissionError() {
        assertThat(create(Reply.json(
                                400,
                                "{\"errorMessages\":[\"Field 'x' does not exist or you do not have permission to view"
                                        + " it.\"]}"))
                        .errorCode())
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 404})
    void credentialsThatJiraDoesNotTakeAreSeenInTheHeaderWhateverTheStatus(int status) {
        ExternalSystemResult result =
                get(Reply.json(status, "{}").with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(result.errorMessage()).contains("check user and token");
    }

    @Test
    void aCaptchaIsNamed() {
        ExternalSystemResult result = get(Reply.json(403, "{}").with("X-Seraph-LoginReason", "AUTHENTICATION_DENIED"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(result.errorMessage()).contains("CAPTCHA");
    }

    @Test
    void aGoodLoginHeaderIsGood() {
        String key = fixture.issue("x");
        Reply good = Reply.json(200, "{\"key\":\"" + key + "\"}").with("X-Seraph-LoginReason", "OK");

        assertThat(get(good).success()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "200, '<html>Please log in</html>', AUTHENTICATION_ERROR, a login page answered",
        "200, '<html>Welcome to nginx</html>', EXCEPTION, a web page answered instead of Jira",
        "403, '<html>Sign in with SSO</html>', PERMISSION_ERROR, a login page answered",
        "404, '<html>Page unavailable</html>', NOT_FOUND_ERROR, a web page answered instead of Jira",
        "502, '<html>Bad gateway</html>', SERVER_ERROR, Jira failed (HTTP 502)"
    })
    void webPagesAreNoAnswers(int status, String html, ErrorCode code, String words) {
        ExternalSystemResult result = get(FakeJira.page(status, html));

        assertThat(result.errorCode()).isEqualTo(code);
        assertThat(result.errorMessage()).contains(words).doesNotContain("nginx", "<html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"key\":", "not json", "{\"a\":1}{", "[[[[", "\u0000"})
    void brokenJsonIsAnExceptionWithUnknownOutcome(String body) {
        ExternalSystemResult result = create(Reply.json(201, body));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.EXCEPTION);
        assertThat(result.errorMessage())
                .startsWith("Connection 'tracker', operation 'create_item', project PROJ: ")
                .contains("not valid JSON");
        assertThat(result.isOutcomeUnknown()).isTrue();
        assertThat(get(Reply.json(200, body)).errorCode()).isEqualTo(ErrorCode.EXCEPTION);
    }

    @Test
    void brokenJsonOfAFailureDoesNotHideTheStatus() {
        assertThat(get(Reply.json(403, "{\"errorMessages\":[")).errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
    }

    @Test
    void jsonOfAnotherShapeThanExpectedIsNoDefect() {
        assertThat(get(Reply.json(400, "[1,2]")).errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(get(Reply.json(400, "{\"errorMessages\":\"x\",\"errors\":[1],\"message\":{}}"))
                        .errorCode())
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(get(Reply.json(200, "[]")).success()).isTrue();
    }

    @Test
    void hugeJsonIsRefused() {
        ExternalSystemResult result = get(Reply.json(200, "{\"x\":\"" + "y".repeat(11 * 1024 * 1024) + "\"}"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.EXCEPTION);
        assertThat(result.errorMessage()).contains("larger than allowed");
    }

    @Test
    void deepJsonIsRefused() {
        assertThat(get(Reply.json(200, "[".repeat(100_000))).errorCode()).isEqualTo(ErrorCode.EXCEPTION);
    }

    @Test
    void aProblemDetailIsRead() {
        ExternalSystemResult result = get(new Reply(
                404,
                Map.of("Content-Type", "application/problem+json"),
                "{\"status\":404,\"detail\":\"No endpoint GET.\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(result.errorMessage()).endsWith("(HTTP 404): No endpoint GET.");
    }

    @Test
    void theServicesIdOfTheRequestIsKept() {
        assertThat(get(Reply.json(500, "{}").with("Atl-Traceid", "trace-1")).metadata())
                .containsEntry("request_id", "trace-1");
    }
}
