package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every refusal means, and what is waited for. */
class TwilioErrorsTest {
    private final TwilioFixture fixture = new TwilioFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | 20003  | AUTHENTICATION_ERROR | does not accept the credentials; check the account's SID",
                "403 | 20005  | PERMISSION_ERROR     | the account is not active",
                "403 | 10001  | PERMISSION_ERROR     | the account is not active",
                "403 | 90010  | PERMISSION_ERROR     | the account is not active",
                "403 | 20006  | PERMISSION_ERROR     | may not do this",
                "403 | 20008  | PERMISSION_ERROR     | test credentials may only send",
                "403 | 20403  | PERMISSION_ERROR     | may not do this",
                "404 | 20404  | NOT_FOUND_ERROR      | not found in this account",
                "429 | 20429  | RATE_LIMIT_ERROR     | takes no more requests of this account for now",
                "401 | 70051  | PERMISSION_ERROR     | give it the permission, or use a standard key",
                "400 | 21211  | VALIDATION_ERROR     | the recipient's number is none",
                "400 | 21217  | VALIDATION_ERROR     | the recipient's number is none",
                "400 | 21604  | VALIDATION_ERROR     | the recipient's number is none",
                "400 | 21212  | VALIDATION_ERROR     | the sender is none",
                "400 | 21603  | VALIDATION_ERROR     | the sender is none",
                "400 | 21266  | VALIDATION_ERROR     | the same number",
                "403 | 21408  | PERMISSION_ERROR     | may not send to the recipient's country",
                "400 | 21408  | PERMISSION_ERROR     | Geo permissions",
                "400 | 21602  | VALIDATION_ERROR     | neither text nor media",
                "400 | 21619  | VALIDATION_ERROR     | neither text nor media",
                "400 | 21601  | VALIDATION_ERROR     | choose another 'from_number'",
                "400 | 21606  | VALIDATION_ERROR     | choose another 'from_number'",
                "400 | 21607  | VALIDATION_ERROR     | choose another 'from_number'",
                "400 | 21659  | VALIDATION_ERROR     | choose another 'from_number'",
                "400 | 21660  | VALIDATION_ERROR     | choose another 'from_number'",
                "400 | 21661  | VALIDATION_ERROR     | choose another 'from_number'",
                "400 | 21608  | PERMISSION_ERROR     | verified numbers only",
                "400 | 572002 | PERMISSION_ERROR     | verified numbers only",
                "400 | 572005 | PERMISSION_ERROR     | verified numbers only",
                "400 | 21610  | PERMISSION_ERROR     | has replied STOP",
                "429 | 21611  | RATE_LIMIT_ERROR     | the sender's queue is full",
                "400 | 21612  | VALIDATION_ERROR     | cannot reach this recipient",
                "400 | 21614  | VALIDATION_ERROR     | cannot take SMS",
                "400 | 21635  | VALIDATION_ERROR     | cannot take SMS",
                "400 | 21605  | VALIDATION_ERROR     | more than 1,600 characters",
                "400 | 21617  | VALIDATION_ERROR     | more than 1,600 characters",
                "400 | 21658  | VALIDATION_ERROR     | more than 1,600 characters",
                "400 | 21620  | VALIDATION_ERROR     | an address in 'media_urls'",
                "400 | 21623  | VALIDATION_ERROR     | ten media at most",
                "404 | 21701  | NOT_FOUND_ERROR      | no such messaging service",
                "400 | 21705  | NOT_FOUND_ERROR      | no such messaging service",
                "400 | 21703  | VALIDATION_ERROR     | no number to send from",
                "400 | 21704  | VALIDATION_ERROR     | no number to send from",
                "503 | 21730  | SERVER_ERROR         | under maintenance",
                "429 | 63038  | RATE_LIMIT_ERROR     | what it may in 24 hours",
                "400 | 29999  | VALIDATION_ERROR     | Twilio refused the request",
                "401 | 29999  | AUTHENTICATION_ERROR | does not accept the credentials",
                "403 | 29999  | PERMISSION_ERROR     | the account or key may not do this",
                "404 | 29999  | NOT_FOUND_ERROR      | not found in this account",
                "409 | 20009  | CLIENT_ERROR         | Twilio refused the request"
            })
    void everyRefusalHasItsCode(int status, int number, ErrorCode code, String sentence) {
        fixture.twilio.nextReply(FakeTwilio.refusal(status, number, "No, said Twilio."));
        ExternalSystemResult result = bad(impatient(), code, sentence, "(HTTP " + status + ", error " + number + ")");
        assertThat(result.errorMessage()).endsWith(": No, said Twilio.");
        assertThat(result.metadata())
                .containsEntry(MetadataKeys.HTTP_STATUS, status)
                .containsEntry(MetadataKeys.VENDOR_ERROR, String.valueOf(number))
                .doesNotContainKey(MetadataKeys.OUTCOME);
        assertThat(fixture.twilio.requests()).hasSize(1);
    }

    /** Without the words of Twilio, as a proxy answers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "302 | CLIENT_ERROR         | points elsewhere; check 'url'",
                "400 | VALIDATION_ERROR     | Twilio refused the request",
                "401 | AUTHENTICATION_ERROR | does not accept the credentials",
                "403 | PERMISSION_ERROR     | may not do this",
                "404 | NOT_FOUND_ERROR      | the answer is not Twilio's; a proxy may have given it",
                "410 | NOT_FOUND_ERROR      | not found",
                "413 | VALIDATION_ERROR     | Twilio refused the request",
                "418 | CLIENT_ERROR         | Twilio refused the request",
                "429 | RATE_LIMIT_ERROR     | takes no more requests"
            })
    void everyStatusHasItsCode(int status, ErrorCode code, String sentence) {
        fixture.twilio.nextReply(Reply.text(status, "<html>nginx</html>").with("Location", "http://127.0.0.1:1/"));
        ExternalSystemResult result = bad(impatient(), code, sentence, "(HTTP " + status + ").");
        assertThat(result.metadata()).doesNotContainKeys(MetadataKeys.VENDOR_ERROR, MetadataKeys.OUTCOME);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aReadThatFailsIsRepeated(int status) {
        good(fixture.send("text", "x"));
        String sid = fixture.onlyMessage().sid();
        fixture.twilio.nextReply(Reply.empty(status), FakeTwilio.refusal(status, 20500, "Internal server error"));
        good(run(fixture.connection, "get_message_status", Map.of("sid", sid)));
        Map<String, Object> impatient = Map.of("max_retries", 0);
        fixture.twilio.nextReply(Reply.empty(status));
        bad(
                run(fixture.connect(impatient), "get_message_status", Map.of("sid", sid)),
                status == 408 ? ErrorCode.TIMEOUT_ERROR : ErrorCode.SERVER_ERROR,
                "(HTTP " + status + ")");
    }

    private ExternalSystemResult impatient() {
        return run(fixture.connect(Map.of("max_retries", 0)), "send_sms", map("text", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "date"})
    void throttlingIsWaitedForAsTwilioSays(String after) {
        String header = after.equals("date")
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        fixture.test.time().instant().plusSeconds(7).atZone(ZoneOffset.UTC))
                : after;
        fixture.twilio.nextReply(
                FakeTwilio.refusal(429, 20429, "Too Many Requests").with("Retry-After", header));
        good(fixture.send("text", "x"));
        assertThat(fixture.twilio.messages()).hasSize(1);
        assertThat(fixture.test.time().waits())
                .anySatisfy(wait -> assertThat(wait.toSeconds()).isBetween(7L, 8L));
    }

    /** Twilio says that nothing of it was processed, so that even a message may go again. */
    @Test
    void throttlingWithoutATimeIsWaitedForToo() {
        fixture.twilio.nextReply(
                FakeTwilio.refusal(429, 20429, "Too Many Requests"),
                FakeTwilio.refusal(429, 20429, "Too Many Requests"));
        good(fixture.send("text", "x"));
        assertThat(fixture.twilio.requests()).hasSize(3);
        assertThat(fixture.twilio.requests("GET", "/Messages.json")).isEmpty();
    }

    @Test
    void aWaitBeyondTheDeadlineEndsTheCall() {
        fixture.twilio.nextReply(
                FakeTwilio.refusal(429, 20429, "Too Many Requests").with("Retry-After", "600"));
        ExternalSystemResult result = bad(fixture.send("text", "x"), ErrorCode.RATE_LIMIT_ERROR);
        assertThat(result.metadata()).containsEntry(MetadataKeys.RETRY_AFTER_MS, 600_000L);
        assertThat(fixture.twilio.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {21611, 63038})
    void whatLastsForHoursIsNotWaitedFor(int number) {
        fixture.twilio.nextReply(FakeTwilio.refusal(429, number, "Full"));
        bad(fixture.send("text", "x"), ErrorCode.RATE_LIMIT_ERROR, "error " + number);
        assertThat(fixture.twilio.requests()).hasSize(1);
    }

    @Test
    void maintenanceIsWaitedFor() {
        fixture.twilio.nextReply(FakeTwilio.refusal(503, 21730, "System under maintenance."));
        good(fixture.send("text", "x"));
        assertThat(fixture.twilio.requests("POST", "/Messages.json")).hasSize(2);
        assertThat(fixture.twilio.requests("GET", "/Messages.json")).isEmpty();
    }

    /** What the fake refuses by its state, as Twilio does. */
    @Test
    void theAccountsStateIsFelt() {
        fixture.twilio.account().stop("+14155550101");
        fixture.twilio.account().addNumber("+14155550102", "voice");
        bad(fixture.send("to", "+14155550101", "text", "x"), ErrorCode.PERMISSION_ERROR, "has replied STOP");
        bad(fixture.send("to", FakeTwilio.NUMBER, "text", "x"), ErrorCode.VALIDATION_ERROR, "the same number");
        bad(fixture.send("to", "+33612345678", "text", "x"), ErrorCode.PERMISSION_ERROR, "recipient's country");
        bad(fixture.send("from", "+14155550102", "text", "x"), ErrorCode.VALIDATION_ERROR, "error 21661");
        bad(fixture.send("from", "+14155550103", "text", "x"), ErrorCode.VALIDATION_ERROR, "error 21659");
        bad(fixture.send("from", "MG" + "0".repeat(32), "text", "x"), ErrorCode.NOT_FOUND_ERROR, "messaging service");
        fixture.twilio.account().becomeTrial("+14155550100");
        bad(fixture.send("to", "+14155550104", "text", "x"), ErrorCode.PERMISSION_ERROR, "verified numbers only");
        good(fixture.send("text", "x"));
        assertThat(fixture.onlyMessage().body()).isEqualTo("Sent from your Twilio trial account - x");
        fixture.twilio.account().becomes("suspended");
        bad(fixture.send("text", "x"), ErrorCode.PERMISSION_ERROR, "the account is not active");
    }

    @ParameterizedTest
    @CsvSource({
        "+15005550001, VALIDATION_ERROR, 21211",
        "+15005550002, VALIDATION_ERROR, 21612",
        "+15005550003, PERMISSION_ERROR, 21408",
        "+15005550004, PERMISSION_ERROR, 21610",
        "+15005550009, VALIDATION_ERROR, 21614"
    })
    void magicNumbersOfTestCredentialsFailAsTheyShould(String to, ErrorCode code, int number) {
        fixture.twilio.account().becomeTest();
        ExternalSystem magic = fixture.connect(Map.of("from_number", "+15005550006"));
        bad(run(magic, "send_sms", map("to", to, "text", "x")), code, "error " + number);
        good(run(magic, "send_sms", map("text", "x")));
    }

    @ParameterizedTest
    @CsvSource({"+15005550001, 21212", "+15005550007, 21606", "+15005550008, 21611", "+14155552671, 21606"})
    void magicSendersToo(String from, int number) {
        fixture.twilio.account().becomeTest();
        bad(
                fixture.send("from", from, "text", "x"),
                number == 21611 ? ErrorCode.RATE_LIMIT_ERROR : ErrorCode.VALIDATION_ERROR,
                "error " + number);
    }

    @Test
    void aWrongKeyIsTold() {
        Map<String, Object> wrong = new LinkedHashMap<>();
        wrong.put("auth_token", SecretValue.of("wrong"));
        bad(run(fixture.connect(wrong), "send_sms", map("text", "x")), ErrorCode.AUTHENTICATION_ERROR, "error 20003");
        good(run(fixture.withKey(Map.of()), "send_sms", map("text", "x")));
        bad(
                run(fixture.withKey(Map.of(), "messages"), "send_sms", map("text", "x")),
                ErrorCode.PERMISSION_ERROR,
                "error 70051");
    }
}
