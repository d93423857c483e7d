package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackAlertTest {
    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot();

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"info,#36a64f", "warning,#ff9900", "error,#ff0000", "critical,#8b0000"})
    void showsSeverityAsColour(String severity, String color) {
        alert("title", "Disk", "message", "full", "severity", severity);

        assertThat(attachment())
                .containsEntry("color", color)
                .containsEntry("fallback", "[" + severity.toUpperCase(Locale.ROOT) + "] Disk");
    }

    @Test
    void showsTitleMessageAndFields() {
        fixture.slack.addChannel("ops");
        Map<String, Object> data = alert(
                "title", "Disk <full> & hot",
                "message", "**90 %** of `/var`",
                "metadata", map("host", "ci-1", "note", "x".repeat(41), "count", 3, "none", null),
                "mentions", List.of("@here"),
                "channel", "#ops");

        assertThat(fixture.slack.messages("ops").get(0).text()).isEqualTo("<!here>");
        Map<?, ?> attachment =
                (Map<?, ?>) fixture.slack.messages("ops").get(0).attachments().get(0);
        assertThat(attachment.get("color")).as("default: info").isEqualTo("#36a64f");
        assertThat(attachment.get("title")).isEqualTo("Disk &lt;full&gt; &amp; hot");
        assertThat(attachment.get("text")).isEqualTo("*90 %* of `/var`");
        assertThat(attachment.get("mrkdwn_in")).isEqualTo(List.of("text"));
        assertThat(attachment.get("fields"))
                .isEqualTo(List.of(
                        map("title", "host", "value", "ci-1", "short", true),
                        map("title", "note", "value", "x".repeat(41), "short", false),
                        map("title", "count", "value", "3", "short", true)));
        assertThat(data).containsEntry("text_cut", false).containsKeys("channel", "ts", "id");
    }

    @Test
    void cutsWhatIsTooLong() {
        ExternalSystemResult result = bot.executeOperation(
                "send_alert",
                map(
                        "title", "t".repeat(151),
                        "message", "m".repeat(3_001),
                        "metadata", map("k", "v".repeat(2_001))));

        assertThat(good(result)).containsEntry("text_cut", true);
        assertThat(result.metadata().get("warnings").toString())
                .contains("The title has 151", "The message has 3,001", "The value of 'k' has 2,001");
        assertThat((String) attachment().get("text")).hasSizeLessThanOrEqualTo(3_000);
    }

    @Test
    void cutsNothingAtTheLimit() {
        Map<String, Object> data = alert(
                "title", "t".repeat(150),
                "message", "m".repeat(3_000),
                "format", "plain",
                "metadata", map("k", "v".repeat(2_000)));

        assertThat(data).containsEntry("text_cut", false);
        assertThat(attachment().get("mrkdwn_in")).isEqualTo(List.of());
    }

    @Test
    void refusesWhatIsMissingOrUnknown() {
        bad(
                bot.executeOperation("send_alert", map("message", "m")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'title' is missing");
        bad(
                bot.executeOperation("send_alert", map("title", "t")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'message' is missing");
        bad(
                bot.executeOperation("send_alert", map("title", "t", "message", "m", "severity", "fatal")),
                ErrorCode.VALIDATION_ERROR,
                "'severity' is 'fatal'",
                "info, warning, error, critical");
        assertThat(fixture.slack.requests()).isEmpty();
    }

    private Map<String, Object> alert(Object... parameters) {
        return good(bot.executeOperation("send_alert", map(parameters)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> attachment() {
        return (Map<String, Object>)
                fixture.slack.messages("general").get(0).attachments().get(0);
    }
}
