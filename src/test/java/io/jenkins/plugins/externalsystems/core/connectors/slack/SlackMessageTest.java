package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.send;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sending, changing and deleting messages with a bot token. */
class SlackMessageTest {
    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot();

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @Test
    void sendsToTheDefaultChannelAndTellsWhereTheMessageIs() {
        ExternalSystemResult result = send(bot, "text", "**done** in `3 s`");

        Map<String, Object> data = good(result);
        FakeMessage message = fixture.slack.messages("#general").get(0);
        String channel = fixture.slack.channel("#general").id();
        assertThat(data)
                .containsExactlyInAnyOrderEntriesOf(map(
                        "channel", channel, "ts", message.ts(), "id", channel + "/" + message.ts(), "text_cut", false));
        assertThat(message.text()).isEqualTo("*done* in `3 s`");
        assertThat(message.content())
                .containsEntry("username", "Distributed Testing Bot")
                .containsEntry("icon_emoji", ":robot_face:");
        assertThat(result.metadata())
                .containsEntry(MetadataKeys.HTTP_STATUS, 200)
                .containsEntry(MetadataKeys.ATTEMPTS, 1)
                .containsKey(MetadataKeys.REQUEST_ID);
        assertThat(fixture.slack.requests())
                .as("one request, no list of channels")
                .hasSize(1);
        assertThat(fixture.slack.requests().get(0).header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void sendsToAChannelByNameWithAndWithoutHashAndById() {
        String id = fixture.slack.addChannel("ci").id();

        sent(bot, "channel", "#ci", "text", "one");
        sent(bot, "channel", "ci", "text", "two");
        sent(bot, "channel", id, "text", "three");

        assertThat(fixture.slack.messages("ci")).extracting(FakeMessage::text).containsExactly("one", "two", "three");
        assertThat(fixture.slack.requests()).hasSize(3);
    }

    @Test
    void repliesInAThreadNamedByTimeStampOrById() {
        fixture.slack.addChannel("ci");
        Map<String, Object> first = sent(bot, "channel", "#ci", "text", "build 7");

        sent(bot, "channel", "#ci", "text", "a", "thread_ts", first.get("ts"));
        sent(bot, "text", "b", "thread_ts", first.get("id"), "reply_broadcast", true);

        assertThat(fixture.slack.messages("ci"))
                .extracting(message -> message.content().get("thread_ts"))
                .containsExactly(null, first.get("ts"), first.get("ts"));
        assertThat(fixture.slack.messages("ci").get(2).content()).containsEntry("reply_broadcast", true);
    }

    @Test
    void passesPreviewFlagsOnlyWhereTheyAreGiven() {
        sent(bot, "text", "a");
        sent(bot, "text", "b", "unfurl_links", false, "unfurl_media", "yes");

        assertThat(fixture.slack.messages("general").get(0).content())
                .doesNotContainKeys("unfurl_links", "unfurl_media", "reply_broadcast", "mrkdwn");
        assertThat(fixture.slack.messages("general").get(1).content())
                .containsEntry("unfurl_links", false)
                .containsEntry("unfurl_media", true);
    }

    @Test
    void changesAMessageByIdByChannelAndTimeStampAndByNameOnceItIsKnown() {
        fixture.slack.addChannel("ci");
        Map<String, Object> message = sent(bot, "channel", "#ci", "text", "running");

        Map<String, Object> data =
                good(bot.executeOperation("update_message", map("id", message.get("id"), "text", "one")));
        assertThat(data).containsEntry("id", message.get("id")).containsEntry("text_cut", false);
        assertThat(text("ci")).isEqualTo("one");
        good(bot.executeOperation(
                "update_message", map("channel", message.get("channel"), "ts", message.get("ts"), "text", "two")));
        assertThat(text("ci")).isEqualTo("two");
        good(bot.executeOperation("update_message", map("channel", "#ci", "ts", message.get("ts"), "text", "three")));
        assertThat(text("ci")).isEqualTo("three");
        good(bot.updateItem("message", (String) message.get("id"), map("text", "**four**")));
        assertThat(text("ci")).isEqualTo("*four*");

        assertThat(fixture.slack.messages("ci")).hasSize(1);
        assertThat(fixture.slack.requests("POST", "/chat.update")).hasSize(4);
    }

    @Test
    void keepsWhatAChangeDoesNotNameAndTakesEmptyListsAsAway() {
        Map<String, Object> message = sent(
                bot, "text", "t", "attachments", List.of(map("text", "a")), "blocks", List.of(map("type", "divider")));

        good(bot.updateItem("message", (String) message.get("id"), map("text", "u")));
        assertThat(fixture.slack.messages("general").get(0).attachments()).hasSize(1);
        good(bot.updateItem("message", (String) message.get("id"), map("attachments", List.of(), "blocks", List.of())));
        FakeMessage changed = fixture.slack.messages("general").get(0);
        assertThat(changed.attachments()).isEmpty();
        assertThat(changed.blocks()).isEmpty();
        assertThat(changed.text()).isEqualTo("u");
    }

    @Test
    void findsAChannelByNameAmongTheBotsOwnAndRemembersIt() {
        fixture.slack.addChannel("ci");
        String ts = (String) sent(bot, "channel", "#ci", "text", "t").get("ts");
        ExternalSystem another = fixture.bot();

        good(another.executeOperation("update_message", map("channel", "#ci", "ts", ts, "text", "u")));
        good(another.deleteItem("message", "#ci/" + ts));

        assertThat(fixture.slack.messages("ci")).isEmpty();
        assertThat(fixture.slack.requests("GET", "/users.conversations")).hasSize(1);
    }

    @Test
    void saysThatTheBotIsInNoChannelOfThatName() {
        fixture.slack.addChannel("ci").removeBot();

        bad(
                bot.executeOperation("update_message", map("channel", "#ci", "ts", "1.2", "text", "t")),
                ErrorCode.NOT_FOUND_ERROR,
                "'channel' names #ci",
                "/invite");
        fixture.slack.grant("chat:write");
        bad(bot.deleteItem("message", "#ci/1.2"), ErrorCode.PERMISSION_ERROR, "'id' names #ci", "channels:read");
    }

    @Test
    void refusesAMessageThatIsNotNamedRightly() {
        bad(bot.executeOperation("update_message", map("text", "t")), ErrorCode.VALIDATION_ERROR, "'id' is missing");
        bad(
                bot.executeOperation("update_message", map("id", "C1-1.2", "text", "t")),
                ErrorCode.VALIDATION_ERROR,
                "'id' must be");
        bad(
                bot.executeOperation("update_message", map("channel", "C1", "ts", "yesterday", "text", "t")),
                ErrorCode.VALIDATION_ERROR,
                "'ts' must be");
        bad(bot.deleteItem("message", "1.2"), ErrorCode.VALIDATION_ERROR, "'id' must be");
        bad(send(bot, "text", "t", "thread_ts", "that one"), ErrorCode.VALIDATION_ERROR, "'thread_ts' must be");
        assertThat(fixture.slack.requests()).isEmpty();
    }

    @Test
    void createsAndDeletesAMessageAsAnItem() {
        Map<String, Object> message = good(bot.createItem("message", map("text", "t")));

        Map<String, Object> data = good(bot.deleteItem("message", (String) message.get("id")));

        assertThat(data).containsEntry("id", message.get("id"));
        assertThat(fixture.slack.messages("general")).isEmpty();
        bad(
                bot.deleteItem("message", (String) message.get("id")),
                ErrorCode.NOT_FOUND_ERROR,
                "there is no such message in " + message.get("channel"));
    }

    @Test
    void tellsWhatToDoWhereTheBotCannotPost() {
        fixture.slack.addChannel("ci").removeBot();
        fixture.slack.addChannel("old").archive();
        fixture.slack.addPrivateChannel("hidden").removeBot();

        bad(send(bot, "channel", "#ci", "text", "t"), ErrorCode.PERMISSION_ERROR, "the bot is not in #ci", "/invite");
        bad(send(bot, "channel", "#none", "text", "t"), ErrorCode.NOT_FOUND_ERROR, "#none does not exist");
        bad(send(bot, "channel", "hidden", "text", "t"), ErrorCode.NOT_FOUND_ERROR, "#hidden", "invite the bot");
        bad(send(bot, "channel", "#old", "text", "t"), ErrorCode.VALIDATION_ERROR, "#old is archived");
        fixture.slack.grant("channels:read");
        bad(send(bot, "text", "t"), ErrorCode.PERMISSION_ERROR, "lacks a scope", "needed: chat:write");
    }

    @Test
    void refusesChannelsThatAreNone() {
        for (String channel : List.of("@joe", "#a,#b", "a b", "#", "C1/1.2")) {
            bad(
                    send(bot, "channel", channel, "text", "t"),
                    ErrorCode.VALIDATION_ERROR,
                    "'channel' is '" + channel + "'");
        }
        assertThat(fixture.slack.requests()).isEmpty();
    }

    @Test
    void namesUnknownAndMistypedParametersAndOperations() {
        bad(send(bot, "text", "t", "chanel", "#ci"), ErrorCode.VALIDATION_ERROR, "'chanel' is unknown", "channel");
        bad(send(bot, "text", "t", "blocks", "none"), ErrorCode.VALIDATION_ERROR, "'blocks' must be a list of maps");
        bad(
                send(bot, "text", "t", "format", "html"),
                ErrorCode.VALIDATION_ERROR,
                "'format'",
                "markdown, mrkdwn, plain");
        ExternalSystemResult unknown = bot.executeOperation("shout", Map.of());
        assertThat(unknown.errorCode()).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION);
        assertThat(unknown.errorMessage()).contains("'shout'", "send_message, update_message, send_alert");
        bad(bot.createItem("channel", Map.of()), ErrorCode.VALIDATION_ERROR, "'item_type'", "message");
        assertThat(fixture.slack.requests()).isEmpty();
    }

    @Test
    void tellsWhatItCanDo() {
        Map<String, Object> capabilities = bot.capabilities().toMap();

        assertThat(capabilities)
                .containsEntry("supports_create", true)
                .containsEntry("supports_update", true)
                .containsEntry("supports_delete", true)
                .containsEntry("supports_query", true)
                .containsEntry("supports_attachments", true)
                .containsEntry("item_types", List.of("message", "file"))
                .containsEntry("max_text_length", 40_000)
                .containsEntry("max_blocks", 50);
        assertThat(bot.systemInfo()).containsEntry("system_type", "slack").containsEntry("connected", false);
    }

    private String text(String channel) {
        return fixture.slack.messages(channel).get(0).text();
    }
}
