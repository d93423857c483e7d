package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.rows;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, and the check of a connection. */
class MsTeamsSettingsTest {
    private final MsTeamsFixture fixture = new MsTeamsFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    static void refused(ThrowingCallable connecting, String sentence) {
        assertThatThrownBy(connecting)
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageContaining("setting " + sentence);
    }

    private void refused(Map<String, ?> changes, String sentence) {
        refused(() -> fixture.connect(changes), sentence);
    }

    private static Map<String, Object> changed(Map<String, Object> settings, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(settings);
        changed.put(name, value);
        return changed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://contoso.webhook.office.com/webhookb2/abc@def/IncomingWebhook/ghi/jkl",
                "https://webhook.office.com/webhookb2/abc",
                "https://outlook.office.com/webhook/abc",
                "https://Outlook.Office365.com/webhook/abc",
                "http://contoso.webhook.office.com/webhookb2/abc"
            })
    void theUrlOfARetiredConnectorIsRefusedWithTheWayOut(String url) {
        assertThatThrownBy(() -> fixture.connect(Map.of("webhook_url", SecretValue.of(url))))
                .isInstanceOfSatisfying(ExternalSystemException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION);
                    assertThat(refused.getMessage())
                            .startsWith(
                                    "Connection 'teams': setting 'webhook_url' is the URL of an Office 365 connector (")
                            .contains(
                                    "which Microsoft has retired",
                                    "choose Workflows",
                                    "'Send webhook alerts to a channel'")
                            .doesNotContain("abc");
                });
    }

    @Test
    void aWorkflowMayBeOnAnyHttpsHost() {
        for (String host : List.of(
                "prod-01.westeurope.logic.azure.com:443",
                "default3a1c9b526f0e4d7a.01.environment.api.powerplatform.com",
                "teams-proxy.example.com",
                "office.com")) {
            fixture.connect(Map.of("webhook_url", SecretValue.of("https://" + host + "/x?sig=y")));
        }
        refused(
                Map.of("webhook_url", SecretValue.of("http://prod.logic.azure.com/x?sig=canary")),
                "'webhook_url' must hold an https URL");
        refused(Map.of("webhook_url", SecretValue.of("canary")), "'webhook_url' must hold an absolute https URL");
    }

    @Test
    void everyWrongSettingIsNamed() {
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("webhook_url", null);
        refused(none, "'webhook_url' is missing; Teams needs a workflow's URL, or 'use_graph_api' instead");
        refused(Map.of("webhook_url", "https://x.example"), "'webhook_url' must come from a credential");
        Map<String, Object> app = fixture.app();
        refused(changed(app, "client_secret", null), "'client_secret' is missing; Graph needs it with 'tenant_id'");
        refused(changed(app, "tenant_id", null), "'tenant_id' is missing");
        refused(changed(app, "tenant_id", "../x"), "'tenant_id' must be the directory (tenant) id");
        refused(changed(app, "client_id", null), "'client_id' is missing");
        refused(Map.of("templates", Map.of("a b", "x")), "'templates' cannot be read: 'a b' is no name");
        refused(Map.of("templates_dir", "/nowhere/at/all"), "'templates_dir' is no folder that can be read");
        refused(Map.of("colour", 1), "'colour' is unknown for type 'msteams'");
        assertThat(fixture.workflow.capabilities().toMap().toString()).contains("max_message_bytes=28000", "1.5");
        Map<String, Object> usual = new LinkedHashMap<>();
        usual.put("requests_per_minute", null);
        assertThat(fixture.connect(usual).capabilities().rateLimit()).isEqualTo(30);
    }

    private static List<String> messages(ExternalSystemResult result) {
        return rows(result.resultData(), "checks").stream()
                .map(check -> check.get("message").toString())
                .toList();
    }

    @Test
    void theCheckOfAWorkflowPostsNothingAndSaysSo() {
        ExternalSystemResult checked = fixture.workflow.connect();
        assertThat(good(checked)).containsEntry("account", "workflow at 127.0.0.1");
        assertThat(messages(checked))
                .containsExactly(
                        "The workflow's host 127.0.0.1 answers. Nothing was posted, and only a message proves the"
                                + " URL itself: send a test card.");
        assertThat(fixture.teams.cards()).isEmpty();
        assertThat(fixture.teams.requests().toString()).doesNotContain(fixture.teams.signature());
        bad(
                fixture.connect(Map.of("webhook_url", SecretValue.of("http://127.0.0.1:1/x?sig=y")))
                        .connect(),
                ErrorCode.CONNECTION_ERROR,
                "cannot connect to 127.0.0.1");
    }

    @Test
    void theCheckByGraphLooksIntoTheTeam() {
        fixture.teams.addMember("Jane", "jane@contoso.com");
        ExternalSystemResult checked = fixture.withApp().connect();
        assertThat(good(checked).get("account")).isEqualTo("workflow at 127.0.0.1 and app " + fixture.teams.clientId());
        assertThat(messages(checked))
                .contains(
                        "Graph accepts the token.",
                        "The team is there: Shop.",
                        "May read the team's channels; there are 1.",
                        "The default channel 'General' is there.",
                        "May read the team's members; there are 1.",
                        "Messages go through the workflow; the app reads.");
        assertThat(messages(fixture.delegated().connect()))
                .contains("Whether the token may post (ChannelMessage.Send) Graph tells only when it does.");
    }

    @Test
    void anAppWithoutWorkflowIsWarnedThatItMayNotPost() {
        ExternalSystemResult checked =
                fixture.connect(changed(fixture.app(), "webhook_url", null)).connect();
        good(checked);
        assertThat(checked.metadata().get(MetadataKeys.WARNINGS).toString())
                .contains("The app may read but not post: Graph lets an app by itself post for imports only");
    }

    @Test
    void withoutATeamTheTokenAloneIsTried() {
        ExternalSystem app = fixture.connect(changed(fixture.app(), "default_team_id", null));
        ExternalSystemResult checked = app.connect();
        good(checked);
        assertThat(messages(checked)).contains("Graph accepts the token. There is no default team to look into.");
        bad(
                fixture.connect(changed(
                                changed(fixture.user(), "default_team_id", null),
                                "graph_api_token",
                                SecretValue.of("wrong")))
                        .connect(),
                ErrorCode.AUTHENTICATION_ERROR,
                "Graph does not accept the token");
    }

    @Test
    void theCheckNamesWhatIsWrong() {
        bad(
                fixture.connect(changed(fixture.app(), "client_secret", SecretValue.of("wrong")))
                        .connect(),
                ErrorCode.AUTHENTICATION_ERROR,
                "it does not accept the client (HTTP 401, invalid_client); check client id and secret");
        bad(
                fixture.connect(changed(fixture.app(), "client_id", "wrong")).connect(),
                ErrorCode.AUTHENTICATION_ERROR,
                "unauthorized_client");
        bad(
                fixture.connect(changed(fixture.app(), "tenant_id", "other.onmicrosoft.com"))
                        .connect(),
                ErrorCode.CONFIGURATION_ERROR,
                "check the token URL");
        bad(
                fixture.connect(changed(fixture.user(), "graph_api_token", SecretValue.of("old")))
                        .connect(),
                ErrorCode.AUTHENTICATION_ERROR,
                "a delegated token lasts about an hour");
        bad(
                fixture.connect(changed(fixture.app(), "default_team_id", "other"))
                        .connect(),
                ErrorCode.NOT_FOUND_ERROR,
                "setting 'default_team_id' names other");
        bad(
                fixture.connect(changed(fixture.user(), "default_channel", "Bilds"))
                        .connect(),
                ErrorCode.NOT_FOUND_ERROR,
                "has no channel 'Bilds'");
        good(fixture.connect(changed(fixture.app(), "default_channel", "Bilds")).connect());
        fixture.teams.forbid("TeamMember.Read.All");
        ExternalSystemResult members = fixture.withApp().connect();
        good(members);
        assertThat(members.metadata().get(MetadataKeys.WARNINGS).toString()).contains("allow TeamMember.Read.All");
        fixture.teams.forbid("Channel.ReadBasic.All");
        bad(fixture.withApp().connect(), ErrorCode.PERMISSION_ERROR, "Channel.ReadBasic.All");
        fixture.teams.forbid("Team.ReadBasic.All");
        bad(fixture.withApp().connect(), ErrorCode.PERMISSION_ERROR, "Team.ReadBasic.All");
    }

    @Test
    void noResultHoldsASecret() {
        String sig = "canary-sig-4711";
        String token = "canary-token-4712";
        ExternalSystem workflow = fixture.connect(
                Map.of("webhook_url", SecretValue.of(fixture.teams.url() + "/flow?sig=" + sig), "max_retries", 0));
        ExternalSystem graph = fixture.connect(
                changed(changed(fixture.user(), "graph_api_token", SecretValue.of(token)), "max_retries", 0));
        for (String echo : List.of(sig, token, "/flow?sig=" + sig)) {
            for (int status : new int[] {400, 401, 403, 404, 413, 429, 500, 302}) {
                String body = "{\"error\":{\"code\":\"Bad\",\"message\":\"You sent " + echo + "\"}}";
                fixture.teams.nextReply(Reply.json(status, body).with("request-id", echo));
                Map<String, Object> text = Map.of("text", "x");
                assertThat(run(workflow, "send_message", text).toMap().toString())
                        .doesNotContain(sig);
                fixture.teams.nextReply(Reply.json(status, body).with("request-id", echo), Reply.json(status, body));
                assertThat(run(graph, "get_channels", Map.of()).toMap().toString())
                        .doesNotContain(token);
                fixture.teams.nextReply();
            }
        }
        assertThat(workflow.systemInfo().toString() + workflow + graph).doesNotContain(sig, token);
    }
}
