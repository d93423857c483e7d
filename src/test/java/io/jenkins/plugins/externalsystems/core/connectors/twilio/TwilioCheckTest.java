package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.rows;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of a connection, and every way in which it can fail. It never sends. */
class TwilioCheckTest {
    private final TwilioFixture fixture = new TwilioFixture();

    @AfterEach
    void close() {
        assertThat(fixture.twilio.requests())
                .noneMatch(request -> request.method().equals("POST"));
        fixture.close();
    }

    private static List<String> messages(Map<String, Object> data) {
        return rows(data, "checks").stream()
                .map(check -> String.valueOf(check.get("message")))
                .toList();
    }

    /** What was found until it failed. */
    private static List<String> names(ExternalSystemResult failed) {
        return rows(failed.resultData(), "checks").stream()
                .map(check -> check.get("name") + " " + check.get("ok"))
                .toList();
    }

    @Test
    void aGoodConnectionTellsAccountAndNumber() {
        ExternalSystemResult checked = fixture.connection.connect();
        assertThat(good(checked)).containsEntry("account", "Harbour Logistics");
        assertThat(messages(checked.resultData()))
                .containsExactly(
                        "Twilio accepts the credentials, and the account is active.",
                        "The number +14155552671 can send SMS, with media too.");
        assertThat(warnings(checked)).isEmpty();
        assertThat(fixture.connection.isConnected()).isTrue();
        assertThat(checked.toMap().toString())
                .doesNotContain(fixture.twilio.account().authToken());
    }

    @Test
    void wrongCredentialsAreTold() {
        ExternalSystemResult failed =
                fixture.connect(Map.of("auth_token", SecretValue.of("wrong"))).connect();
        bad(failed, ErrorCode.AUTHENTICATION_ERROR, "does not accept the credentials; check the account's SID");
        assertThat(names(failed)).containsExactly("authentication false");
        assertThat(fixture.twilio.requests()).hasSize(1);
        Map<String, Object> wrongKey = new LinkedHashMap<>();
        wrongKey.put("api_key_sid", "SK" + "0".repeat(32));
        wrongKey.put("api_key_secret", SecretValue.of("wrong"));
        bad(fixture.connect(wrongKey).connect(), ErrorCode.AUTHENTICATION_ERROR, "or the API key with its secret");
        bad(
                fixture.connect(Map.of("account_sid", "AC" + "0".repeat(32))).connect(),
                ErrorCode.AUTHENTICATION_ERROR,
                "error 20003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "closed"})
    void anAccountThatIsNotActiveIsTold(String status) {
        fixture.twilio.account().becomes(status);
        ExternalSystemResult failed = fixture.connection.connect();
        bad(failed, ErrorCode.PERMISSION_ERROR, "the account is " + status + "; look into its balance");
        assertThat(failed.resultData()).containsEntry("account", "Harbour Logistics");
        bad(fixture.withKey(Map.of()).connect(), ErrorCode.PERMISSION_ERROR, "the account is not active");
    }

    @Test
    void aTrialAccountIsWarnedAbout() {
        fixture.twilio.account().becomeTrial();
        ExternalSystemResult checked = fixture.connection.connect();
        good(checked);
        assertThat(warnings(checked).toString()).contains("This is a trial account: it sends to verified numbers only");
    }

    @Test
    void testCredentialsAreWarnedAbout() {
        fixture.twilio.account().becomeTest();
        ExternalSystemResult checked = fixture.connection.connect();
        good(checked);
        assertThat(warnings(checked).toString()).contains("These are test credentials");
        assertThat(fixture.twilio.requests()).hasSize(1);
    }

    @Test
    void aStandardKeyMayNotReadTheAccountAndThatIsFine() {
        ExternalSystemResult checked = fixture.withKey(Map.of()).connect();
        assertThat(messages(good(checked)))
                .containsExactly(
                        "Twilio accepts the API key, which may not read the account itself.",
                        "The number +14155552671 can send SMS, with media too.");
        assertThat(checked.resultData())
                .containsEntry("account", fixture.twilio.account().sid());
        assertThat(warnings(checked)).isEmpty();
    }

    @Test
    void aRestrictedKeyIsWarnedAboutWhatItMayNot() {
        ExternalSystemResult onlyNumbers =
                fixture.withKey(Map.of(), "send", "numbers").connect();
        good(onlyNumbers);
        assertThat(warnings(onlyNumbers).toString()).contains("The API key may not read messages: their status");
        ExternalSystemResult onlyMessages =
                fixture.withKey(Map.of(), "send", "messages").connect();
        good(onlyMessages);
        assertThat(warnings(onlyMessages).toString()).contains("may not read the account's numbers");
        ExternalSystemResult onlySend = fixture.withKey(Map.of(), "send").connect();
        bad(onlySend, ErrorCode.PERMISSION_ERROR, "give it the permission, or use a standard key");
        assertThat(names(onlySend)).containsExactly("messages false", "sender false");
    }

    @Test
    void theNumberHasToBeTheAccounts() {
        bad(
                fixture.connect(Map.of("from_number", "+14155552672")).connect(),
                ErrorCode.NOT_FOUND_ERROR,
                "setting 'from_number' names +14155552672, which is no number of this account");
        // Twilio matches parts of numbers.
        fixture.twilio.account().addNumber("+441415555267", "sms");
        ExternalSystemResult part =
                fixture.connect(Map.of("from_number", "+41 41 555 52 67")).connect();
        bad(part, ErrorCode.NOT_FOUND_ERROR, "names +41415555267");
        assertThat(names(part)).containsExactly("authentication true", "sender false");
    }

    @Test
    void theNumberHasToSendSms() {
        fixture.twilio.account().addNumber("+14155550102", "voice");
        bad(
                fixture.connect(Map.of("from_number", "+14155550102")).connect(),
                ErrorCode.VALIDATION_ERROR,
                "setting 'from_number' names +14155550102, which cannot send SMS");
        fixture.twilio.account().addNumber("+14155550103", "sms");
        assertThat(messages(good(
                        fixture.connect(Map.of("from_number", "+14155550103")).connect())))
                .contains("The number +14155550103 can send SMS, without media.");
    }

    @Test
    void aShortCodeHasToBeTheAccounts() {
        ExternalSystem connection = fixture.connect(Map.of("from_number", "894546"));
        bad(connection.connect(), ErrorCode.NOT_FOUND_ERROR, "names 894546, which is no short code of this account");
        fixture.twilio.account().addShortCode("894546");
        assertThat(messages(good(connection.connect()))).contains("The short code 894546 is the account's.");
        Map<String, Object> hidden = Map.of("from_number", "894546");
        assertThat(warnings(fixture.withKey(hidden, "send", "messages").connect())
                        .toString())
                .contains("may not read the account's short codes");
    }

    @Test
    void aNameCannotBeLookedUp() {
        assertThat(messages(
                        good(fixture.connect(Map.of("from_number", "Harbour")).connect())))
                .contains(
                        "Whether the name 'Harbour' may be used Twilio tells only when it sends; not every country has"
                                + " names.");
    }

    @Test
    void withoutASenderEachMessageHasToNameOne() {
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("from_number", null);
        ExternalSystemResult checked = fixture.connect(none).connect();
        good(checked);
        assertThat(warnings(checked).toString()).contains("each message has to name its sender");
    }

    @Test
    void aMessagingServiceNeedsASenderThatCanSendSms() {
        String numbers = fixture.service();
        String codes = service("Codes", Map.of("short_codes", List.of(Map.of("capabilities", List.of("SMS")))));
        String names = service("Names", Map.of("alpha_senders", List.of(Map.of("alpha_sender", "Harbour"))));
        String voice =
                service("Voice", Map.of("phone_numbers", List.of(Map.of("capabilities", List.of("Voice", "MMS")))));
        for (String service : List.of(numbers, codes, names)) {
            assertThat(messages(good(fixture.from(service).connect())).toString())
                    .contains("has senders that can send SMS.");
        }
        bad(
                fixture.from(voice).connect(),
                ErrorCode.VALIDATION_ERROR,
                "the messaging service Voice has no sender that can send SMS; add a number to it");
        bad(
                fixture.from(service("Empty", Map.of())).connect(),
                ErrorCode.VALIDATION_ERROR,
                "service Empty has no sender");
    }

    private String service(String name, Map<String, List<Map<String, Object>>> senders) {
        return fixture.twilio.account().addService(name, senders);
    }

    @Test
    void aMessagingServiceHasToBeThere() {
        String none = "MG" + "0".repeat(32);
        ExternalSystemResult failed = fixture.from(none).connect();
        bad(failed, ErrorCode.NOT_FOUND_ERROR, "setting 'messaging_service_sid' names " + none);
        assertThat(names(failed)).containsExactly("authentication true", "sender false");
    }

    @Test
    void aKeyThatMayNotReadServicesIsWarnedAbout() {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("from_number", null);
        service.put("messaging_service_sid", fixture.service());
        assertThat(warnings(fixture.withKey(service, "send", "messages").connect())
                        .toString())
                .contains("may not read messaging services");
        ExternalSystem standard = fixture.withKey(service);
        int before = fixture.twilio.requests().size();
        good(standard.connect());
        assertThat(fixture.twilio.requests()).hasSize(before + 4);
    }

    @Test
    void aServerThatIsNotTwiliosIsTold() {
        for (Reply strange : List.of(Reply.json(200, "{\"hello\":1}"), Reply.json(200, "[]"))) {
            fixture.twilio.nextReply(strange);
            bad(fixture.connection.connect(), ErrorCode.EXCEPTION, "the answer is not Twilio's; a proxy may");
        }
        fixture.twilio.nextReply(Reply.text(200, "<html>Log in</html>"));
        bad(fixture.connection.connect(), ErrorCode.EXCEPTION, "is not valid JSON");
        fixture.twilio.nextReply(Reply.text(404, "<html>"));
        bad(fixture.connection.connect(), ErrorCode.NOT_FOUND_ERROR, "the answer is not Twilio's");
        fixture.twilio.nextReply(FakeTwilio.refusal(401, 20003, "Authenticate"), Reply.json(200, "{}"));
        bad(fixture.withKey(Map.of()).connect(), ErrorCode.EXCEPTION, "the answer is not Twilio's");
        bad(
                fixture.connect(Map.of("url", fixture.twilio.url() + "/wrong")).connect(),
                ErrorCode.NOT_FOUND_ERROR,
                "not found in this account");
    }

    @Test
    void aServerThatFailsIsTold() {
        ExternalSystem impatient = fixture.connect(Map.of("max_retries", 0));
        fixture.twilio.nextReply(Reply.empty(503));
        bad(impatient.connect(), ErrorCode.SERVER_ERROR, "Twilio failed (HTTP 503)");
        fixture.twilio.nextReply(Reply.reset());
        bad(impatient.connect(), ErrorCode.CONNECTION_ERROR);
        fixture.twilio.nextReply(FakeTwilio.refusal(429, 20429, "Too Many Requests"));
        bad(impatient.connect(), ErrorCode.RATE_LIMIT_ERROR);
        bad(fixture.connect(Map.of("url", "http://127.0.0.1:1")).connect(), ErrorCode.CONNECTION_ERROR);
        Map<String, Object> noService = new LinkedHashMap<>();
        noService.put("from_number", null);
        noService.put("messaging_service_sid", fixture.service());
        noService.put("messaging_url", "http://127.0.0.1:1");
        ExternalSystemResult failed = fixture.connect(noService).connect();
        bad(failed, ErrorCode.CONNECTION_ERROR);
        assertThat(names(failed)).containsExactly("authentication true", "sender false");
        assertThat(fixture.connection.isConnected()).isFalse();
    }
}
