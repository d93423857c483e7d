package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A dry run goes up to the wire: checks are made, the payload is shown, nothing is sent and no secret shows. */
class SlackDryRunTest {
    private final SlackFixture fixture = new SlackFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void showsThePayloadAndSendsNothing() {
        ExternalSystemResult result = dryRun(fixture.bot(), "channel", "#ci", "text", "*done*");

        assertThat(result.errorMessage()).isNull();
        assertThat(result.metadata()).containsEntry(MetadataKeys.DRY_RUN, true).containsEntry(MetadataKeys.ATTEMPTS, 0);
        assertThat(result.resultData()).containsEntry("parameters", map("channel", "#ci", "text", "*done*"));
        Map<?, ?> request = (Map<?, ?>) result.resultData().get("request");
        assertThat(request.get("method")).isEqualTo("POST");
        assertThat(request.get("url")).asString().endsWith("/chat.postMessage");
        assertThat(((Map<?, ?>) request.get("body")).get("channel")).isEqualTo("#ci");
        assertThat(result.toString()).doesNotContain(fixture.slack.token());
        assertThat(fixture.slack.requests()).isEmpty();
    }

    @Test
    void masksAWebhookWhoseAddressIsTheSecret() {
        ExternalSystemResult result = dryRun(fixture.webhook(), "text", "done");

        assertThat(result.errorMessage()).isNull();
        assertThat(result.toString())
                .contains("done")
                .doesNotContain(fixture.slack.webhookUrl())
                .doesNotContain(fixture.slack.webhookUrl().replaceAll(".*/", ""));
        assertThat(fixture.slack.requests()).isEmpty();
    }

    @Test
    void refusesWhatTheCallWouldBeRefusedForBeforeTheWire() {
        ExternalSystemResult result = dryRun(fixture.bot(), "text", "t", "nonsense", 1);

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry(MetadataKeys.DRY_RUN, true);
    }

    @Test
    void takesNothingOfTheLimitThatSendingHas() {
        ExternalSystem bot = fixture.bot("requests_per_minute", 1, "burst", 1);
        for (int i = 0; i < 5; i++) {
            assertThat(dryRun(bot, "text", "t", "channel", "#ci").success()).isTrue();
        }
        assertThat(fixture.test.time().waits()).isEmpty();
    }

    private static ExternalSystemResult dryRun(ExternalSystem connection, Object... parameters) {
        CallOptions options = CallOptions.defaults().asDryRun();
        return TestCalls.await(connection.executeOperationAsync("send_message", map(parameters), options));
    }
}
