package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alerts made by templates. */
class SlackNotificationTest {
    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot();

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @Test
    void tellsOfAVesselWithWhatIsKnown() {
        good(notify("vessel_arrival", map("vessel_name", "Ada <!here>", "port", "Kiel", "berth", null)));

        Map<?, ?> alert = alert(0);
        assertThat(alert.get("title")).isEqualTo("Ada &lt;!here&gt; arrives in Kiel");
        assertThat(alert.get("text")).isEqualTo("*Ada &lt;!here&gt;* arrives in *Kiel*.");
        assertThat(((List<?>) alert.get("fields"))
                        .stream().map(field -> String.valueOf(((Map<?, ?>) field).get("title"))))
                .containsExactly("Vessel", "Port");
    }

    @Test
    void tellsOfTheOtherShippedEvents() {
        good(notify(
                "compliance_issue",
                map("rule", "MARPOL", "entity", "Ada", "due", "2026-12-01", "url", "https://c.example/1")));
        good(notify(
                "integration_error", map("system", "ERP", "operation", "sync", "error", "a `b` <c>", "attempts", 3)));
        good(notify("driver_alert", map("driver", "Jo", "alert", "speeding", "severity", "critical")));

        assertThat(alert(0).get("text").toString())
                .isEqualTo("Ada does not meet *MARPOL*.\n\n<https://c.example/1|Details>");
        assertThat(alert(1).get("text").toString()).contains("`a ˋbˋ &lt;c&gt;`");
        assertThat(alert(1).get("color")).isEqualTo(AlertSeverity.ERROR.color());
        assertThat(alert(2).get("color")).isEqualTo(AlertSeverity.CRITICAL.color());
    }

    @Test
    void listsTheKnownTypesForAnUnknownOne() {
        ExternalSystemResult result = notify("vessel_departure", map());

        bad(
                result,
                ErrorCode.VALIDATION_ERROR,
                "'event_type' is 'vessel_departure'; known are compliance_issue, driver_alert, integration_error,"
                        + " vessel_arrival");
        assertThat(result.metadata()).containsEntry(MetadataKeys.PARAMETER, "event_type");
        assertThat(fixture.slack.requests()).isEmpty();
    }

    @Test
    void namesWhatTheDataLacks() {
        bad(
                notify("vessel_arrival", map("eta", "noon")),
                ErrorCode.VALIDATION_ERROR,
                "'data' lacks vessel_name, which the template 'vessel_arrival' shows");
        bad(
                notify("driver_alert", map("driver", "Jo", "alert", map("k", 1))),
                ErrorCode.VALIDATION_ERROR,
                "does not fit the template 'driver_alert'");
        bad(
                notify("driver_alert", map("driver", "Jo", "alert", "a", "severity", "awful")),
                ErrorCode.VALIDATION_ERROR,
                "severity 'awful'",
                "info, warning, error, critical");
        assertThat(fixture.slack.requests()).isEmpty();
    }

    @Test
    void usesAConnectionsOwnTemplates() {
        ExternalSystem own = fixture.bot(
                "templates",
                Map.of(
                        "vessel_arrival", "title: Ahoy {{vessel_name}}\n\nLand!",
                        "release", "title: {{version}} is out\nseverity: warning\nfield By: {{by}}\n\nSee {{by}}"));

        good(own.executeOperation(
                "send_notification", map("event_type", "vessel_arrival", "data", map("vessel_name", "Ada"))));
        good(own.executeOperation(
                "send_notification", map("event_type", "release", "data", map("version", 2.4, "by", "Jo"))));

        assertThat(alert(0).get("title")).isEqualTo("Ahoy Ada");
        assertThat(alert(1).get("title")).isEqualTo("2.4 is out");
    }

    @Test
    void refusesAConnectionWithABrokenTemplate() {
        assertThatThrownBy(() -> fixture.bot("templates", Map.of("mine", "no title")))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageContaining("setting 'templates' cannot be read: template 'mine'");
        assertThatThrownBy(() -> fixture.bot("templates", "text"))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageContaining("must be a map of names to texts");
    }

    @Test
    void cutsWhatIsTooLong() {
        ExternalSystemResult result =
                notify("driver_alert", map("driver", "Jo", "alert", "a", "description", "x".repeat(5_000)));

        assertThat(good(result)).containsEntry("text_cut", true);
        assertThat(alert(0).get("text").toString())
                .hasSizeLessThanOrEqualTo(3_000)
                .contains("(cut,");
    }

    private ExternalSystemResult notify(String type, Map<String, Object> data) {
        return bot.executeOperation("send_notification", map("event_type", type, "data", data));
    }

    private Map<?, ?> alert(int index) {
        return (Map<?, ?>)
                fixture.slack.messages("general").get(index).attachments().get(0);
    }
}
