package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that are in Slack already. */
class SlackFilesTest extends SlackUploadContext {
    @Test
    void readsListsAndDeletesFiles() {
        fixture.slack.addChannel("ci");
        for (int i = 0; i < 130; i++) {
            fixture.slack.share("general", "f" + i, "x");
        }
        String id = fixture.slack.share("ci", "report.txt", "text");

        assertThat(good(bot.getItem("file", id)))
                .containsEntry("name", "report.txt")
                .containsEntry("size", 4L)
                .containsEntry("channels", List.of(fixture.slack.channel("ci").id()));
        Map<String, Object> all = good(bot.query(map("item_type", "file", "max_results", 1000)));
        assertThat(all).containsEntry("count", 131).containsEntry("is_last", true);
        assertThat(good(bot.query(map("item_type", "file", "max_results", 120))))
                .containsEntry("count", 120)
                .containsEntry("is_last", false);
        assertThat(rows(good(bot.query(map("item_type", "file", "channel", "#ci", "raw", true)))))
                .extracting(row -> row.get("id"))
                .containsExactly(id);
        good(bot.deleteItem("file", id));
        bad(bot.getItem("file", id), ErrorCode.NOT_FOUND_ERROR, "file " + id + " does not exist");
        bad(bot.deleteItem("file", id), ErrorCode.NOT_FOUND_ERROR);
        bad(bot.getItem("file", "report.txt"), ErrorCode.VALIDATION_ERROR, "'id' is 'report.txt'");
        bad(bot.query(map("item_type", "file", "types", "poems")), ErrorCode.VALIDATION_ERROR, "'types'");
    }

    @Test
    void takesAFileThatIsGoneOnARepeatAsDeleted() {
        ExternalSystem patient = fixture.bot();
        fixture.slack.nextReply(Reply.reset(), Reply.json(200, "{\"ok\":false,\"error\":\"file_deleted\"}"));

        assertThat(good(patient.deleteItem("file", "F0123"))).containsEntry("id", "F0123");
    }
}
