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
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels by name, new channels, and reactions. */
class SlackChannelsTest {
    private static final String OWN = "/users.conversations";

    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot();

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    /** What users of another plugin suffered in a workspace of 5,300 channels. */
    @Test
    void neverListsTheWorkspaceToFindAChannel() {
        IntStream.range(0, 5_300).forEach(i -> fixture.slack.addChannel("c" + i).removeBot());
        fixture.slack.addPrivateChannel("team");

        good(bot.executeOperation(
                "create_item", map("item_type", "message", "data", map("channel", "#team", "text", "t"))));
        good(bot.query(map("item_type", "message", "channel", "#team")));
        good(fixture.bot().query(map("item_type", "message", "channel", "team")));

        assertThat(fixture.slack.requests("GET", OWN)).as("one page").hasSize(1);
    }

    @Test
    void remembersAllChannelsThatItSeesForAnHour() {
        fixture.slack.addChannel("a");
        fixture.slack.addChannel("b");
        good(bot.query(map("item_type", "message", "channel", "#b")));
        good(bot.query(map("item_type", "message", "channel", "#a")));
        assertThat(fixture.slack.requests("GET", OWN)).hasSize(1);

        fixture.test.time().advance(Duration.ofMinutes(61));
        good(bot.query(map("item_type", "message", "channel", "#a")));
        assertThat(fixture.slack.requests("GET", OWN)).hasSize(2);
    }

    @Test
    void looksWhereItsScopesLetIt() {
        fixture.slack.addPrivateChannel("team");
        fixture.slack.grant("groups:read", "groups:history");

        good(bot.query(map("item_type", "message", "channel", "#team")));
        bad(
                bot.query(map("item_type", "message", "channel", "#general")),
                ErrorCode.PERMISSION_ERROR,
                "channels:read or groups:read");
    }

    @Test
    void looksThroughTwoThousandOfItsOwnAtMost() {
        IntStream.range(0, 2_100).forEach(i -> fixture.slack.addChannel("c" + i));

        bad(
                bot.query(map("item_type", "message", "channel", "#c2099")),
                ErrorCode.NOT_FOUND_ERROR,
                "first 2000 channels");
        assertThat(fixture.slack.requests("GET", OWN)).hasSize(10);
    }

    @Test
    void keepsToTheTiersOfTheMethods() {
        fixture.slack.enforceTiers();
        for (int i = 0; i < 60; i++) {
            good(bot.executeOperation("create_channel", map("name", "c" + i)));
        }

        assertThat(fixture.slack.requests()).as("hardly ever refused").hasSizeLessThan(65);
        assertThat(fixture.test.time().passed()).isGreaterThan(Duration.ofMinutes(2));
    }

    @Test
    void makesAChannelAndKnowsItAtOnce() {
        Map<String, Object> data = good(bot.executeOperation("create_channel", map("name", "#release-2_4")));

        assertThat(data)
                .containsEntry("name", "release-2_4")
                .containsEntry("id", fixture.slack.channel("release-2_4").id());
        good(bot.query(map("item_type", "message", "channel", "#release-2_4")));
        assertThat(fixture.slack.requests("GET", OWN)).isEmpty();
        good(bot.executeOperation("create_channel", map("name", "hidden", "is_private", true)));
        assertThat(fixture.slack.channel("hidden").isPrivate()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Release", "a b", "a.b", "a,b", "-_-", "#", "a/b", "ÄRGER", "<!channel>"})
    void refusesNamesThatAreNone(String name) {
        bad(
                bot.executeOperation("create_channel", map("name", name)),
                ErrorCode.VALIDATION_ERROR,
                "'name' is '" + name + "'",
                "small letters");
        assertThat(fixture.slack.requests()).isEmpty();
    }

    @Test
    void refusesAnEightyFirstCharacter() {
        good(bot.executeOperation("create_channel", map("name", "x".repeat(80))));
        bad(
                bot.executeOperation("create_channel", map("name", "y".repeat(81))),
                ErrorCode.VALIDATION_ERROR,
                "has 81 characters");
    }

    @Test
    void tellsThatANameIsTakenOrAScopeMissing() {
        bad(
                bot.executeOperation("create_channel", map("name", "general")),
                ErrorCode.VALIDATION_ERROR,
                "#general",
                "exists already");
        fixture.slack.grant("chat:write");
        bad(
                bot.executeOperation("create_channel", map("name", "ci")),
                ErrorCode.PERMISSION_ERROR,
                "needed: channels:manage");
    }

    @Test
    void makesAChannelOnceWhereTheAnswerGotLost() {
        String id = fixture.slack.addChannel("ci").id();
        fixture.slack.nextReply(Reply.reset());
        assertThat(good(bot.executeOperation("create_channel", map("name", "ci"))))
                .containsEntry("id", id);

        fixture.slack.nextReply(Reply.reset());
        good(bot.executeOperation("create_channel", map("name", "new")));
        assertThat(fixture.slack.channels()).hasSize(3);

        fixture.slack.grant("channels:manage");
        ExternalSystemResult blind = bot.executeOperationAsync(
                        "create_channel",
                        map("name", "other"),
                        CallOptions.withKey("k").asRepeat())
                .toCompletableFuture()
                .join();
        assertThat(blind.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
        assertThat(fixture.slack.channels()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"eyes, eyes", ":rocket:, rocket", "wave::skin-tone-3, wave::skin-tone-3"})
    void addsAReaction(String given, String added) {
        Map<String, Object> message = sent(bot, "text", "t");

        Map<String, Object> data =
                good(bot.executeOperation("add_reaction", map("id", message.get("id"), "emoji", given)));

        assertThat(data)
                .containsEntry("id", message.get("id"))
                .containsEntry("emoji", added)
                .containsEntry("added", true);
        assertThat(fixture.slack.channel("general").reactions((String) message.get("ts")))
                .containsExactly(added);
    }

    @Test
    void isFineWithAReactionThatIsThere() {
        Map<String, Object> message = sent(bot, "text", "t");
        good(bot.executeOperation("add_reaction", map("id", message.get("id"), "emoji", "eyes")));

        assertThat(good(bot.executeOperation("add_reaction", map("id", message.get("id"), "emoji", "eyes"))))
                .containsEntry("added", false);
        fixture.slack.nextReply(Reply.reset());
        good(bot.executeOperation(
                "add_reaction", map("channel", "#general", "ts", message.get("ts"), "emoji", "eyes")));
    }

    @Test
    void refusesReactionsThatAreNone() {
        bad(
                bot.executeOperation("add_reaction", map("id", "C0123456/1.2", "emoji", "not an emoji")),
                ErrorCode.VALIDATION_ERROR,
                "'emoji' is 'not an emoji'");
        bad(bot.executeOperation("add_reaction", map("emoji", "eyes")), ErrorCode.VALIDATION_ERROR, "'id' is missing");
        String channel = fixture.slack.channel("general").id();
        bad(
                bot.executeOperation("add_reaction", map("id", channel + "/1.2", "emoji", "eyes")),
                ErrorCode.NOT_FOUND_ERROR,
                "no such message");
    }
}
