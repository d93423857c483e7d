package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.bad;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.checks;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.good;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.sendgrid.FakeSendGrid;
import io.jenkins.plugins.externalsystems.testing.ServiceCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SendGrid's refusals mean, and all that the check of a connection can find. */
class SendGridErrorsTest {
    private final TestRuntime test = new TestRuntime();
    private final FakeSendGrid sendGrid = new FakeSendGrid(test.time());
    private final ServiceCalls calls = new ServiceCalls(test, "sendgrid", sendGrid.url());

    @AfterEach
    void stop() {
        test.close();
        sendGrid.close();
    }

    private ExternalSystem connect(Map<String, ?> changes) {
        return calls.connect(sendGrid.apiKey(), changes);
    }

    private static ExternalSystemResult send(ExternalSystem connection, Object... more) {
        return ServiceCalls.run(connection, "send_email", hello(more), CallOptions.withKey("k"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, VALIDATION_ERROR, subject, too long, 'SendGrid refused the message (HTTP 400): subject: too long.'",
        "401, AUTHENTICATION_ERROR, , invalid grant, does not know the API key",
        "401, RATE_LIMIT_ERROR, , Maximum credits exceeded, has sent all messages that its plan has",
        "403, PERMISSION_ERROR, from, no verified identity, 'does not know the sender (HTTP 403); verify'",
        "403, PERMISSION_ERROR, , access forbidden, lacks the permission Mail Send",
        "404, NOT_FOUND_ERROR, , not found, does not have this",
        "405, CLIENT_ERROR, , method not allowed, refused the request (HTTP 405)",
        "413, VALIDATION_ERROR, , content too large, the message is too large for SendGrid",
        "429, RATE_LIMIT_ERROR, , too many requests, allows no more requests for now",
        "500, SERVER_ERROR, , internal server error, SendGrid failed (HTTP 500)",
        "503, SERVER_ERROR, , not available, SendGrid failed (HTTP 503)",
    })
    void theErrorTable(int status, ErrorCode code, String field, String words, String sentence) {
        String quoted = field == null ? "null" : "\"" + field + "\"";
        sendGrid.nextReply(Reply.json(
                status, "{\"errors\":[{\"message\":\"" + words + "\",\"field\":" + quoted + ",\"help\":null}]}"));
        bad(send(connect(Map.of("max_retries", 0))), code, sentence, words);
        assertThat(sendGrid.requests()).hasSize(1);
    }

    @Test
    void aPageOfSomebodyElseIsTold() {
        sendGrid.nextReply(Reply.text(403, "<html>Blocked</html>"));
        bad(send(connect(Map.of())), ErrorCode.PERMISSION_ERROR, "is not SendGrid's; a proxy may have given it");
    }

    @Test
    void theWaitEndsAtSecondsSince1970() {
        long end = test.time().instant().getEpochSecond() + 9;
        sendGrid.nextReply(
                Reply.json(429, "{}").with("X-RateLimit-Reset", String.valueOf(end)),
                Reply.json(429, "{}").with("X-RateLimit-Reset", "1"),
                Reply.json(429, "{}").with("X-RateLimit-Reset", "soon"));
        good(send(connect(Map.of())));
        assertThat(test.time().waits())
                .anySatisfy(wait -> assertThat(wait.toSeconds()).isBetween(9L, 10L));
        assertThat(sendGrid.mails()).hasSize(1);
    }

    @Test
    void aWaitBeyondTheDeadlineIsNotBegun() {
        sendGrid.nextReply(Reply.json(429, "{}")
                .with("X-RateLimit-Reset", String.valueOf(test.time().instant().getEpochSecond() + 3600)));
        bad(send(connect(Map.of())), ErrorCode.RATE_LIMIT_ERROR);
        assertThat(sendGrid.requests()).hasSize(1);
    }

    @Test
    void theFakeRefusesSendersAndCredits() {
        bad(
                send(connect(Map.of()), "from", "me@elsewhere.example"),
                ErrorCode.PERMISSION_ERROR,
                "does not know the sender");
        sendGrid.useUpCredits();
        bad(send(connect(Map.of())), ErrorCode.RATE_LIMIT_ERROR, "plan");
    }

    @Test
    void noMessageHoldsTheKey() {
        ExternalSystem wrong = calls.connect("SG.secret-key-12345", Map.of());
        assertThat(send(wrong).toString()).doesNotContain("secret-key-12345");
        assertThat(wrong.connect().toString()).doesNotContain("secret-key-12345");
    }

    @Test
    void aGoodConnectionIsKnown() {
        assertThat(checks(connect(Map.of()).connect()))
                .containsExactly(
                        "authentication true: SendGrid knows the API key.",
                        "permission true: The key may send.",
                        "sender true: The domain of the sender builds@example.com is verified.");
        sendGrid.noDomains();
        sendGrid.sender("builds@example.com", true);
        assertThat(checks(connect(Map.of()).connect()))
                .contains("sender true: The sender builds@example.com is verified.");
        assertThat(sendGrid.mails()).isEmpty();
    }

    @Test
    void whatTheKeyMayNotAskIsNoFailure() {
        sendGrid.allow("mail.send");
        ExternalSystemResult result = connect(Map.of()).connect();
        good(result);
        assertThat(checks(result)).last().asString().contains("is not known: the key may not ask");
    }

    @Test
    void aConnectionWithoutASenderIsGood() {
        Map<String, Object> none = new HashMap<>();
        none.put("from_email", null);
        none.put("from_name", null);
        assertThat(checks(connect(none).connect())).last().asString().contains("names no sender");
    }

    @Test
    void theCheckTellsWhatIsWrong() {
        bad(calls.connect("SG.wrong", Map.of()).connect(), ErrorCode.AUTHENTICATION_ERROR, "does not know the API key");
        sendGrid.domain("example.com", false);
        sendGrid.sender("builds@example.com", false);
        ExternalSystemResult unverified =
                bad(connect(Map.of()).connect(), ErrorCode.PERMISSION_ERROR, "builds@example.com is not verified");
        assertThat(checks(unverified)).hasSize(3);
        sendGrid.allow("stats.read");
        bad(connect(Map.of()).connect(), ErrorCode.PERMISSION_ERROR, "lacks the permission Mail Send");
        sendGrid.nextReply(Reply.text(200, "<html>"));
        bad(connect(Map.of()).connect(), ErrorCode.EXCEPTION);
        sendGrid.nextReply(Reply.json(200, "[]"));
        bad(connect(Map.of()).connect(), ErrorCode.EXCEPTION, "is not SendGrid's; check 'api_url'");
        sendGrid.nextReply(Reply.reset());
        bad(connect(Map.of("max_retries", 0)).connect(), ErrorCode.CONNECTION_ERROR);
    }

    @Test
    void settingsThatCannotBeAreTold() {
        assertThatThrownBy(() -> connect(Map.of("api_url", "https://api.sendgrid.com/?x=1")))
                .hasMessageContaining("'api_url'");
        assertThatThrownBy(() -> connect(Map.of("from_email", "nobody"))).hasMessageContaining("'from_email'");
        assertThatThrownBy(() -> connect(Map.of("from_name", "a\nb"))).hasMessageContaining("'from_name'");
        assertThatThrownBy(() -> connect(Map.of("default_recipients", "x")))
                .hasMessageContaining("'default_recipients'");
        assertThatThrownBy(() -> connect(Map.of("templates", Map.of("x", "y")))).hasMessageContaining("'templates'");
    }
}
