package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.TO;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.open;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No message goes twice, and none is lost, as far as Twilio lets it be found out. */
class TwilioRepeatTest {
    private final TwilioFixture fixture = new TwilioFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static CallOptions repeat(StepJournal journal) {
        return CallOptions.withKey("k").withJournal(journal).asRepeat();
    }

    private ExternalSystemResult again(StepJournal journal, String text) {
        return run(fixture.connection, "send_sms", map("text", text), repeat(journal));
    }

    /** @return what an earlier try of the call left, that sent this text */
    private StepJournal sentBefore(String text) {
        StepJournal journal = new StepJournal();
        good(run(
                fixture.connection,
                "send_sms",
                map("text", text),
                CallOptions.withKey("k").withJournal(journal)));
        return journal;
    }

    @Test
    void aLostAnswerIsFoundAndNotSentAgain() {
        fixture.twilio.loseAnswers(1);
        ExternalSystemResult result = fixture.send("text", "Build failed");
        assertThat(good(result))
                .containsEntry("sid", fixture.onlyMessage().sid())
                .containsEntry("segments", 1);
        assertThat(fixture.twilio.requests("POST", "/Messages.json")).hasSize(1);
        assertThat(fixture.test.time().waits()).contains(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500, 502, 503, 504, 408})
    void aRequestThatGotLostIsSentOnceMore(int status) {
        fixture.twilio.nextReply(Reply.empty(status));
        good(fixture.send("text", "Build failed"));
        assertThat(fixture.onlyMessage().body()).isEqualTo("Build failed");
        assertThat(fixture.twilio.requests("POST", "/Messages.json")).hasSize(2);
    }

    @Test
    void whatGetsLostTwiceStaysOpen() {
        fixture.twilio.loseAnswers(2);
        fixture.twilio.nextReply(Reply.reset());
        open(bad(fixture.send("text", "x"), ErrorCode.CONNECTION_ERROR));
        assertThat(fixture.twilio.messages()).hasSize(1);
        assertThat(fixture.twilio.requests("POST", "/Messages.json")).hasSize(2);
    }

    @Test
    void aLookThatFailsLeavesItOpen() {
        fixture.twilio.nextReply(Reply.reset(), FakeTwilio.refusal(403, 20403, "Forbidden"));
        open(bad(fixture.send("text", "x"), ErrorCode.CONNECTION_ERROR));
        assertThat(fixture.twilio.messages()).isEmpty();
    }

    @Test
    void aRepeatFindsTheMessageOfTheEarlierTry() {
        StepJournal journal = sentBefore("Build failed");
        assertThat(good(again(journal, "Build failed")))
                .containsEntry("sid", fixture.onlyMessage().sid());
        assertThat(good(run(
                        fixture.connection,
                        "create_item",
                        Map.of("item_type", "message", "data", map("text", "Build failed")),
                        repeat(journal))))
                .containsEntry("sid", fixture.onlyMessage().sid());
    }

    @Test
    void anotherMessageIsNotTakenForIt() {
        StepJournal journal = sentBefore("Build #7 failed");
        fixture.twilio.account().addNumber("+14155550199", "sms");
        good(again(journal, "Build #8 failed"));
        good(run(
                fixture.connection, "send_sms", map("to", "+14155550111", "text", "Build #7 failed"), repeat(journal)));
        good(run(
                fixture.connection,
                "send_sms",
                map("from", "+14155550199", "text", "Build #7 failed"),
                repeat(journal)));
        good(run(
                fixture.connection,
                "send_sms",
                map("text", "Build #7 failed", "media_urls", "https://x.example/a.png"),
                repeat(journal)));
        assertThat(fixture.twilio.messages()).hasSize(5);
    }

    @Test
    void whatWasSentBeforeTheCallBeganIsAnotherOne() {
        good(fixture.send("text", "Disk full"));
        fixture.test.time().advance(Duration.ofMinutes(2));
        StepJournal journal = new StepJournal();
        fixture.twilio.nextReply(Reply.reset(), Reply.reset(), Reply.reset(), Reply.reset(), Reply.reset());
        open(run(
                fixture.connection,
                "send_sms",
                map("text", "Disk full"),
                CallOptions.withKey("k").withJournal(journal)));
        good(again(new StepJournal(journal.completed()), "Disk full"));
        assertThat(fixture.twilio.messages()).hasSize(2);
    }

    /** Where nobody kept when the call began, a day is looked back. */
    @Test
    void withoutAJournalADayIsLookedBack() {
        good(fixture.send("text", "Disk full"));
        fixture.test.time().advance(Duration.ofHours(23));
        good(again(new StepJournal(), "Disk full"));
        assertThat(fixture.twilio.messages()).hasSize(1);
        fixture.test.time().advance(Duration.ofHours(2));
        good(again(new StepJournal(), "Disk full"));
        assertThat(fixture.twilio.messages()).hasSize(2);
    }

    @Test
    void theNoteOfATrialAccountDoesNotHideIt() {
        fixture.twilio.account().becomeTrial(TO);
        StepJournal journal = sentBefore("Build failed");
        good(again(journal, "Build failed"));
        assertThat(fixture.twilio.messages()).hasSize(1);
    }

    @Test
    void charactersThatAServiceReplacesDoNotHideIt() {
        assertThat(SameText.is("\"Shop\" - failed...", "“Shop” – failed…")).isTrue();
        assertThat(SameText.is("Sent from your Twilio trial account - \"Shop\"", "“Shop”"))
                .isTrue();
        assertThat(SameText.is("Build 7 failed", "Build 8 failed")).isFalse();
        assertThat(SameText.is("Größe 7", "Größe 8")).isFalse();
        assertThat(SameText.is("🚢", "🚢")).isTrue();
        assertThat(SameText.is("🚢", "🚚")).isFalse();
        assertThat(SameText.is("anything", "")).isFalse();
        assertThat(SameText.is("", "")).isTrue();
    }

    @Test
    void anAccountThatKeepsNoTextsCannotTell() {
        StepJournal journal = sentBefore("Build failed");
        fixture.twilio.account().hideTexts();
        open(bad(again(journal, "Build failed"), ErrorCode.EXCEPTION, "an earlier try of this may have arrived"));
        assertThat(fixture.twilio.messages()).hasSize(1);
    }

    @Test
    void tooManyMessagesCannotTell() {
        StepJournal journal = sentBefore("first");
        for (int count = 0; count < 1000; count++) {
            fixture.twilio.addMessage(TO, FakeTwilio.NUMBER, "noise " + count);
        }
        open(bad(again(journal, "first"), ErrorCode.EXCEPTION, "too many messages went to this number since"));
        assertThat(fixture.twilio.messages()).hasSize(1001);
    }

    @Test
    void aMessagingServicesMessageIsFoundToo() {
        String service = fixture.service();
        ExternalSystem connection = fixture.from(service);
        fixture.twilio.loseAnswers(1);
        good(run(connection, "send_sms", map("text", "x")));
        assertThat(fixture.onlyMessage().service()).isEqualTo(service);
    }

    @Test
    void aTemplatesMessageIsFoundToo() {
        fixture.twilio.loseAnswers(1);
        good(run(
                fixture.connection,
                "send_template_sms",
                map("template", "route_update", "data", Map.of("route", "A7", "change", "Detour."))));
        assertThat(fixture.onlyMessage().body()).isEqualTo("Route A7: Detour.");
    }

    @Test
    void aKeyThatMayOnlySendLeavesItOpen() {
        ExternalSystem connection = fixture.withKey(Map.of(), "send");
        fixture.twilio.loseAnswers(1);
        open(run(connection, "send_sms", map("text", "x")));
        assertThat(fixture.twilio.messages()).hasSize(1);
    }

    @Test
    void silenceEndsAtTheDeadlineAndIsNotSentAgain() throws InterruptedException {
        fixture.twilio.nextReply(Reply.stall());
        CompletionStage<ExternalSystemResult> call = fixture.connection.executeOperationAsync(
                "send_sms", map("text", "x"), CallOptions.defaults().withDeadline(Duration.ofSeconds(10)));
        fixture.twilio.awaitRequest("POST", "/Messages.json");
        fixture.test.time().advance(Duration.ofSeconds(10));
        open(bad(TestCalls.await(call), ErrorCode.TIMEOUT_ERROR));
        assertThat(fixture.twilio.requests()).hasSize(1);
    }

    @Test
    void nothingIsSentAgainThatWasSurelyNotTaken() {
        for (int status : List.of(400, 401, 403, 404)) {
            fixture.twilio.nextReply(FakeTwilio.refusal(status, 20001, "No"));
            assertThat(fixture.send("text", "x").metadata()).doesNotContainKey("outcome");
        }
        assertThat(fixture.twilio.requests()).hasSize(4);
    }

    @Test
    void aDryRunShowsTheMessageAndSendsNothing() {
        ExternalSystemResult result = run(
                fixture.connection,
                "send_sms",
                map("text", "Build failed"),
                CallOptions.defaults().asDryRun());
        assertThat(good(result).toString())
                .contains("POST", "/Messages.json", "Build+failed")
                .doesNotContain(fixture.twilio.account().authToken());
        assertThat(fixture.twilio.requests()).isEmpty();
        bad(
                run(
                        fixture.connection,
                        "send_sms",
                        map("to", "12", "text", "x"),
                        CallOptions.defaults().asDryRun()),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'to'");
    }
}
