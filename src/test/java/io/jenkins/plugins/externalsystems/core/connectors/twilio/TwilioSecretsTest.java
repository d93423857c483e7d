package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.TO;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No operation tells its credentials, even where the server says them back, and none waits for ever. */
class TwilioSecretsTest {
    private static final String SID = "SM" + "0".repeat(32);
    private static final Map<String, Object> MESSAGE = Map.of("to", TO, "text", "x");

    private final TwilioFixture fixture = new TwilioFixture();
    private final String token = "canary+/=" + UUID.randomUUID();
    private final String basic = Base64.getEncoder()
            .encodeToString((fixture.twilio.account().sid() + ":" + token).getBytes(StandardCharsets.UTF_8));
    private final ExternalSystem connection =
            fixture.connect(Map.of("auth_token", SecretValue.of(token), "max_retries", 0));

    @AfterEach
    void close() {
        connection.close();
        fixture.close();
    }

    /** @param method of its first request */
    record Call(String operation, Map<String, Object> parameters, String method) {}

    static List<Call> everyCall() {
        return List.of(
                new Call("send_sms", MESSAGE, "POST"),
                new Call(
                        "send_template_sms",
                        Map.of("to", TO, "template", "route_update", "data", Map.of("route", "A", "change", "b")),
                        "POST"),
                new Call("get_message_status", Map.of("sid", SID), "GET"),
                new Call("create_item", Map.of("data", MESSAGE), "POST"),
                new Call("get_item", Map.of("id", SID), "GET"),
                new Call("delete_item", Map.of("id", SID), "DELETE"),
                new Call("query", Map.of(), "GET"));
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void noErrorHoldsTheToken(Call call) {
        for (String echo : List.of(token, basic)) {
            for (int status : new int[] {302, 400, 401, 403, 404, 409, 429, 500}) {
                Reply reply = FakeTwilio.refusal(status, status == 401 ? 20003 : 20001, "You sent " + echo)
                        .with("Twilio-Request-Id", echo)
                        .with("Location", "http://127.0.0.1:1/?key=" + echo);
                fixture.twilio.nextReply(reply, reply);
                requireClean(call);
            }
            fixture.twilio.nextReply(Reply.text(200, "<html>" + echo), Reply.text(200, "<html>" + echo));
            requireClean(call);
        }
        assertThat(fixture.twilio.requests()).allSatisfy(request -> {
            assertThat(request.header("Authorization")).isEqualTo("Basic " + basic);
            assertThat(request + request.text()).doesNotContain(token, basic);
        });
    }

    private void requireClean(Call call) {
        ExternalSystemResult result = TwilioFixture.run(connection, call.operation(), call.parameters());
        assertThat(result.success()).isFalse();
        assertThat(result + " " + result.toMap()).doesNotContain(token, basic);
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void everyCallEndsAtItsDeadlineAndIsNotSentAgain(Call call) throws InterruptedException {
        fixture.twilio.nextReply(Reply.stall());
        CompletionStage<ExternalSystemResult> begun = fixture.connection.executeOperationAsync(
                call.operation(), call.parameters(), CallOptions.defaults().withDeadline(Duration.ofSeconds(10)));
        fixture.twilio.awaitRequest(call.method(), ".json");
        fixture.test.time().advance(Duration.ofSeconds(10));
        ExternalSystemResult result = TwilioFixture.bad(TestCalls.await(begun), ErrorCode.TIMEOUT_ERROR);
        assertThat(fixture.twilio.requests()).hasSize(1);
        assertThat(result.metadata().containsKey("outcome"))
                .isEqualTo(call.method().equals("POST"));
    }
}
