package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.send;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.ManualTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent again, when, and what must not be. */
class SlackRetryTest {
    private static final Reply GONE = Reply.json(200, "{\"ok\":false,\"error\":\"message_not_found\"}");

    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot("timeout", "3s");

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @Test
    void waitsAsManySecondsAsSlackAsks() {
        fixture.slack.nextReply(limited().with("Retry-After", "7"));

        ExternalSystemResult result = send(bot, "text", "t");

        good(result);
        assertThat(result.metadata()).containsEntry(MetadataKeys.ATTEMPTS, 2);
        assertThat(fixture.test.time().passed()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
        assertThat(fixture.slack.messages("general")).hasSize(1);
    }

    @Test
    void waitsUntilTheDateThatSlackNames() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ManualTime.START.plusSeconds(9).atOffset(ZoneOffset.UTC));
        fixture.slack.nextReply(limited().with("Retry-After", date));

        sent(bot, "text", "t");

        assertThat(fixture.test.time().passed()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    @Test
    void backsOffWhereSlackDoesNotSayHowLong() {
        fixture.slack.nextReply(
                Reply.json(429, ""),
                Reply.json(200, "{\"ok\":false,\"error\":\"rate_limited\"}"),
                Reply.text(429, "x"));

        sent(bot, "text", "t");

        assertThat(fixture.slack.requests()).hasSize(4);
        assertThat(fixture.slack.messages("general")).hasSize(1);
    }

    @Test
    void givesUpAtOnceWhereTheWaitIsLongerThanTheDeadline() {
        fixture.slack.nextReply(limited().with("Retry-After", "3600"));

        ExternalSystemResult result = send(bot, "text", "t");

        bad(result, ErrorCode.RATE_LIMIT_ERROR, "send less, or later");
        assertThat(result.metadata())
                .containsEntry(MetadataKeys.RETRY_AFTER_MS, 3_600_000L)
                .doesNotContainKeys(MetadataKeys.LOCAL, MetadataKeys.OUTCOME);
        assertThat(fixture.test.time().passed()).isLessThan(Duration.ofSeconds(1));
        assertThat(fixture.slack.requests()).hasSize(1);
    }

    @Test
    void sendsAMessageOnceWhereItMayHaveArrivedAndNobodyMayLook() {
        fixture.slack.grant("chat:write");
        List<Reply> unclear = List.of(
                Reply.reset(),
                Reply.stall(),
                Reply.text(500, "oops"),
                Reply.text(503, "oops"),
                Reply.text(408, "slow"),
                Reply.text(200, "<html>"),
                Reply.json(200, "{\"ok\":false,\"error\":\"fatal_error\"}"),
                Reply.json(200, "{\"ok\":false,\"error\":\"internal_error\"}"),
                Reply.json(200, "{\"ok\":false,\"error\":\"request_timeout\"}"));
        for (Reply reply : unclear) {
            fixture.slack.nextReply(reply);

            ExternalSystemResult result = send(bot, "text", "t");

            assertThat(result.success()).isFalse();
            assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        }
        assertThat(fixture.slack.requests("POST", "/chat.postMessage")).hasSize(unclear.size());
        assertThat(fixture.slack.messages("general")).isEmpty();
    }

    @Test
    void neverSendsAgainWhatSlackRefused() {
        fixture.slack.revokeToken();

        ExternalSystemResult result = send(bot, "text", "t");

        bad(result, ErrorCode.AUTHENTICATION_ERROR);
        assertThat(result.metadata()).doesNotContainKey(MetadataKeys.OUTCOME);
        assertThat(fixture.slack.requests()).hasSize(1);
    }

    @Test
    void sendsAgainWhereSlackSaysThatItIsAway() {
        fixture.slack.nextReply(
                Reply.text(503, "").with("Retry-After", "2"),
                Reply.json(200, "{\"ok\":false,\"error\":\"team_added_to_org\"}"));

        sent(bot, "text", "t");

        assertThat(fixture.slack.requests()).hasSize(3);
    }

    @Test
    void repeatsChangesAndDeletes() {
        Map<String, Object> message = sent(bot, "text", "t");
        fixture.slack.nextReply(
                Reply.reset(), Reply.stall(), Reply.json(200, "{\"ok\":false,\"error\":\"fatal_error\"}"));

        good(bot.updateItem("message", (String) message.get("id"), map("text", "u")));
        assertThat(fixture.slack.messages("general").get(0).text()).isEqualTo("u");
        fixture.slack.nextReply(Reply.reset());
        good(bot.deleteItem("message", (String) message.get("id")));

        assertThat(fixture.slack.requests("POST", "/chat.update")).hasSize(4);
        assertThat(fixture.slack.requests("POST", "/chat.delete")).hasSize(2);
        assertThat(fixture.slack.messages("general")).isEmpty();
    }

    @Test
    void takesAMessageThatIsGoneOnARepeatAsDeleted() {
        fixture.slack.nextReply(Reply.reset(), GONE);
        assertThat(good(bot.deleteItem("message", "C1/1.2"))).containsEntry("id", "C1/1.2");

        fixture.slack.nextReply(limited(), Reply.stall(), GONE);
        good(bot.deleteItem("message", "C1/1.2"));
    }

    @Test
    void findsNoMessageWhereTheFirstTrySurelyDidNothing() {
        fixture.slack.nextReply(limited(), GONE);
        bad(bot.deleteItem("message", "C1/1.2"), ErrorCode.NOT_FOUND_ERROR, "no such message in C1");

        fixture.slack.nextReply(GONE);
        bad(bot.deleteItem("message", "C1/1.2"), ErrorCode.NOT_FOUND_ERROR);
    }

    @Test
    void repeatsTheCheck() {
        fixture.slack.nextReply(Reply.reset(), Reply.text(502, "oops"));

        good(bot.connect());
    }

    @Test
    void treatsAWebhookLikeAMessage() {
        ExternalSystem webhook = fixture.webhook("timeout", "3s");
        fixture.slack.nextReply(Reply.reset(), Reply.text(500, "rollup_error"), Reply.stall(), Reply.text(200, "hm"));
        for (int i = 0; i < 4; i++) {
            assertThat(send(webhook, "text", "t").metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
        }
        assertThat(fixture.slack.requests()).hasSize(4);

        fixture.slack.nextReply(Reply.text(429, "rate_limited").with("Retry-After", "5"), Reply.reset());
        assertThat(send(webhook, "text", "t").metadata())
                .containsEntry(MetadataKeys.ATTEMPTS, 2)
                .containsEntry(MetadataKeys.OUTCOME, "unknown");
        assertThat(fixture.slack.messages("general")).isEmpty();
    }

    private static Reply limited() {
        return Reply.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}");
    }
}
