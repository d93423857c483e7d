package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeChannel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How fast a connection lets itself be used; a wait costs no real time here. */
class SlackLimitsTest {
    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot();

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @Test
    void sendsOneMessageASecondToAChannel() {
        for (int i = 0; i < 4; i++) {
            sent(bot, "text", "t" + i);
        }

        assertThat(passed()).isEqualTo(Duration.ofSeconds(3));
        assertThat(fixture.slack.messages("general")).hasSize(4);
    }

    @Test
    void doesNotHoldOneChannelForAnother() {
        for (int i = 0; i < 4; i++) {
            fixture.slack.addChannel("c" + i);
            sent(bot, "channel", "#c" + i, "text", "t");
        }

        assertThat(passed()).isZero();
    }

    @Test
    void knowsAChannelByNameAndById() {
        FakeChannel ci = fixture.slack.addChannel("ci");
        sent(bot, "channel", "#ci", "text", "one");
        sent(bot, "channel", ci.id(), "text", "two");
        sent(bot, "channel", "CI", "text", "three");

        assertThat(passed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void holdsAlertsAndMessagesTogether() {
        sent(bot, "text", "one");
        good(bot.executeOperation("send_alert", map("title", "t", "message", "two")));

        assertThat(passed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void saysThatItWasItsOwnLimitWhereTheDeadlineIsNearer() {
        sent(bot, "text", "one");
        CallOptions hasty = CallOptions.withKey("key").withDeadline(Duration.ofMillis(500));

        ExternalSystemResult result = bot.executeOperationAsync("send_message", map("text", "two"), hasty)
                .toCompletableFuture()
                .join();

        bad(result, ErrorCode.RATE_LIMIT_ERROR);
        assertThat(result.metadata())
                .containsEntry(MetadataKeys.LOCAL, true)
                .containsEntry(MetadataKeys.RETRY_AFTER_MS, 1_000L);
        assertThat(fixture.slack.requests()).hasSize(1);
    }

    @Test
    void changesFiftyMessagesAMinuteAfterABurst() {
        Map<String, Object> message = sent(bot, "text", "t");
        for (int i = 0; i < 12 + 50; i++) {
            good(bot.executeOperation("update_message", map("id", message.get("id"), "text", "t" + i)));
        }

        assertThat(passed()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
    }

    @Test
    void sendsOneMessageASecondThroughAWebhook() {
        ExternalSystem webhook = fixture.webhook();
        sent(webhook, "text", "one");
        sent(webhook, "text", "two");

        assertThat(passed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void allowsTenRequestsAMinuteUnlessToldOtherwise() {
        ExternalSystem polite = fixture.bot("requests_per_minute", null);
        for (int i = 0; i < 11; i++) {
            fixture.slack.addChannel("c" + i);
            sent(polite, "channel", "#c" + i, "text", "t");
        }

        assertThat(passed()).isEqualTo(Duration.ofSeconds(6));
    }

    private Duration passed() {
        return fixture.test.time().passed();
    }
}
