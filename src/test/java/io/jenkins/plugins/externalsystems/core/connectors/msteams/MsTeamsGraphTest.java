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
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.msteams.FakeTeams;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Channels and members by Graph, and messages with a user's token. */
class MsTeamsGraphTest {
    private final MsTeamsFixture fixture = new MsTeamsFixture();
    private final FakeTeams teams = fixture.teams;

    @AfterEach
    void close() {
        fixture.close();
    }

    private int calls(String pathEnd) {
        return teams.requests("GET", pathEnd).size();
    }

    @Test
    void oneConnectionReadsByGraphAndSendsByWorkflow() {
        String builds = teams.addChannel("Builds");
        ExternalSystem both = fixture.withApp();

        Map<String, Object> channels = good(run(both, "get_channels", Map.of()));
        assertThat(channels).containsEntry("count", 2);
        assertThat(rows(channels, "rows").get(1))
                .containsEntry("id", builds)
                .containsEntry("name", "Builds")
                .containsEntry("membership_type", "standard");
        assertThat(good(run(both, "send_message", Map.of("text", "x")))).containsEntry("sent_by", "workflow");
        assertThat(teams.cards()).hasSize(1);
        assertThat(teams.messages()).isEmpty();
        assertThat(teams.requests("POST", "/token")).hasSize(1);
    }

    @Test
    void membersAreReadPageByPageAndRemembered() {
        IntStream.range(0, 250).forEach(number -> teams.addMember("Member " + number, "m" + number + "@contoso.com"));
        ExternalSystem app = fixture.withApp();

        Map<String, Object> members = good(run(app, "get_team_members", Map.of()));
        assertThat(members).containsEntry("count", 250);
        assertThat(rows(members, "rows").get(0))
                .containsEntry("name", "Member 0")
                .containsEntry("email", "m0@contoso.com")
                .containsEntry("roles", List.of("owner"));
        assertThat(calls("/members")).isEqualTo(3);
        good(run(app, "get_team_members", Map.of("team_id", teams.teamId())));
        assertThat(calls("/members")).isEqualTo(3);
        fixture.test.time().advance(Duration.ofMinutes(11));
        good(run(app, "get_team_members", Map.of()));
        assertThat(calls("/members")).isEqualTo(6);
    }

    @Test
    void aMemberIsFoundByAddress() {
        teams.addMember("Jane Doe", "jane@contoso.com");
        ExternalSystem app = fixture.withApp();
        assertThat(good(run(app, "lookup_user", Map.of("email", "Jane@contoso.com"))))
                .containsEntry("name", "Jane Doe")
                .containsKey("id");
        bad(
                run(app, "lookup_user", Map.of("email", "ghost@contoso.com")),
                ErrorCode.NOT_FOUND_ERROR,
                "has no member with the e-mail address ghost@contoso.com");
        assertThat(calls("/members")).isEqualTo(1);
    }

    @Test
    void theTokenDoesNotFollowANextPageToAnotherServer() {
        teams.addChannel("Builds");
        teams.pageSize(1);
        try (FakeTeams stranger = new FakeTeams()) {
            for (String origin : List.of(
                    stranger.url().toString(),
                    "http://user@127.0.0.1:" + teams.url().getPort(),
                    "https://127.0.0.1:" + teams.url().getPort(),
                    "http://127.0.0.1.example.com:" + teams.url().getPort())) {
                teams.nextPagesAt(origin);
                bad(
                        run(fixture.withApp(), "get_channels", Map.of()),
                        ErrorCode.EXCEPTION,
                        "channels of team " + teams.teamId(),
                        "the link to the next page leads to another server");
            }
            teams.nextPagesAt("not a link");
            bad(run(fixture.withApp(), "get_channels", Map.of()), ErrorCode.EXCEPTION, "cannot be read");
            assertThat(stranger.requests()).isEmpty();
        }
        assertThat(calls("/channels")).isEqualTo(5);
    }

    @Test
    void anEndlessListEnds() {
        IntStream.range(0, 101).forEach(number -> teams.addChannel("c" + number));
        teams.pageSize(1);
        bad(run(fixture.withApp(), "get_channels", Map.of()), ErrorCode.EXCEPTION, "more than 100 pages");
    }

    @Test
    void missingPermissionsAndTeamsAreNamed() {
        ExternalSystem app = fixture.withApp();
        bad(
                run(app, "get_channels", Map.of("team_id", "other")),
                ErrorCode.NOT_FOUND_ERROR,
                "channels of team other: not found, or hidden");
        bad(run(app, "get_channels", Map.of("team_id", "..")), ErrorCode.VALIDATION_ERROR, "'team_id' is '..'");
        teams.forbid("Channel.ReadBasic.All");
        teams.forbid("TeamMember.Read.All");
        bad(
                run(app, "get_channels", Map.of()),
                ErrorCode.PERMISSION_ERROR,
                "check its permissions",
                "Channel.ReadBasic");
        bad(run(app, "get_team_members", Map.of()), ErrorCode.PERMISSION_ERROR, "TeamMember.Read.All");
        Map<String, Object> settings = new LinkedHashMap<>(fixture.app());
        settings.put("default_team_id", null);
        bad(
                run(fixture.connect(settings), "get_channels", Map.of()),
                ErrorCode.VALIDATION_ERROR,
                "'team_id' is missing, and the connection has no 'default_team_id'");
    }

    @Test
    void manyCallsFetchOneTokenAndRenewItOnce() {
        ExternalSystem app = fixture.withApp();
        CompletableFuture<?>[] reads = IntStream.range(0, 8)
                .mapToObj(number -> app.executeOperationAsync("get_channels", Map.of(), CallOptions.defaults())
                        .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(reads).join();
        assertThat(teams.requests("POST", "/token")).hasSize(1);
        teams.expireTokens();
        good(run(app, "get_team_members", Map.of()));
        assertThat(teams.requests("POST", "/token")).hasSize(2);
    }

    @Test
    void anAppIsNotLetPostBeforeTheWire() {
        Map<String, Object> settings = new LinkedHashMap<>(fixture.app());
        bad(
                run(fixture.connect(settings), "send_message", Map.of("text", "x", "channel", "General")),
                ErrorCode.UNSUPPORTED_OPERATION,
                "Graph lets an app by itself post for imports only; give the connection the URL of a workflow"
                        + " ('webhook_url'), or a delegated token with ChannelMessage.Send");
        settings.put("webhook_url", null);
        for (String operation : List.of("send_message", "send_adaptive_card", "send_template_message")) {
            bad(
                    run(
                            fixture.connect(settings),
                            operation,
                            Map.of(
                                            "send_message", Map.<String, Object>of("text", "x"),
                                            "send_adaptive_card", Map.<String, Object>of("card", Map.of()),
                                            "send_template_message", Map.<String, Object>of("template", "x"))
                                    .get(operation)),
                    ErrorCode.UNSUPPORTED_OPERATION,
                    "Graph lets an app by itself post for imports only");
        }
        assertThat(teams.requests()).isEmpty();
    }

    @Test
    void aTokenThatProvesToBeAnAppsIsToldTheSame() {
        ExternalSystem delegated = fixture.delegated();
        String channel = teams.addChannel("Builds");
        for (Reply refusal : List.of(
                Reply.json(
                        401,
                        "{\"error\":{\"code\":\"Unauthorized\",\"message\":\"Message POST is allowed in application-only"
                                + " context only for import purposes.\"}}"),
                Reply.json(
                        403,
                        "{\"error\":{\"code\":\"Forbidden\",\"message\":\"Missing role permissions on the request. API"
                                + " requires one of 'Teamwork.Migrate.All'.\"}}"))) {
            teams.nextReply(refusal);
            if (refusal.status() == 401) {
                // A token is tried once more after a 401.
                teams.nextReply(refusal);
            }
            bad(
                    run(delegated, "send_message", Map.of("text", "x", "channel", channel)),
                    ErrorCode.UNSUPPORTED_OPERATION,
                    "give the connection the URL of a workflow");
        }
        assertThat(teams.messages()).isEmpty();
    }

    @Test
    void aUsersTokenPostsACardToAChannel() {
        String builds = teams.addChannel("Builds");
        String jane = teams.addMember("Jane <Doe> & Co", "jane@contoso.com");
        ExternalSystem delegated = fixture.delegated();

        Map<String, Object> sent = good(run(
                delegated,
                "send_message",
                Map.of(
                        "title", "Hello",
                        "text", "x",
                        "channel", "builds",
                        "mentions", List.of("jane@contoso.com", "stranger@contoso.com"))));

        Map<String, Object> message = teams.messages().get(0);
        assertThat(sent)
                .containsEntry("sent_by", "graph")
                .containsEntry("team_id", teams.teamId())
                .containsEntry("channel_id", builds)
                .containsEntry("id", teams.teamId() + "/" + builds + "/" + message.get("id"));
        assertThat(Json.write(message.get("body"))).contains("<at id=\\\"0\\\">Jane Doe &amp; Co</at>");
        assertThat(Json.write(message.get("mentions"))).contains(jane, "aadUser");
        assertThat(Json.write(message.get("attachments"))).contains("AdaptiveCard", "Hello");
    }

    @Test
    void theDefaultChannelIsGeneralAndAnUnknownOneIsNamed() {
        ExternalSystem delegated = fixture.delegated();
        teams.addChannel("Builds");
        good(run(
                delegated,
                "send_adaptive_card",
                Map.of("card", Json.parse("{\"body\":[{\"type\":\"TextBlock\",\"text\":\"x\"}]}"))));
        bad(
                run(delegated, "send_message", Map.of("text", "x", "channel", "Bilds")),
                ErrorCode.NOT_FOUND_ERROR,
                "has no channel 'Bilds' that this account or app sees; there are General, Builds.");
        assertThat(teams.messages()).hasSize(1);
        teams.addChannel("Bilds");
        good(run(delegated, "send_message", Map.of("text", "x", "channel", "Bilds")));
    }

    @Test
    void whoIsNoMemberIsLeftOutWithAWarning() {
        String jane = teams.addMember("Jane Doe", "jane@contoso.com");
        ExternalSystemResult result = run(
                fixture.withApp(),
                "send_message",
                Map.of("text", "x", "mention_emails", List.of("JANE@contoso.com", "gone@contoso.com", "nobody")));
        good(result);
        assertThat(result.metadata().get(MetadataKeys.WARNINGS).toString())
                .contains("The team has no member gone@contoso.com", "'nobody' is no e-mail address");
        assertThat(Json.write(fixture.onlyCard().get("msteams")))
                .contains(jane, "Jane Doe")
                .doesNotContain("gone");
        teams.forbid("TeamMember.Read.All");
        result = run(
                fixture.withApp(), "send_message", Map.of("text", "x", "mention_emails", List.of("jane@contoso.com")));
        good(result);
        assertThat(result.metadata().get(MetadataKeys.WARNINGS).toString()).contains("People were not looked up");
        assertThat(Json.write(teams.cards().get(1).get("msteams"))).contains("jane@contoso.com");
    }

    @Test
    void aLostAnswerIsLookedForByItsMark() {
        ExternalSystem delegated = fixture.delegated();
        teams.loseAnswer();
        Map<String, Object> sent = good(run(delegated, "send_message", Map.of("text", "once")));
        assertThat(teams.messages()).hasSize(1);
        assertThat(sent).containsEntry("message_id", teams.messages().get(0).get("id"));
        assertThat(calls("/messages/delta")).isEqualTo(1);
        assertThat(teams.requests("GET", "/messages/delta").get(0).query())
                .contains("%24filter=lastModifiedDateTime%20gt%202026-11-2");
    }

    @Test
    void whatSurelyWasNotPostedIsPosted() {
        ExternalSystem delegated = fixture.delegated();
        String channel = teams.addChannel("Builds");
        teams.nextReply(Reply.reset());
        good(run(delegated, "send_message", Map.of("text", "once", "channel", channel)));
        assertThat(teams.messages()).hasSize(1);
        CallOptions options = CallOptions.withKey("the same");
        good(run(delegated, "send_message", Map.of("text", "again", "channel", channel), options));
        good(run(delegated, "send_message", Map.of("text", "again", "channel", channel), options.asRepeat()));
        assertThat(teams.messages()).hasSize(2);
    }

    @Test
    void whereMessagesMayNotBeReadTheOutcomeStaysOpen() {
        teams.forbid("ChannelMessage.Read.All");
        teams.loseAnswer();
        ExternalSystemResult result = run(fixture.delegated(), "send_message", Map.of("text", "once"));
        assertThat(result.success()).isFalse();
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        assertThat(teams.messages()).hasSize(1);
    }

    @Test
    void ofAWorkflowTheOutcomeStaysOpen() {
        teams.loseAnswer();
        ExternalSystemResult result = run(fixture.workflow, "send_message", Map.of("text", "once"));
        assertThat(result.success()).isFalse();
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        assertThat(teams.cards()).hasSize(1);
        bad(
                run(
                        fixture.workflow,
                        "send_message",
                        Map.of("text", "x"),
                        CallOptions.defaults().asRepeat()),
                ErrorCode.EXCEPTION,
                "what a workflow posted cannot be looked up; look in Teams before doing it again.");
        assertThat(teams.cards()).hasSize(1);
    }

    @Test
    void nationalCloudsAreKnownAndOtherHostsAreNot() {
        Map<String, Object> settings = new LinkedHashMap<>(fixture.app());
        settings.put("graph_url", "https://graph.microsoft.us/");
        settings.put("login_url", "https://login.microsoftonline.us");
        fixture.connect(settings);
        for (String url : List.of("https://graph.example.com", "http://graph.microsoft.com")) {
            settings.put("graph_url", url);
            MsTeamsSettingsTest.refused(
                    () -> fixture.connect(settings), "'graph_url' is none of Microsoft's: https with");
        }
        settings.put("graph_url", "https://graph.microsoft.com/beta");
        MsTeamsSettingsTest.refused(() -> fixture.connect(settings), "'graph_url' must be scheme and host alone");
        settings.put("graph_url", "https://graph.microsoft.com");
        settings.put("login_url", "https://login.example.com");
        MsTeamsSettingsTest.refused(() -> fixture.connect(settings), "'login_url' is none of Microsoft's");
        settings.put("graph_api_token", SecretValue.of("t"));
        fixture.connect(settings);
    }
}
