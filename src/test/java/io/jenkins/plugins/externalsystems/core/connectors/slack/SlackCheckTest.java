package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeChannel;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The deep check of a connection by bot token; it never posts. */
class SlackCheckTest {
    private static final String CHANNEL = "default channel";

    private final SlackFixture fixture = new SlackFixture();

    @AfterEach
    void stop() {
        assertThat(fixture.slack.channels())
                .allSatisfy(channel -> assertThat(channel.messages()).isEmpty());
        fixture.close();
    }

    @Test
    void tellsWhoItIsAndThatAllIsWell() {
        ExternalSystem bot = fixture.bot();
        ExternalSystemResult result = bot.connect();

        assertThat(good(result))
                .containsEntry("account", "testing_bot in Fake Workspace")
                .containsKeys("team", "team_id", "bot_id");
        assertThat(checks(result)).allMatch(check -> Boolean.TRUE.equals(check.get("ok")));
        assertThat(message(result, CHANNEL)).isEqualTo("The bot is in #general.");
        assertThat(bot.isConnected()).isTrue();
        assertThat(bot.systemInfo()).containsEntry("connected", true);
        assertThat(fixture.slack.requests()).hasSize(2);
    }

    @Test
    void findsAWrongAndARevokedToken() {
        bad(
                fixture.bot("bot_token", SecretValue.of("xoxb-wrong")).connect(),
                ErrorCode.AUTHENTICATION_ERROR,
                "does not accept the token");
        fixture.slack.revokeToken();
        ExternalSystem bot = fixture.bot();
        bad(bot.connect(), ErrorCode.AUTHENTICATION_ERROR, "revoked");
        assertThat(bot.isConnected()).isFalse();
    }

    @Test
    void findsThatTheTokenMayNotPost() {
        fixture.slack.grant("channels:read");
        ExternalSystemResult result = fixture.bot().connect();

        bad(result, ErrorCode.PERMISSION_ERROR, "lacks the scope chat:write");
        assertThat(result.resultData()).containsEntry("account", "testing_bot in Fake Workspace");
        assertThat(checks(result)).extracting(check -> check.get("ok")).containsExactly(true, false);
    }

    @Test
    void saysThatTheSenderCannotBeChosenWithoutItsScope() {
        fixture.slack.grant("chat:write", "channels:read", "groups:read");
        ExternalSystemResult result = fixture.bot().connect();

        good(result);
        assertThat(message(result, "sender")).contains("chat:write.customize");
    }

    @Test
    void warnsOfWhatElseTheTokenCannotDo() {
        fixture.slack.grant("chat:write", "chat:write.customize", "channels:read", "groups:read", "files:write");
        ExternalSystemResult result = fixture.bot().connect();

        good(result);
        String warnings = checks(result).stream()
                .filter(check -> check.get("name").equals("scopes"))
                .map(check -> (String) check.get("message"))
                .collect(Collectors.joining("\n"));
        assertThat(warnings)
                .contains("channels:history", "reactions:write", "files:read", "users:read.email", "channels:manage")
                .doesNotContain("files:write");
        assertThat(checks(result)).allMatch(check -> Boolean.TRUE.equals(check.get("ok")));
    }

    @Test
    void findsThatTheBotIsNotInTheDefaultChannel() {
        fixture.slack.addChannel("ci").removeBot();
        ExternalSystemResult result = fixture.bot("default_channel", "#ci").connect();

        bad(result, ErrorCode.PERMISSION_ERROR, "The bot is not in #ci", "/invite");
        assertThat(checks(result)).last().extracting("ok").isEqualTo(false);
    }

    @Test
    void takesThatAsFineWithTheScopeToPostEverywhere() {
        fixture.slack.addChannel("ci").removeBot();
        fixture.slack.grant("chat:write", "chat:write.public", "channels:read", "groups:read");

        ExternalSystemResult result = fixture.bot("default_channel", "#ci").connect();

        good(result);
        assertThat(message(result, CHANNEL)).contains("can post if that is public");
    }

    @Test
    void findsPrivateChannelsAndWhatIsOnLaterPages() {
        IntStream.range(0, 450).forEach(i -> fixture.slack.addChannel("c" + i));
        fixture.slack.addPrivateChannel("secret");

        good(fixture.bot("default_channel", "secret").connect());
        assertThat(fixture.slack.requests("GET", "/users.conversations")).hasSize(3);
    }

    @Test
    void looksThroughTwoThousandChannelsAtMost() {
        IntStream.range(0, 2_100).forEach(i -> fixture.slack.addChannel("c" + i));

        ExternalSystemResult result = fixture.bot("default_channel", "#none").connect();

        good(result);
        assertThat(message(result, CHANNEL)).contains("more than 2000 channels");
        assertThat(fixture.slack.requests("GET", "/users.conversations")).hasSize(10);
    }

    @Test
    void saysWhatItCouldNotLookAtWithoutTheScopes() {
        fixture.slack.addChannel("ci").removeBot();
        fixture.slack.grant("chat:write", "chat:write.customize");
        ExternalSystemResult none = fixture.bot("default_channel", "#ci").connect();
        fixture.slack.grant("chat:write", "chat:write.customize", "channels:read");
        ExternalSystemResult some = fixture.bot("default_channel", "#ci").connect();

        good(none);
        assertThat(message(none, CHANNEL)).contains("was not checked", "lacks channels:read and groups:read");
        good(some);
        assertThat(message(some, CHANNEL)).contains("was not checked", "its scopes");
    }

    @Test
    void looksUpAChannelGivenById() {
        FakeChannel ci = fixture.slack.addChannel("ci");
        good(fixture.bot("default_channel", ci.id()).connect());

        ci.removeBot();
        bad(fixture.bot("default_channel", ci.id()).connect(), ErrorCode.PERMISSION_ERROR, "not in " + ci.id());
        ci.archive();
        bad(fixture.bot("default_channel", ci.id()).connect(), ErrorCode.PERMISSION_ERROR, "is archived");
        bad(fixture.bot("default_channel", "C0NONE").connect(), ErrorCode.PERMISSION_ERROR, "C0NONE does not exist");
        fixture.slack.grant("chat:write");
        ExternalSystemResult blind = fixture.bot("default_channel", ci.id()).connect();
        good(blind);
        assertThat(message(blind, CHANNEL)).contains("was not checked");
    }

    @Test
    void doesNotCheckDirectMessages() {
        ExternalSystemResult result = fixture.bot("default_channel", "U0123").connect();

        good(result);
        assertThat(message(result, CHANNEL)).contains("direct messages");
    }

    @Test
    void passesWhereSlackDoesNotTellTheScopes() {
        fixture.slack.nextReply(Reply.json(200, "{\"ok\":true,\"user\":\"u\",\"team\":\"t\"}"));
        ExternalSystemResult result = fixture.bot().connect();

        good(result);
        assertThat(message(result, "scopes")).contains("did not tell");
    }

    @Test
    void failsWhereSlackFailsInTheMiddle() {
        fixture.slack.nextReply(
                Reply.json(200, "{\"ok\":true,\"user\":\"u\",\"team\":\"t\"}"),
                Reply.json(200, "{\"ok\":false,\"error\":\"ekm_access_denied\"}"));

        bad(fixture.bot("max_retries", 0).connect(), ErrorCode.PERMISSION_ERROR, "suspended");
    }

    @Test
    void remembersTheIdOfTheDefaultChannel() {
        ExternalSystem bot = fixture.bot();
        bot.connect();

        bad(
                bot.executeOperation("update_message", map("ts", "1.2", "text", "t")),
                ErrorCode.NOT_FOUND_ERROR,
                fixture.slack.channel("general").id());
        assertThat(fixture.slack.requests("GET", "/users.conversations")).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> checks(ExternalSystemResult result) {
        return (List<Map<String, Object>>) result.resultData().get("checks");
    }

    private static String message(ExternalSystemResult result, String check) {
        return checks(result).stream()
                .filter(one -> one.get("name").equals(check))
                .map(one -> (String) one.get("message"))
                .findFirst()
                .orElseThrow();
    }
}
