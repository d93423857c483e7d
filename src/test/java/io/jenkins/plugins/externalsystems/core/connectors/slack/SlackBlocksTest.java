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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks and attachments: what they may be, how many, how long. */
class SlackBlocksTest {
    private static final Map<String, Object> DIVIDER = map("type", "divider");

    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot();

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @Test
    void sendsBlocksAndAttachmentsAsTheyAre() {
        List<?> blocks = List.of(
                map("type", "header", "text", map("type", "plain_text", "text", "Build 7", "emoji", true)),
                map("type", "section", "fields", List.of(map("type", "mrkdwn", "text", "*a* <https://x.example|b>"))));
        List<?> attachments = List.of(map("color", "#36a64f", "text", "x", "ts", 17, "blocks", List.of(DIVIDER)));

        sent(bot, "text", "t", "blocks", blocks, "attachments", attachments);

        assertThat(fixture.onlyCall("chat.postMessage").get("blocks")).isEqualTo(blocks);
        assertThat(fixture.onlyCall("chat.postMessage").get("attachments")).isEqualTo(attachments);
    }

    @Test
    void takesFiftyBlocksAndRefusesOneMoreBeforeSending() {
        sent(bot, "blocks", Collections.nCopies(50, DIVIDER));

        bad(send(bot, "blocks", Collections.nCopies(51, DIVIDER)), ErrorCode.VALIDATION_ERROR, "'blocks' has 51", "50");
        bad(
                send(bot, "blocks", Collections.nCopies(50, DIVIDER), "mentions", "@here"),
                ErrorCode.VALIDATION_ERROR,
                "'blocks' has 51");
        bad(
                send(bot, "attachments", List.of(map("blocks", Collections.nCopies(51, DIVIDER)))),
                ErrorCode.VALIDATION_ERROR,
                "'attachments' has 51");
        assertThat(fixture.slack.requests()).hasSize(1);
    }

    @Test
    void takesAHundredAttachmentsAndRefusesOneMoreBeforeSending() {
        sent(bot, "attachments", Collections.nCopies(100, map("text", "a")));

        ExternalSystemResult result = send(bot, "attachments", Collections.nCopies(101, map("text", "a")));
        bad(result, ErrorCode.VALIDATION_ERROR, "'attachments' has 101", "100");
        assertThat(result.metadata()).containsEntry(MetadataKeys.PARAMETER, "attachments");
        assertThat(fixture.slack.requests()).hasSize(1);
    }

    @Test
    void refusesBlocksWithoutTypeOrOfAnotherForm() {
        bad(
                send(bot, "blocks", List.of(DIVIDER, map("text", "a"))),
                ErrorCode.VALIDATION_ERROR,
                "'blocks' has a block without a 'type' (block 2)");
        bad(
                send(bot, "attachments", List.of(map("blocks", "a"))),
                ErrorCode.VALIDATION_ERROR,
                "'attachments' has 'blocks' that are no list");
        assertThat(fixture.slack.requests()).isEmpty();
    }

    @Test
    void passesOnWhatSlackSaysAboutABlock() {
        ExternalSystemResult result = send(bot, "blocks", List.of(map("type", "sektion")));

        bad(
                result,
                ErrorCode.VALIDATION_ERROR,
                "does not accept the blocks",
                "unsupported type [json-pointer:/blocks/0/type]");
        assertThat(result.metadata()).containsEntry(MetadataKeys.VENDOR_ERROR, "invalid_blocks");
    }

    @ParameterizedTest
    @CsvSource({"section,3000", "header,150"})
    void cutsTheTextOfABlockOnlyWhereItIsTooLong(String type, int limit) {
        sent(bot, "blocks", List.of(map("type", type, "text", map("type", "plain_text", "text", "a".repeat(limit)))));
        ExternalSystemResult result = send(
                bot,
                "blocks",
                List.of(map("type", type, "text", map("type", "plain_text", "text", "a".repeat(limit + 1)))));

        assertThat(good(result)).containsEntry("text_cut", true);
        assertThat(result.metadata().get(MetadataKeys.WARNINGS).toString()).contains("cut to the");
        assertThat(blockText(0)).isEqualTo("a".repeat(limit));
        assertThat(blockText(1)).hasSizeLessThanOrEqualTo(limit).contains("characters more)");
    }

    @Test
    void cutsTheFieldsOfASection() {
        Map<String, Object> data = sent(
                bot,
                "blocks",
                List.of(map("type", "section", "fields", List.of(map("type", "mrkdwn", "text", "a".repeat(2_001))))));

        assertThat(data).containsEntry("text_cut", true);
    }

    private String blockText(int message) {
        Map<?, ?> block = (Map<?, ?>)
                fixture.slack.messages("general").get(message).blocks().get(0);
        return (String) ((Map<?, ?>) block.get("text")).get("text");
    }
}
