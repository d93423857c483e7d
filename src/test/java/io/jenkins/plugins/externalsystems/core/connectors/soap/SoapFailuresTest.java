package io.jenkins.plugins.externalsystems.core.connectors.soap;

import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.soap.SoapFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService.Refusal;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the wire and what stands before a SOAP service do to calls: waits, repeats, silence, and answers that are none. */
class SoapFailuresTest {
    private static final Map<String, Object> TWO = map("a", 1, "b", 1);

    private final SoapFixture fixture = new SoapFixture();
    /** {@code Sum} may be sent again, {@code Ping} not. */
    private final ExternalSystem orders = fixture.connection("repeatable_operations", List.of("Sum"));

    @BeforeEach
    void readWsdl() {
        done(orders, "describe");
    }

    @AfterEach
    void stop() {
        orders.close();
        fixture.close();
    }

    private int messages() {
        return fixture.service.requests("POST", "/soap").size();
    }

    private static Reply fault(int status, String code) {
        Reply fault = FakeOrderService.fault(SoapVersion.V1_1, new Refusal(code, "", "no"));
        return new Reply(status, fault.headers(), fault.body());
    }

    @ParameterizedTest
    @CsvSource({
        "302, CLIENT_ERROR, HTTP 302",
        "400, VALIDATION_ERROR, HTTP 400",
        "401, AUTHENTICATION_ERROR, check the credentials",
        "403, PERMISSION_ERROR, do not allow this",
        "404, NOT_FOUND_ERROR, check 'endpoint_url'",
        "405, CLIENT_ERROR, check 'endpoint_url'",
        "408, TIMEOUT_ERROR, HTTP 408",
        "410, NOT_FOUND_ERROR, HTTP 410",
        "413, VALIDATION_ERROR, HTTP 413",
        "415, VALIDATION_ERROR, check 'soap_version'",
        "418, CLIENT_ERROR, HTTP 418",
        "429, RATE_LIMIT_ERROR, HTTP 429",
        "500, SERVER_ERROR, HTTP 500",
        "502, SERVER_ERROR, HTTP 502",
        "503, SERVER_ERROR, HTTP 503",
        "504, SERVER_ERROR, HTTP 504"
    })
    void everyStatusHasItsCode(int status, ErrorCode expected, String words) {
        ExternalSystem once = fixture.connection("max_retries", 0, "use_wsdl", false);
        for (String body : new String[] {"<html>", "<html/>", "{}", ""}) {
            fixture.service.nextReply(Reply.text(status, body).with("Location", "http://127.0.0.1:1/"));
            ExternalSystemResult result =
                    once.executeOperation("call", map("operation", "Ping", "namespace", "urn:orders"));

            bad(result, expected, words, "without a fault");
            boolean isOpen = status == 408 || status >= 500;
            assertThat(result.metadata().get(MetadataKeys.OUTCOME)).isEqualTo(isOpen ? "unknown" : null);
        }
        once.close();
    }

    /** A gateway's status tells more than the fault that it wraps into it. */
    @ParameterizedTest
    @CsvSource({"401, AUTHENTICATION_ERROR", "403, PERMISSION_ERROR", "500, VALIDATION_ERROR", "200, VALIDATION_ERROR"})
    void aFaultWithAStatusThatSaysMore(int status, ErrorCode expected) {
        fixture.service.nextReply(fault(status, "Client"));
        bad(orders.executeOperation("Ping", Map.of()), expected, "the fault Client: no.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "date", ""})
    void throttlingIsWaitedForAndSentAgain(String after) {
        String header = after.equals("date")
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        fixture.test.time().instant().plusSeconds(7).atZone(ZoneOffset.UTC))
                : after;
        for (Reply reply : new Reply[] {Reply.text(429, "slow down"), fault(429, "Client")}) {
            int before = messages();
            fixture.service.nextReply(after.isEmpty() ? reply : reply.with("Retry-After", header));
            place();
            assertThat(messages()).isEqualTo(before + 2);
            if (!after.isEmpty() && before == 0) {
                assertThat(fixture.test.time().waits())
                        .anySatisfy(wait -> assertThat(wait.toSeconds()).isBetween(6L, 8L));
            }
        }
        assertThat(fixture.service.orders()).hasSize(2);
    }

    private void place() {
        done(orders, "PlaceOrder", "customer", "A", "item", List.of(map("unit", "kg", "id", 1, "name", "n")));
    }

    @Test
    void aWaitBeyondTheDeadlineEndsTheCall() {
        fixture.service.nextReply(Reply.text(429, "slow down").with("Retry-After", "600"));
        ExternalSystemResult result = orders.executeOperation("Sum", TWO);
        bad(result, ErrorCode.RATE_LIMIT_ERROR);
        assertThat(result.metadata()).containsEntry(MetadataKeys.RETRY_AFTER_MS, 600_000L);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void maintenanceIsWaitedForByEveryOperation() {
        fixture.service.nextReply(
                Reply.text(503, "down").with("Retry-After", "2"),
                fault(503, "Server").with("Retry-After", "2"));
        place();
        assertThat(messages()).isEqualTo(3);
        assertThat(fixture.service.orders()).hasSize(1);
    }

    @Test
    void whatMayHaveArrivedIsRepeatedIfTheSettingsSaySo() {
        for (Reply lost : new Reply[] {Reply.reset(), Reply.text(502, "bad gateway"), fault(500, "Server")}) {
            fixture.service.nextReply(lost);
            assertThat(orders.executeOperation("Sum", TWO).success()).isTrue();
            fixture.service.nextReply(lost);
            ExternalSystemResult result = orders.executeOperation("Ping", Map.of());
            bad(result, lost.status() == 0 ? ErrorCode.CONNECTION_ERROR : ErrorCode.SERVER_ERROR);
            assertThat(result.isOutcomeUnknown()).isTrue();
        }
        assertThat(messages()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sum", "Ping"})
    void silenceEndsAtTheDeadline(String operation) throws InterruptedException {
        fixture.service.nextReply(Reply.stall());
        CompletionStage<ExternalSystemResult> call = orders.executeOperationAsync(
                operation,
                operation.equals("Sum") ? TWO : Map.of(),
                CallOptions.defaults().withDeadline(Duration.ofSeconds(10)));
        fixture.service.awaitRequest("POST", "/soap");
        fixture.test.time().advance(Duration.ofSeconds(10));
        ExternalSystemResult result = TestCalls.await(call);

        bad(result, ErrorCode.TIMEOUT_ERROR);
        assertThat(result.isOutcomeUnknown()).isEqualTo(operation.equals("Ping"));
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void hugeDeepBrokenAndHostileAnswersCostTheirCall() {
        String open = "<s:Envelope xmlns:s='" + SoapVersion.V1_1.envelope() + "'><s:Body>";
        String close = "</s:Body></s:Envelope>";
        for (String body : new String[] {
            open + "y".repeat(10 * 1024 * 1024) + close,
            open + "<a>".repeat(200) + "</a>".repeat(200) + close,
            open + "<a/>".repeat(300_000) + close,
            open + "<a>",
            open + "<a>&other;</a>" + close,
            "<s:Envelope xmlns:s='" + SoapVersion.V1_1.envelope() + "'/>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM '" + fixture.service.url() + "/asked'>]>" + open + "<a>&x;</a>" + close
        }) {
            fixture.service.nextReply(Reply.text(200, body).with("Content-Type", "text/xml"));
            ExternalSystemResult result = orders.executeOperation("Ping", Map.of());
            bad(result, ErrorCode.EXCEPTION);
            assertThat(result.isOutcomeUnknown()).isTrue();
        }
        assertThat(fixture.service.requests("GET", "/asked")).isEmpty();
        assertThat(orders.executeOperation("Sum", TWO).success()).isTrue();
    }

    @Test
    void aServiceThatIsNotThereIsAConnectionError() {
        ExternalSystem gone = fixture.connection("endpoint_url", "http://127.0.0.1:1/soap", "max_retries", 0);
        bad(gone.executeOperation("Sum", TWO), ErrorCode.CONNECTION_ERROR, "cannot connect to 127.0.0.1");
        gone.close();
    }

    @Test
    void aDryRunShowsTheMessageAndSendsNothing() {
        Map<String, Object> order = map("customer", "A", "item", List.of(map("unit", "kg", "id", 1, "name", "n")));
        ExternalSystemResult result = TestCalls.await(orders.executeOperationAsync(
                "PlaceOrder", order, CallOptions.defaults().asDryRun()));
        assertThat(result.toMap().toString()).contains("<customer");
        assertThat(messages()).isZero();
    }
}
