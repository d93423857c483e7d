package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that are read back. */
class SlackReadTest {
    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot();

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @Test
    void getsOneMessageAndOneReply() {
        Map<String, Object> first = sent(bot, "text", "one");
        sent(bot, "text", "two");
        Map<String, Object> reply = sent(bot, "text", "three", "thread_ts", first.get("ts"));

        assertThat(good(bot.getItem("message", (String) first.get("id"))))
                .containsEntry("id", first.get("id"))
                .containsEntry("text", "one")
                .containsKey("raw");
        assertThat(good(bot.getItem("message", (String) reply.get("id"))))
                .containsEntry("text", "three")
                .containsEntry("thread_ts", first.get("ts"));
        assertThat(good(bot.getItem("message", "#general/" + first.get("ts")))).containsEntry("text", "one");
    }

    @Test
    void tellsThatAMessageIsNotThere() {
        String channel = fixture.slack.channel("general").id();

        bad(bot.getItem("message", channel + "/1.2"), ErrorCode.NOT_FOUND_ERROR, "no message 1.2 in " + channel);
        bad(bot.getItem("message", "C0NOSUCH1/1.2"), ErrorCode.NOT_FOUND_ERROR, "C0NOSUCH1");
        bad(bot.getItem("message", "1.2"), ErrorCode.VALIDATION_ERROR, "'id' must be");
        fixture.slack.grant("chat:write");
        bad(bot.getItem("message", channel + "/1.2"), ErrorCode.PERMISSION_ERROR, "needed: channels:history");
    }

    @Test
    void readsTheNewestMessagesFirstPageByPage() {
        for (int i = 0; i < 450; i++) {
            fixture.slack.post("general", "t" + i);
        }

        Map<String, Object> some = good(bot.query(map("item_type", "message", "max_results", 300)));
        assertThat(rows(some)).hasSize(300);
        assertThat(rows(some).get(0)).containsEntry("text", "t449");
        assertThat(some).containsEntry("count", 300).containsEntry("is_last", false);
        assertThat(fixture.slack.requests("GET", "/conversations.history")).hasSize(2);

        Map<String, Object> all = good(bot.query(map("item_type", "message", "max_results", 1000, "raw", true)));
        assertThat(rows(all)).hasSize(450);
        assertThat(all).containsEntry("is_last", true);
        assertThat((List<?>) all.get("messages")).hasSize(450);
    }

    @Test
    void readsBetweenTwoMessagesAndInAThread() {
        String a = fixture.slack.post("general", "a").ts();
        fixture.slack.post("general", "b");
        String c = fixture.slack.post("general", "c").ts();
        sent(bot, "text", "reply", "thread_ts", a);

        assertThat(rows(good(bot.query(map("item_type", "message", "oldest", a, "latest", c)))))
                .extracting(row -> row.get("text"))
                .containsExactly("b");
        assertThat(rows(good(bot.query(map("item_type", "message", "thread_ts", a)))))
                .extracting(row -> row.get("text"))
                .containsExactly("a", "reply");
    }

    @Test
    void refusesQueriesThatAreNone() {
        bad(
                bot.query(map("item_type", "message", "max_results", 0)),
                ErrorCode.VALIDATION_ERROR,
                "'max_results' is 0; it must be 1 to 1000");
        bad(bot.query(map("item_type", "message", "max_results", 1001)), ErrorCode.VALIDATION_ERROR, "1001");
        bad(
                bot.query(map("item_type", "message", "oldest", "yesterday")),
                ErrorCode.VALIDATION_ERROR,
                "'oldest' must be");
        bad(bot.query(map("item_type", "message", "thread_ts", "1.2")), ErrorCode.NOT_FOUND_ERROR, "no such thread");
        assertThat(fixture.slack.requests("GET", "/conversations.history")).isEmpty();
        String left = fixture.slack.addChannel("left").removeBot().id();
        bad(
                bot.query(map("item_type", "message", "channel", left)),
                ErrorCode.PERMISSION_ERROR,
                "the bot is not in " + left);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> data) {
        return (List<Map<String, Object>>) data.get("rows");
    }
}
