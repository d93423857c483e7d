package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.TO;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.rows;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that Twilio has: their status, lists of them, and their end. */
class TwilioMessagesTest {
    private static final String NONE = "SM" + "0".repeat(32);

    private final TwilioFixture fixture = new TwilioFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String sent(String text) {
        return good(fixture.send("text", text)).get("sid").toString();
    }

    private Map<String, Object> status(String sid) {
        return good(run(fixture.connection, "get_message_status", Map.of("sid", sid)));
    }

    @Test
    void aNewMessageWaits() {
        String sid = sent("Hello");
        assertThat(status(sid))
                .containsEntry("sid", sid)
                .containsEntry("status", "queued")
                .containsEntry("to", TO)
                .containsEntry("from", FakeTwilio.NUMBER)
                .containsEntry("text", "Hello")
                .containsEntry("direction", "outbound-api")
                .containsEntry("segments", 1)
                .containsEntry("media", 0)
                .containsEntry("date_created", "2026-11-22T08:00:00Z")
                .containsEntry("date_sent", null)
                .containsEntry("error_code", null)
                .containsEntry("is_final", false)
                .containsEntry("is_delivered", false)
                .containsEntry("problem", null);
        assertThat(good(fixture.connection.getItem("message", sid))).isEqualTo(status(sid));
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, false, false",
        "scheduled, false, false",
        "sending, false, false",
        "sent, false, false",
        "partially_delivered, false, false",
        "delivered, true, true",
        "read, true, true",
        "undelivered, true, false",
        "failed, true, false",
        "canceled, true, false"
    })
    void everyStatusIsUnderstood(String state, boolean isFinal, boolean isDelivered) {
        String sid = sent("x");
        fixture.onlyMessage().becomes(state, null);
        assertThat(status(sid))
                .containsEntry("status", state)
                .containsEntry("is_final", isFinal)
                .containsEntry("is_delivered", isDelivered);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30001 | The sender's queue overflowed",
                "30002 | The account was suspended",
                "30003 | The telephone is off",
                "30004 | The recipient has blocked messages",
                "30005 | The recipient's number does not exist",
                "30006 | The number is a landline's",
                "30007 | The carrier took the message for spam",
                "30008 | The carrier did not say why.",
                "30019 | The message is larger",
                "30034 | not registered for business messages (A2P 10DLC)",
                "30036 | waited longer in the queue",
                "30042 | The sender's name is blocked",
                "21610 | The recipient has replied STOP",
                "39999 | Twilio does not say why."
            })
    void whyAMessageDidNotArriveIsToldInWords(int number, String sentence) {
        String sid = sent("x");
        fixture.onlyMessage().becomes("undelivered", number);
        Map<String, Object> status = status(sid);
        assertThat(status).containsEntry("error_code", number);
        assertThat(status.get("problem").toString()).contains(sentence).endsWith(".");
    }

    @Test
    void twiliosWordsAreTakenWhereNumbersSayNothing() {
        fixture.twilio.nextReply(Reply.json(
                200,
                "{\"sid\":\"" + NONE
                        + "\",\"status\":\"failed\",\"error_code\":31000,\"error_message\":\"a new thing\","
                        + "\"date_sent\":\"yesterday\",\"num_segments\":\"many\",\"price\":\"-0.00750\"}"));
        assertThat(status(NONE))
                .containsEntry("problem", "A new thing.")
                .containsEntry("price", "-0.00750")
                .containsEntry("date_sent", null)
                .containsEntry("segments", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SM12", "x", "AC00000000000000000000000000000000", "SM0000000000000000000000000000000g", "../x"})
    void aSidHasItsForm(String sid) {
        bad(
                run(fixture.connection, "get_message_status", Map.of("sid", sid)),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'sid' is no message's SID");
        bad(
                fixture.connection.getItem("message", sid),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'id' is no message's SID");
        bad(fixture.connection.deleteItem("message", sid), ErrorCode.VALIDATION_ERROR, "parameter 'id'");
        assertThat(fixture.twilio.requests()).isEmpty();
    }

    @Test
    void whatIsNotThereIsTold() {
        bad(
                run(fixture.connection, "get_message_status", Map.of("sid", NONE)),
                ErrorCode.NOT_FOUND_ERROR,
                "message " + NONE + ": not found in this account (HTTP 404, error 20404)");
        bad(fixture.connection.deleteItem("message", NONE), ErrorCode.NOT_FOUND_ERROR, "message " + NONE);
    }

    @Test
    void aRecordIsDeletedOnceItIsDone() {
        String sid = sent("x");
        bad(fixture.connection.deleteItem("message", sid), ErrorCode.CLIENT_ERROR, "before it is complete");
        fixture.onlyMessage().becomes("delivered", null);
        fixture.twilio.nextReply(Reply.reset());
        assertThat(good(fixture.connection.deleteItem("message", sid)))
                .containsEntry("sid", sid)
                .containsEntry("deleted", true);
        assertThat(fixture.twilio.messages()).isEmpty();
    }

    /** The first request may have been it. */
    @Test
    void whatIsGoneAfterALostAnswerWasDeleted() {
        fixture.twilio.nextReply(Reply.empty(502));
        assertThat(good(fixture.connection.deleteItem("message", NONE))).containsEntry("deleted", true);
    }

    @Test
    void aSentMessageCannotBeChanged() {
        bad(
                fixture.connection.updateItem("message", NONE, Map.of("text", "y")),
                ErrorCode.UNSUPPORTED_OPERATION,
                "A message that was sent cannot be changed");
    }

    private Map<String, Object> query(Object... filters) {
        Map<String, Object> map = new HashMap<>();
        for (int at = 0; at < filters.length; at += 2) {
            map.put((String) filters[at], filters[at + 1]);
        }
        return good(fixture.connection.query(map));
    }

    @Test
    void listsGiveTheNewestFirst() {
        sent("one");
        sent("two");
        Map<String, Object> all = query();
        assertThat(rows(all, "rows")).extracting("text").containsExactly("two", "one");
        assertThat(all).containsEntry("count", 2).containsEntry("is_last", true);
    }

    @Test
    void pagesAreReadUntilThereIsEnough() {
        for (int count = 1; count <= 1003; count++) {
            fixture.twilio.addMessage(TO, FakeTwilio.NUMBER, "m" + count);
        }
        Map<String, Object> most = query("limit", 1001);
        assertThat(most).containsEntry("count", 1001).containsEntry("is_last", false);
        assertThat(rows(most, "rows").get(1000)).containsEntry("text", "m3");
        assertThat(query("limit", 2000)).containsEntry("count", 1003).containsEntry("is_last", true);
        assertThat(query()).containsEntry("count", 50).containsEntry("is_last", false);
        assertThat(query("limit", 1)).containsEntry("count", 1);
        assertThat(fixture.twilio.requests()).hasSize(2 + 2 + 1 + 1);
    }

    @Test
    void filtersAreTwilios() {
        fixture.twilio.account().addNumber("+442071838750", "sms");
        sent("one");
        good(fixture.send("to", "+447911123456", "from", "+442071838750", "text", "two"));
        fixture.test.time().advance(Duration.ofDays(2));
        sent("three");
        assertThat(rows(query("to", "+44 7911 123456"), "rows"))
                .extracting("text")
                .containsExactly("two");
        assertThat(rows(query("from", "+442071838750"), "rows"))
                .extracting("text")
                .containsExactly("two");
        assertThat(rows(query("sent_after", "2026-11-23"), "rows"))
                .extracting("text")
                .containsExactly("three");
        assertThat(rows(query("sent_before", "2026-11-22T10:00:00+01:00"), "rows"))
                .extracting("text")
                .containsExactly("two", "one");
        assertThat(fixture.twilio.requests().get(5).query()).contains("DateSent%3E=2026-11-23T00%3A00%3A00Z");
    }

    @Test
    void wrongFiltersAreNamed() {
        refused(Map.of("limit", 0), "'limit' must be at least 1");
        refused(Map.of("to", "x"), "'to' is 'x', which is no telephone number");
        refused(Map.of("from", "MG" + "0".repeat(32)), "'from' is a messaging service");
        refused(Map.of("sent_after", "yesterday"), "'sent_after' is no time; it is a day");
        refused(Map.of("sent_before", "2026-13-01"), "'sent_before' is no time");
        refused(
                Map.of("status", "failed"),
                "'status' is unknown; allowed are to, from, sent_after, sent_before, limit");
        assertThat(fixture.twilio.requests()).isEmpty();
    }

    private void refused(Map<String, Object> filter, String sentence) {
        bad(fixture.connection.query(filter), ErrorCode.VALIDATION_ERROR, "parameter " + sentence);
    }

    /** The next page's address could name any host. */
    @Test
    void theNextPagesAddressIsNotFollowed() {
        fixture.twilio.nextReply(
                Reply.json(
                        200,
                        "{\"messages\":[{\"sid\":\"a\"}],\"next_page_uri\":\"http://127.0.0.1:1/x?Page=1&PageToken=PA1x50&To=y\"}"),
                Reply.json(200, "{\"messages\":[{\"sid\":\"b\"}],\"next_page_uri\":\"/x?Page=2\"}"));
        assertThat(rows(query(), "rows")).extracting("sid").containsExactly("a", "b");
        assertThat(fixture.twilio.requests().get(1).query()).isEqualTo("PageSize=50&Page=1&PageToken=PA1x50");
    }

    @Test
    void whatIsNoListOfTwiliosIsTold() {
        fixture.twilio.nextReply(Reply.json(200, "{\"hello\":1}"));
        ExternalSystemResult result = fixture.connection.query(Map.of());
        bad(result, ErrorCode.EXCEPTION, "the answer is no list of Twilio's");
    }
}
