package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.TO;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.open;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.run;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that go out, and those that must not. */
class TwilioSendTest {
    private final TwilioFixture fixture = new TwilioFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aTextGoesToANumberAsAForm() {
        ExternalSystemResult result = fixture.send("text", "Build #7 failed: 3 tests & a half + 100 %");
        assertThat(good(result))
                .containsEntry("sid", fixture.onlyMessage().sid())
                .containsEntry("status", "queued")
                .containsEntry("to", TO)
                .containsEntry("from", FakeTwilio.NUMBER)
                .containsEntry("messaging_service_sid", null)
                .containsEntry("segments", 1)
                .containsEntry("encoding", "GSM-7")
                .containsEntry("media", 0)
                .containsEntry("text_cut", false);
        assertThat(result.metadata())
                .containsEntry(MetadataKeys.HTTP_STATUS, 201)
                .containsEntry(MetadataKeys.REQUEST_ID, "RQ" + "0".repeat(32))
                .doesNotContainKey(MetadataKeys.WARNINGS);
        assertThat(fixture.onlyMessage().body()).isEqualTo("Build #7 failed: 3 tests & a half + 100 %");
        RecordedRequest request = fixture.twilio.requests().get(0);
        assertThat(request)
                .hasToString(
                        "POST /2010-04-01/Accounts/" + fixture.twilio.account().sid() + "/Messages.json");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.text())
                .isEqualTo(
                        "To=%2B14155550100&From=%2B14155552671&Body=Build+%237+failed%3A+3+tests+%26+a+half+%2B+100+%25");
    }

    @Test
    void aMessageIsAnItemToo() {
        Map<String, Object> sent = good(fixture.connection.createItem("message", map("text", "Hello")));
        assertThat(sent).containsEntry("sid", fixture.onlyMessage().sid());
    }

    @Test
    void mediaGoWithTheTextOrAlone() {
        List<String> two = List.of("https://ci.example.com/a.png?x=1&y=2", "http://ci.example.com/b.gif");
        assertThat(good(fixture.send("text", "Look", "media_urls", two))).containsEntry("media", 2);
        assertThat(fixture.onlyMessage().media()).isEqualTo(two);
        assertThat(good(fixture.send("media_urls", "https://ci.example.com/c.png"))
                        .get("sid")
                        .toString())
                .startsWith("MM");
        assertThat(fixture.twilio.messages().get(1).body()).isEmpty();
        assertThat(fixture.twilio.requests().get(1).text()).doesNotContain("Body");
    }

    @Test
    void tenMediaAreTheMost() {
        List<String> ten = Collections.nCopies(10, "https://ci.example.com/a.png");
        good(fixture.send("media_urls", ten));
        bad(
                fixture.send("media_urls", Collections.nCopies(11, "https://ci.example.com/a.png")),
                ErrorCode.VALIDATION_ERROR,
                "'media_urls' has 11 addresses; a message has ten media at most");
        bad(
                fixture.send("media_urls", List.of("https://ok.example.com/", "file:///etc/passwd")),
                ErrorCode.VALIDATION_ERROR,
                "'media_urls[1]' is no http or https address");
        assertThat(fixture.twilio.requests()).hasSize(1);
    }

    @Test
    void sixteenHundredCharactersFit() {
        ExternalSystemResult result = fixture.send("text", "a".repeat(1600));
        assertThat(good(result)).containsEntry("segments", 11).containsEntry("text_cut", false);
        assertThat(fixture.onlyMessage().body()).hasSize(1600);
        assertThat(warnings(result)).isEmpty();
    }

    @Test
    void moreIsCutWithAWarningAndStaysInTheCheapAlphabet() {
        ExternalSystemResult result = fixture.send("text", "word ".repeat(320) + "!");
        assertThat(good(result))
                .containsEntry("text_cut", true)
                .containsEntry("encoding", "GSM-7")
                .containsEntry("segments", 11);
        assertThat(fixture.onlyMessage().body()).hasSizeLessThanOrEqualTo(1600).endsWith("word...");
        assertThat(warnings(result).toString()).contains("has 1,601 characters and was cut to the 1,600");
    }

    /** Twilio counts an emoji as two. */
    @Test
    void emojisCountTwiceAndAreNotTorn() {
        good(fixture.send("text", "🚢".repeat(800)));
        good(fixture.send("text", "🚢".repeat(801)));
        assertThat(fixture.twilio.messages().get(1).body()).isEqualTo("🚢".repeat(798) + "...");
    }

    @Test
    void controlCharactersAndLineEndsAreTidied() {
        good(fixture.send("text", "\uFEFF one\r\ntwo\rthree\tfour\u0000\u0007 \n"));
        assertThat(fixture.onlyMessage().body()).isEqualTo("\uFEFF one\ntwo\nthree four");
    }

    @ParameterizedTest
    @CsvSource({
        "(415) 555-0100, US, +14155550100",
        "07911 123456, GB, +447911123456",
        "+44 7911 123456, US, +447911123456"
    })
    void numbersAreBroughtToE164WithTheRegion(String written, String region, String e164) {
        ExternalSystem connection = fixture.connect(Map.of("default_region", region));
        assertThat(good(run(connection, "send_sms", map("to", written, "text", "x"))))
                .containsEntry("to", e164);
        assertThat(fixture.onlyMessage().to()).isEqualTo(e164);
    }

    @Test
    void whatIsNoNumberIsNotSent() {
        bad(
                fixture.send("to", "415 555 0100", "text", "x"),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'to' is '415 555 0100', which has no country's code");
        bad(fixture.send("to", "12345", "text", "x"), ErrorCode.VALIDATION_ERROR, "parameter 'to' is '12345'");
        bad(
                fixture.send("to", "whatsapp:+14155550100", "text", "x"),
                ErrorCode.VALIDATION_ERROR,
                "is no telephone number");
        bad(fixture.send("to", "\u0007x".repeat(90), "text", "x"), ErrorCode.VALIDATION_ERROR, "?x?x", "…'");
        bad(fixture.send("to", "", "text", "x"), ErrorCode.VALIDATION_ERROR, "parameter 'to' is missing");
        assertThat(fixture.twilio.requests()).isEmpty();
    }

    @Test
    void unknownRangesAndLandlinesAreSentWithAWarning() {
        assertThat(warnings(fixture.send("to", "+15558675310", "text", "x")).toString())
                .contains("No range of telephone numbers is known that +15558675310 is in");
        assertThat(warnings(fixture.send("to", "+493012345678", "text", "x")).toString())
                .contains("+493012345678 is a landline's");
        assertThat(fixture.twilio.messages()).hasSize(2);
    }

    @Test
    void nothingToSayIsRefused() {
        bad(fixture.send(), ErrorCode.VALIDATION_ERROR, "parameter 'text' is empty; give a text, or media");
        bad(fixture.send("text", " \n\t\u0000 "), ErrorCode.VALIDATION_ERROR, "parameter 'text' is empty");
        bad(fixture.send("text", "x", "body", "y"), ErrorCode.VALIDATION_ERROR, "parameter 'body' is unknown");
        assertThat(fixture.twilio.requests()).isEmpty();
    }

    @Test
    void aMessagingServiceChoosesTheNumber() {
        String service = fixture.service();
        Map<String, Object> sent = good(run(fixture.from(service), "send_sms", map("text", "x")));
        assertThat(sent)
                .containsEntry("status", "accepted")
                .containsEntry("from", null)
                .containsEntry("messaging_service_sid", service)
                .containsEntry("segments", 1);
        assertThat(fixture.twilio.requests().get(0).text())
                .contains("MessagingServiceSid=" + service)
                .doesNotContain("From=");
    }

    @Test
    void aCallMayNameItsOwnSender() {
        fixture.twilio.account().addShortCode("894546");
        fixture.twilio.account().addNumber("+442071838750", "sms");
        String service = fixture.service();
        good(fixture.send("from", "894546", "text", "a"));
        good(fixture.send("from", "+44 20 7183 8750", "text", "b"));
        good(fixture.send("from", "Harbour 1", "text", "c"));
        good(fixture.send("from", service, "text", "d"));
        assertThat(fixture.twilio.messages())
                .extracting("from")
                .containsExactly("894546", "+442071838750", "Harbour 1", "");
        assertThat(fixture.twilio.messages().get(3).service()).isEqualTo(service);
        for (String none : new String[] {"Harbour Logistics", "MG0123456789abcdef", "12", "Größe", "+1", "a;b"}) {
            bad(fixture.send("from", none, "text", "x"), ErrorCode.VALIDATION_ERROR, "parameter 'from' is '" + none);
        }
        assertThat(fixture.twilio.requests()).hasSize(4);
    }

    @Test
    void somebodyHasToSendIt() {
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("from_number", null);
        bad(
                run(fixture.connect(none), "send_sms", map("text", "x")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'from' is missing, and the connection has neither 'from_number' nor 'messaging_service_sid'");
    }

    @Test
    void anAnswerWithoutAMessageLeavesItOpenUntilALookTells() {
        fixture.twilio.nextReply(Reply.json(201, "{\"hello\":1}"));
        good(fixture.send("text", "x"));
        assertThat(fixture.twilio.requests("GET", "/Messages.json")).hasSize(1);
        assertThat(fixture.twilio.messages()).hasSize(1);
        fixture.twilio.nextReply(Reply.text(201, "<html>"), Reply.text(200, "<html>"));
        bad(open(fixture.send("text", "y")), ErrorCode.EXCEPTION, "is not valid JSON");
        assertThat(fixture.twilio.messages()).hasSize(1);
    }
}
