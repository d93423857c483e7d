package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.config;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSettingsTest {
    private final SlackFixture fixture = new SlackFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void needsOneOfTheTwoSecrets() {
        refused(config(), "'bot_token' is missing", "webhook_url");
    }

    @Test
    void takesNoSecretAsText() {
        refused(config().set("bot_token", "xoxb-1"), "'bot_token' must come from a credential");
    }

    @Test
    void readsTheSecretsFromTheEnvironmentWhereTheyAreMissing() {
        Map<String, String> environment = Map.of("SLACK_BOT_TOKEN", fixture.slack.token());
        sent(
                fixture.connection(
                        config().set("api_url", fixture.slack.apiUrl()).environment(environment::get)),
                "text",
                "one");
        Map<String, String> other = Map.of("SLACK_WEBHOOK_URL", fixture.slack.webhookUrl());
        sent(fixture.connection(config().environment(other::get)), "text", "two");

        assertThat(fixture.slack.messages("general")).hasSize(2);
    }

    @Test
    void usesTheBotTokenWhereThereAreBoth() {
        ExternalSystem both = fixture.bot("webhook_url", SecretValue.of(fixture.slack.webhookUrl()));

        assertThat(sent(both, "text", "t")).containsKey("ts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/triggers/T1/123/abc",
                "https://hooks.slack.com/services/T1/B1",
                "https://hooks.slack.com/",
                "https://hooks.slack.com",
                "https://example.org/services/T1/B1/"
            })
    void refusesAUrlThatIsNoIncomingWebhook(String url) {
        refused(config().set("webhook_url", SecretValue.of(url)), "'webhook_url' is no incoming webhook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hooks.slack.com/services/T1/B1/x", "ftp://a/services/T1/B1/x", "not a url", "https:///a"})
    void refusesAWebhookThatIsNoUrlWithoutTellingIt(String url) {
        ExternalSystemException refused =
                refused(config().set("webhook_url", SecretValue.of(url)), "'webhook_url' must hold an absolute");
        assertThat(refused).hasNoCause().hasMessageNotContaining(url);
    }

    @Test
    void refusesWrongValues() {
        ConnectorConfig.Builder good = config().set("bot_token", SecretValue.of("xoxb-1"));
        refused(good.set("api_url", "slack.com/api"), "'api_url' must be an absolute");
        refused(good.set("api_url", "https://slack.com/api?x=1"), "'api_url' must have no query");
        refused(good.set("api_url", null).set("verify_ssl", "maybe"), "'verify_ssl' must be true or false");
        refused(good.set("verify_ssl", null).set("timeout", "soon"), "'timeout' must be a duration");
        refused(good.set("timeout", null).set("chanel", "#ci"), "'chanel' is unknown for type 'slack'");
    }

    @Test
    void showsTheConfiguredSender() {
        sent(fixture.bot("username", "Nightly", "icon_emoji", ":moon:"), "text", "t");

        assertThat(fixture.slack.messages("general").get(0).content())
                .containsEntry("username", "Nightly")
                .containsEntry("icon_emoji", ":moon:");
    }

    @Test
    void takesABaseUrlWithASlashAtItsEnd() {
        sent(fixture.bot("api_url", fixture.slack.apiUrl() + "/"), "text", "t");

        assertThat(fixture.slack.requests().get(0).path()).isEqualTo("/api/chat.postMessage");
    }

    private ExternalSystemException refused(ConnectorConfig.Builder config, String... parts) {
        ExternalSystemException[] thrown = new ExternalSystemException[1];
        assertThatThrownBy(() -> fixture.connection(config))
                .isInstanceOfSatisfying(ExternalSystemException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR);
                    assertThat(refused).hasMessageStartingWith("Connection 'chat': ");
                    thrown[0] = refused;
                })
                .hasMessageContainingAll(parts);
        return thrown[0];
    }
}
