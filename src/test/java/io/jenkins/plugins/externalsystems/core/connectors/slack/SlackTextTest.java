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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts: their formats, who may be mentioned, and how long they may be. */
class SlackTextTest {
    private static final String HOSTILE =
            "<!channel> <!here|now> <!everyone> <!subteam^S012|@ops> <@U0123> <@W9|joe> <!unknown>";

    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot();

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"markdown", "mrkdwn", "plain"})
    void mentionsNobodyByTextInAnyFormat(String format) {
        sent(bot, "text", "fix bug " + HOSTILE, "format", format);

        assertMentionsNobody(fixture.onlyCall("chat.postMessage").toString());
        assertThat(text()).contains("&lt;!channel", "&lt;@U0123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"markdown", "mrkdwn", "plain"})
    void mentionsNobodyByTheTextOfAnAlertOrAChange(String format) {
        Map<String, Object> alert = good(bot.executeOperation(
                "send_alert",
                map("title", HOSTILE, "message", HOSTILE, "format", format, "metadata", map(HOSTILE, HOSTILE))));
        good(bot.executeOperation("update_message", map("id", alert.get("id"), "text", HOSTILE, "format", format)));

        fixture.slack.requests().forEach(request -> assertMentionsNobody(request.text()));
    }

    @Test
    void mentionsNobodyByBlocksOrAttachments() {
        Map<String, Object> section = map("type", "section", "text", map("type", "mrkdwn", "text", HOSTILE));
        sent(
                bot,
                "blocks",
                List.of(section, map("type", "context", "elements", List.of(map("type", "mrkdwn", "text", HOSTILE)))),
                "attachments",
                List.of(
                        map("text", HOSTILE, "fields", List.of(map("title", "t", "value", HOSTILE))),
                        map("blocks", List.of(section))));

        assertMentionsNobody(fixture.slack.requests().get(0).text());
    }

    @Test
    void escapesLinksThatTextHolds() {
        sent(bot, "text", "see <https://evil.example|https://good.example> & <b>");

        assertThat(text()).doesNotContain("<https://evil.example|").contains("&amp;", "&lt;b&gt;");
    }

    @Test
    void rendersMarkdownAndLeavesMrkdwnAndPlainTextAlone() {
        String text = "**a** *b* [c](https://example.org/x)";
        sent(bot, "text", text);
        sent(bot, "text", "*a* <https://example.org|c> <!date^1392734382^{date}|then>", "format", "mrkdwn");
        sent(bot, "text", text + " <x>", "format", "plain");

        assertThat(fixture.slack.messages("general").get(0).text()).isEqualTo("*a* _b_ <https://example.org/x|c>");
        assertThat(fixture.slack.messages("general").get(1).text())
                .isEqualTo("*a* <https://example.org|c> <!date^1392734382^{date}|then>");
        assertThat(fixture.slack.messages("general").get(2).text()).isEqualTo(text + " &lt;x&gt;");
        assertThat(fixture.slack.messages("general").get(2).content()).containsEntry("mrkdwn", false);
    }

    @Test
    void mentionsWhomTheParameterNames() {
        sent(
                bot,
                "text",
                "look",
                "mentions",
                List.of("U0123ABC", "@W0456DEF", "S0789", "@here", "channel", "@everyone"));

        assertThat(text()).isEqualTo("<@U0123ABC> <@W0456DEF> <!subteam^S0789> <!here> <!channel> <!everyone> look");
    }

    @Test
    void mentionsWithoutTextAndInABlockOfTheirOwn() {
        sent(bot, "mentions", "@here");
        sent(bot, "text", "t", "mentions", "@here", "blocks", List.of(map("type", "divider")));

        assertThat(text()).isEqualTo("<!here>");
        assertThat(fixture.slack.messages("general").get(1).text()).isEqualTo("t");
        assertThat(fixture.slack.messages("general").get(1).blocks())
                .first()
                .isEqualTo(map("type", "section", "text", map("type", "mrkdwn", "text", "<!here>")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"joe", "@joe", "<!channel>", "#ci", "U1> <!channel", "joe@example.org"})
    void refusesMentionsOfAnotherForm(String mention) {
        bad(
                send(bot, "text", "t", "mentions", List.of(mention)),
                ErrorCode.VALIDATION_ERROR,
                "'mentions' has '" + mention + "'",
                "@here");
        assertThat(fixture.slack.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "[only]: https://example.org"})
    void refusesAnEmptyMessage(String text) {
        bad(send(bot, "text", text), ErrorCode.VALIDATION_ERROR, "'text' is empty");
        bad(send(bot, "blocks", List.of(), "attachments", List.of()), ErrorCode.VALIDATION_ERROR, "'text' is empty");
        assertThat(fixture.slack.requests()).isEmpty();
    }

    @Test
    void sendsATextOfFortyThousandCharactersWhole() {
        String text = "word ".repeat(8_000).strip() + "!";
        assertThat(text).hasSize(40_000);

        ExternalSystemResult result = send(bot, "text", text);

        assertThat(good(result)).containsEntry("text_cut", false);
        assertThat(result.metadata()).doesNotContainKey(MetadataKeys.WARNINGS);
        assertThat(text()).isEqualTo(text);
    }

    @Test
    void cutsATextOfOneCharacterMoreAtAWordAndSaysSo() {
        ExternalSystemResult result = send(bot, "text", "word ".repeat(8_000) + "!");

        assertThat(good(result)).containsEntry("text_cut", true);
        assertThat(result.metadata())
                .containsEntry(
                        MetadataKeys.WARNINGS,
                        List.of("The text has 40,001 characters and was cut to the 40,000 that Slack takes."));
        assertThat(text()).hasSizeLessThanOrEqualTo(40_000).matches("(?s)(word )+… \\(cut, .* characters more\\)");
    }

    @Test
    void cutsATextThatOnlyEscapingMakesTooLongAndTearsNoEntity() {
        ExternalSystemResult result = send(bot, "text", "&".repeat(10_000), "format", "plain");

        assertThat(good(result)).containsEntry("text_cut", true);
        assertThat(text()).hasSizeLessThanOrEqualTo(40_000).matches("(?s)(&amp;)+ ?… \\(cut, .* characters more\\)");
    }

    private String text() {
        return fixture.slack.messages("general").get(0).text();
    }

    private static void assertMentionsNobody(String sent) {
        assertThat(sent).doesNotContain("<!", "<@");
    }
}
