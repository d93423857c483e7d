package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.rows;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many messages in one call. */
class MsTeamsBatchTest {
    private static final Map<String, Object> CARD =
            Map.of("card", Map.of("body", List.of(Map.of("type", "TextBlock", "text", "card"))));
    private static final Map<String, Object> TEMPLATE =
            Map.of("template", "vessel_arrival", "data", Map.of("vessel_name", "Aurora", "port", "Bergen"));

    private final MsTeamsFixture fixture = new MsTeamsFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private static Map<String, Object> batch(List<Map<String, Object>> messages) {
        return Map.of("messages", messages);
    }

    private ExternalSystemResult send(CallOptions options, List<Map<String, Object>> messages) {
        return run(fixture.workflow, "send_batch_messages", batch(messages), options);
    }

    @Test
    void messagesOfEveryKindGoOutInOrder() {
        Map<String, Object> result = good(send(CallOptions.defaults(), List.of(text("one"), CARD, TEMPLATE)));
        assertThat(result).containsEntry("sent", 3).containsEntry("failed", 0);
        assertThat(rows(result, "results").get(2))
                .containsEntry("index", 2)
                .containsEntry("ok", true)
                .containsEntry("sent_by", "workflow");
        assertThat(fixture.teams.cards()).hasSize(3);
        assertThat(fixture.teams.cards().get(0).toString()).contains("one");
        assertThat(fixture.teams.cards().get(2).toString()).contains("Aurora");
    }

    @Test
    void nothingGoesOutWhileOneIsWrong() {
        bad(
                send(CallOptions.defaults(), List.of(text("one"), Map.of("card", Map.of("version", "1.6")))),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'messages[1].card' has the version 1.6");
        bad(
                send(CallOptions.defaults(), List.of(Map.of("text", "x", "foo", 1))),
                ErrorCode.VALIDATION_ERROR,
                "messages[0].foo");
        bad(send(CallOptions.defaults(), List.of()), ErrorCode.VALIDATION_ERROR, "'messages' is empty");
        bad(
                send(CallOptions.defaults(), Collections.nCopies(101, text("x"))),
                ErrorCode.VALIDATION_ERROR,
                "'messages' has more than 100");
        assertThat(fixture.teams.requests()).isEmpty();
        assertThat(good(send(CallOptions.defaults(), Collections.nCopies(100, text("x")))))
                .containsEntry("sent", 100);
    }

    @Test
    void oneThatIsRefusedDoesNotKeepTheOthersBack() {
        fixture.teams.nextReply(Reply.empty(202), Reply.text(200, "Webhook failed: endpoint returned HTTP error 413"));
        ExternalSystemResult result = send(CallOptions.defaults(), List.of(text("one"), text("two"), text("three")));
        bad(
                result,
                ErrorCode.VALIDATION_ERROR,
                "1 of 3 messages were not sent, the first messages[1]: Teams takes no message of this size");
        assertThat(result.resultData()).containsEntry("sent", 2);
        assertThat(rows(result.resultData(), "results").get(1))
                .containsEntry("ok", false)
                .containsEntry("error_code", "VALIDATION_ERROR");
        assertThat(fixture.teams.cards()).hasSize(1);
    }

    @Test
    void aRepeatGoesOnBehindWhatWasSent() {
        StepJournal journal = new StepJournal();
        CallOptions options = CallOptions.defaults().withJournal(journal);
        good(send(options, List.of(text("one"), text("two"))));
        good(send(
                options.withJournal(new StepJournal(journal.completed())).asRepeat(),
                List.of(text("one"), text("two"))));
        assertThat(fixture.teams.cards()).hasSize(2);
    }

    @Test
    void oneThatMayHaveArrivedIsNotSentAgainAndTheOthersAre() {
        fixture.teams.loseAnswer();
        ExternalSystemResult result = send(CallOptions.defaults(), List.of(text("one"), text("two")));
        assertThat(result.success()).isFalse();
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        assertThat(result.resultData()).containsEntry("sent", 1).containsEntry("failed", 1);
        assertThat(rows(result.resultData(), "results").get(0)).containsEntry("outcome", "unknown");
        assertThat(fixture.teams.cards()).hasSize(2);
    }

    @Test
    void withoutItsJournalARepeatSendsNothingThroughAWorkflow() {
        ExternalSystemResult result = send(CallOptions.defaults().asRepeat(), List.of(text("one"), text("two")));
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        assertThat(fixture.teams.requests()).isEmpty();
    }

    @Test
    void byGraphTheLostOneIsFound() {
        Map<String, Object> settings = new LinkedHashMap<>(fixture.user());
        ExternalSystem delegated = fixture.connect(settings);
        fixture.teams.loseAnswer();
        Map<String, Object> result =
                good(run(delegated, "send_batch_messages", batch(List.of(text("one"), text("two")))));
        assertThat(result).containsEntry("sent", 2);
        assertThat(fixture.teams.messages()).hasSize(2);
        assertThat(rows(result, "results").get(0).get("message_id"))
                .isEqualTo(fixture.teams.messages().get(0).get("id"));
    }
}
