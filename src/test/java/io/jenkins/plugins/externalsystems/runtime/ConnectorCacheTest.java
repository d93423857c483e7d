package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.connectors.slack.SlackConnectorProvider;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.runtime.ConnectorCache.Key;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which connector a call gets, and which ones are still held. */
class ConnectorCacheTest {
    private static final Key GLOBAL = new Key("global", "slack");
    private static final Key FOLDER = new Key("folder/team", "slack");

    private final FakeSlack slack = new FakeSlack();
    private final TestRuntime runtime = new TestRuntime();
    private final ConnectorCache cache = new ConnectorCache(runtime.runtime());

    @AfterEach
    void close() {
        cache.close();
        runtime.close();
        slack.close();
    }

    @Test
    void keepsOneForEachPlaceAndId() {
        ExternalSystem first = get(GLOBAL, "token-1");
        assertThat(get(GLOBAL, "token-1")).isSameAs(first);
        assertThat(get(FOLDER, "token-1")).as("of a folder").isNotSameAs(first);
        assertThat(get(new Key("global", "other"), "token-1"))
                .as("of another id")
                .isNotSameAs(first);
        assertThat(get(GLOBAL, "token-2")).as("with another secret").isNotSameAs(first);
        assertThat(cache.idsIn("global")).containsExactlyInAnyOrder("slack", "other");
        assertThat(cache.idsIn("folder/team")).containsExactly("slack");
    }

    @Test
    void forgetsWhatIsToldAndNoMore() {
        ExternalSystem kept = get(GLOBAL, "token");
        get(FOLDER, "token");
        cache.forget(key -> key.scope().equals("folder/team"));
        assertThat(cache.idsIn("folder/team")).isEmpty();
        assertThat(get(GLOBAL, "token")).isSameAs(kept);
    }

    @Test
    void forgetsOneThatDoesNotFitAnyMore() {
        ExternalSystem connector = get(GLOBAL, "token");
        cache.forgetUnlessFor(GLOBAL, new SlackConnectorProvider(), config("token"));
        assertThat(get(GLOBAL, "token")).as("unchanged").isSameAs(connector);

        cache.forgetUnlessFor(GLOBAL, new SlackConnectorProvider(), config("changed"));
        assertThat(cache.idsIn("global")).isEmpty();
        cache.forgetUnlessFor(GLOBAL, new SlackConnectorProvider(), config("changed"));
        assertThat(cache.idsIn("global")).as("nothing is made").isEmpty();
    }

    @Test
    void oneThatIsForgottenStillAnswers() {
        ExternalSystem running = get(GLOBAL, slack.token());
        cache.forget(key -> true);
        ExternalSystemResult result = running.executeOperation("send_message", Map.of("text", "x"));
        assertThat(result.success()).isTrue();
        assertThat(slack.messages("general")).hasSize(1);
    }

    @Test
    void closesWhatItHoldsAndGivesNoMore() {
        ExternalSystem connector = get(GLOBAL, slack.token());
        connector.connect();
        assertThat(connector.isConnected()).isTrue();
        cache.close();
        assertThat(connector.isConnected()).isFalse();
        assertThatThrownBy(() -> get(GLOBAL, "token")).isInstanceOf(CancellationException.class);
    }

    private ExternalSystem get(Key key, String token) {
        return cache.get(key, new SlackConnectorProvider(), config(token));
    }

    private ConnectorConfig config(String token) {
        return ConnectorConfig.builder("slack")
                .set("bot_token", SecretValue.of(token))
                .set("api_url", slack.apiUrl().toString())
                .build();
    }
}
