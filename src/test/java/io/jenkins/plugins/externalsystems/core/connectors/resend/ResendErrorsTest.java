package io.jenkins.plugins.externalsystems.core.connectors.resend;

import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.bad;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.checks;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.good;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.hello;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.resend.FakeResend;
import io.jenkins.plugins.externalsystems.testing.ServiceCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Resend's refusals mean, and all that the check of a connection can find. */
class ResendErrorsTest {
    private final TestRuntime test = new TestRuntime();
    private final FakeResend resend = new FakeResend();
    private final ServiceCalls calls = new ServiceCalls(test, "resend", resend.url());

    @AfterEach
    void stop() {
        test.close();
        resend.close();
    }

    private ExternalSystem connect(Map<String, ?> changes) {
        return calls.connect(resend.apiKey(), changes);
    }

    private static ExternalSystemResult send(ExternalSystem connection, Object... more) {
        return ServiceCalls.run(connection, "send_email", hello(more), CallOptions.withKey("k"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_idempotency_key, VALIDATION_ERROR, refused the message",
        "400, validation_error, VALIDATION_ERROR, refused the message",
        "401, missing_api_key, AUTHENTICATION_ERROR, does not know the API key",
        "401, restricted_api_key, PERMISSION_ERROR, the API key may only send",
        "403, invalid_api_key, AUTHENTICATION_ERROR, does not know the API key",
        "403, validation_error, PERMISSION_ERROR, verify the sender's domain",
        "404, not_found, NOT_FOUND_ERROR, no such message",
        "405, method_not_allowed, CLIENT_ERROR, refused the request",
        "409, invalid_idempotent_request, CLIENT_ERROR, used for another message",
        "409, concurrent_idempotent_requests, CLIENT_ERROR, still under way",
        "422, invalid_access, VALIDATION_ERROR, refused the message",
        "422, invalid_parameter, VALIDATION_ERROR, refused the message",
        "422, invalid_region, VALIDATION_ERROR, refused the message",
        "422, validation_error, VALIDATION_ERROR, refused the message",
        "422, invalid_attachment, VALIDATION_ERROR, refused the message",
        "422, invalid_from_address, VALIDATION_ERROR, refused the message",
        "422, missing_required_field, VALIDATION_ERROR, refused the message",
        "429, monthly_quota_exceeded, RATE_LIMIT_ERROR, has sent all messages that its plan has",
        "429, daily_quota_exceeded, RATE_LIMIT_ERROR, has sent all messages that its plan has",
        "429, rate_limit_exceeded, RATE_LIMIT_ERROR, allows no more requests for now",
        "451, security_error, CLIENT_ERROR, refused the request",
        "500, application_error, SERVER_ERROR, Resend failed",
        "500, internal_server_error, SERVER_ERROR, Resend failed",
        "503, service_unavailable, SERVER_ERROR, Resend failed",
    })
    void theErrorTable(int status, String name, ErrorCode code, String sentence) {
        resend.nextReply(Reply.json(
                status, "{\"statusCode\":" + status + ",\"name\":\"" + name + "\",\"message\":\"These words\"}"));
        bad(send(connect(Map.of("max_retries", 0))), code, sentence, name, "These words");
        assertThat(resend.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"daily_quota_exceeded", "monthly_quota_exceeded"})
    void aQuotaIsNotWaitedFor(String name) {
        resend.nextReply(
                Reply.json(429, "{\"name\":\"" + name + "\",\"message\":\"x\"}").with("Retry-After", "1"));
        bad(send(connect(Map.of())), ErrorCode.RATE_LIMIT_ERROR, "plan");
        assertThat(resend.requests()).hasSize(1);
    }

    @Test
    void limitsAndWhatIsUnderWayAreWaitedFor() {
        resend.nextReply(
                Reply.json(429, "{\"name\":\"rate_limit_exceeded\",\"message\":\"x\"}")
                        .with("ratelimit-reset", "5"),
                Reply.json(429, "{\"name\":\"rate_limit_exceeded\",\"message\":\"x\"}")
                        .with("retry-after", "7"),
                Reply.json(409, "{\"name\":\"concurrent_idempotent_requests\",\"message\":\"x\"}"));
        good(send(connect(Map.of())));
        assertThat(test.time().waits())
                .anySatisfy(wait -> assertThat(wait.toSeconds()).isBetween(5L, 6L))
                .anySatisfy(wait -> assertThat(wait.toSeconds()).isBetween(7L, 8L));
        assertThat(resend.mails()).hasSize(1);
    }

    @Test
    void whatIsNotResendsIsTold() {
        resend.nextReply(Reply.text(403, "<html>Blocked</html>"));
        bad(send(connect(Map.of())), ErrorCode.PERMISSION_ERROR, "is not Resend's; a proxy may have given it");
        resend.nextReply(Reply.json(200, "{}"));
        bad(open(send(connect(Map.of()))), ErrorCode.EXCEPTION, "lacks the message's id");
    }

    @Test
    void theFakeRefusesKeysAndDomains() {
        bad(send(calls.connect("re_wrong", Map.of())), ErrorCode.AUTHENTICATION_ERROR);
        bad(
                send(connect(Map.of()), "from", "me@elsewhere.example"),
                ErrorCode.PERMISSION_ERROR,
                "domain is not verified");
    }

    @Test
    void noMessageHoldsTheKey() {
        ExternalSystem wrong = calls.connect("re_secret-key-12345", Map.of());
        assertThat(send(wrong).toString()).doesNotContain("secret-key-12345");
        assertThat(wrong.connect().toString()).doesNotContain("secret-key-12345");
    }

    @Test
    void aGoodConnectionIsKnown() {
        for (int i = 0; i < 3; i++) {
            resend.domain("d" + i + ".example", "verified");
        }
        resend.pages(1);
        assertThat(checks(connect(Map.of("from_email", "x@D2.example")).connect()))
                .containsExactly(
                        "authentication true: Resend knows the API key.",
                        "sender true: The domain D2.example of the sender is verified.");
        assertThat(resend.requests("GET", "/domains")).hasSize(4);
        resend.domain("example.com", "partially_verified");
        good(connect(Map.of()).connect());
        assertThat(resend.mails()).isEmpty();
    }

    @Test
    void aKeyThatMayOnlySendIsGood() {
        ExternalSystemResult result =
                calls.connect(resend.sendingKey(), Map.of()).connect();
        good(result);
        assertThat(checks(result))
                .containsExactly(
                        "authentication true: Resend knows the API key, which may only send.",
                        "sender true: Whether the sender's domain is verified is not known: the key may not ask. A test message"
                                + " tells.");
    }

    @Test
    void noSenderAndResendsOwnAreGood() {
        Map<String, Object> none = new HashMap<>();
        none.put("from_email", null);
        none.put("from_name", null);
        assertThat(checks(connect(none).connect())).last().asString().contains("names no sender");
        ExternalSystemResult trial =
                connect(Map.of("from_email", "onboarding@resend.dev")).connect();
        assertThat(checks(trial)).last().asString().contains("own address only");
    }

    @Test
    void theCheckTellsWhatIsWrong() {
        bad(calls.connect("re_wrong", Map.of()).connect(), ErrorCode.AUTHENTICATION_ERROR, "does not know the API key");
        resend.domain("example.com", "pending");
        assertThat(checks(bad(connect(Map.of()).connect(), ErrorCode.PERMISSION_ERROR, "is not verified (pending)")))
                .hasSize(2);
        resend.domain("example.com", "verified");
        resend.disableSending();
        bad(connect(Map.of()).connect(), ErrorCode.PERMISSION_ERROR, "may not be sent from");
        resend.noDomains();
        bad(connect(Map.of()).connect(), ErrorCode.PERMISSION_ERROR, "is not among the account's domains");
        resend.nextReply(Reply.json(200, "{}"));
        bad(connect(Map.of()).connect(), ErrorCode.EXCEPTION, "is not Resend's; check 'api_url'");
        resend.nextReply(Reply.text(200, "<html>"));
        bad(connect(Map.of()).connect(), ErrorCode.EXCEPTION);
        resend.nextReply(Reply.reset());
        bad(connect(Map.of("max_retries", 0)).connect(), ErrorCode.CONNECTION_ERROR);
    }
}
