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
import io.jenkins.plugins.externalsystems.fakes.slack.FakeMessage;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message whose sending may have worked is looked for, by the mark that it carries, before it is sent again. */
class SlackLookTest {
    private static final String HISTORY = "/conversations.history";

    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot("timeout", "3s", "max_retries", 0);

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @Test
    void marksEachMessageWithItsCallsKey() {
        send(CallOptions.withKey("key-1"), "text", "t");

        assertThat(fixture.slack.messages("general").get(0).content().get("metadata"))
                .isEqualTo(
                        map("event_type", "external_systems_call", "event_payload", map("idempotency_key", "key-1")));
    }

    @Test
    void findsTheMessageThatAnEarlierTrySent() {
        Map<String, Object> first = good(send(CallOptions.withKey("key-1"), "text", "t"));
        sent(bot, "text", "another");

        Map<String, Object> again = good(send(CallOptions.withKey("key-1").asRepeat(), "text", "t"));

        assertThat(again).isEqualTo(first);
        assertThat(fixture.slack.messages("general")).hasSize(2);
    }

    @Test
    void sendsWhatSurelyDidNotArriveAfterAMoment() {
        fixture.slack.nextReply(Reply.reset());

        ExternalSystemResult result = SlackFixture.send(bot, "text", "t");

        good(result);
        assertThat(fixture.slack.messages("general")).hasSize(1);
        assertThat(fixture.slack.requests("POST", "/chat.postMessage")).hasSize(2);
        assertThat(fixture.slack.requests("GET", HISTORY)).hasSize(1);
        assertThat(fixture.slack.requests("GET", HISTORY).get(0).query())
                .contains("oldest=", "include_all_metadata=true");
        assertThat(fixture.test.time().passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void looksThroughPagesAndAThread() {
        Map<String, Object> thread = sent(bot, "text", "build 7");
        Map<String, Object> reply = good(send(CallOptions.withKey("k"), "text", "a", "thread_ts", thread.get("ts")));
        for (int i = 0; i < 250; i++) {
            sent(bot, "text", "t" + i, "thread_ts", thread.get("ts"));
        }

        Map<String, Object> again =
                good(send(CallOptions.withKey("k").asRepeat(), "text", "a", "thread_ts", thread.get("ts")));
        assertThat(again).containsEntry("id", reply.get("id"));
        good(send(CallOptions.withKey("new").asRepeat(), "text", "b", "thread_ts", thread.get("ts")));
        assertThat(fixture.slack.requests("GET", "/conversations.replies")).hasSize(3);
        assertThat(fixture.slack.messages("general")).hasSize(253);
    }

    @Test
    void doesNotSendWhereTheHistoryIsTooLongToBeSure() {
        for (int i = 0; i < 2_001; i++) {
            fixture.slack.post("general", "t" + i);
        }

        ExternalSystemResult result = send(CallOptions.withKey("k").asRepeat(), "text", "t");

        bad(result, ErrorCode.EXCEPTION, "more than 2000 messages", "look in Slack");
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
        assertThat(fixture.slack.messages("general")).hasSize(2_001);
    }

    @Test
    void doesNotSendWhereItMayNotLook() {
        fixture.slack.grant("chat:write", "channels:read", "groups:read");

        ExternalSystemResult result = send(CallOptions.withKey("k").asRepeat(), "text", "t");

        bad(result, ErrorCode.PERMISSION_ERROR, "needed: channels:history", "cannot be found out");
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
        assertThat(fixture.slack.messages("general")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ok\":true}",
                "{\"ok\":true,\"messages\":null}",
                "{\"ok\":true,\"messages\":{}}",
                "{\"ok\":true,\"messages\":[],\"has_more\":true}"
            })
    void doesNotTakeABrokenHistoryForAnEmptyOne(String history) {
        fixture.slack.nextReply(
                Reply.json(200, "{\"ok\":true,\"channels\":[{\"id\":\"C0123456\",\"name\":\"general\"}]}"),
                Reply.json(200, history));

        ExternalSystemResult result = send(CallOptions.withKey("k").asRepeat(), "text", "t");

        bad(result, ErrorCode.EXCEPTION, "no whole history");
        assertThat(fixture.slack.messages("general")).isEmpty();
    }

    @Test
    void takesStrangeMetadataForNoMark() {
        fixture.slack.nextReply(
                Reply.json(200, "{\"ok\":true,\"channels\":[{\"id\":\"C0123456\",\"name\":\"general\"}]}"),
                Reply.json(
                        200,
                        "{\"ok\":true,\"messages\":[{\"ts\":\"1.1\",\"metadata\":7},{\"ts\":\"1.2\",\"metadata\":"
                                + "{\"event_type\":\"external_systems_call\",\"event_payload\":[\"k\"]}},7,null]}"));

        good(send(CallOptions.withKey("k").asRepeat(), "text", "t"));

        assertThat(fixture.slack.messages("general")).hasSize(1);
    }

    @Test
    void sendsWithoutAMarkWhereSlackTakesNone() {
        fixture.slack.refuseMetadata();

        sent(bot, "text", "one");
        sent(bot, "text", "two");

        assertThat(fixture.slack.messages("general"))
                .extracting(FakeMessage::text)
                .containsExactly("one", "two");
        assertThat(fixture.slack.requests()).as("asked once").hasSize(3);
        ExternalSystemResult again = send(CallOptions.withKey("k").asRepeat(), "text", "three");
        bad(again, ErrorCode.EXCEPTION, "no message metadata");
        assertThat(again.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
    }

    @Test
    void looksForAlertsAndNotificationsToo() {
        for (String operation : new String[] {"send_alert", "send_notification"}) {
            Map<String, Object> parameters = operation.equals("send_alert")
                    ? map("title", "t", "message", "m")
                    : map("event_type", "driver_alert", "data", map("driver", "Jo", "alert", "tired"));
            fixture.slack.nextReply(Reply.reset());
            good(bot.executeOperation(operation, parameters));
        }

        assertThat(fixture.slack.messages("general")).hasSize(2);
        assertThat(fixture.slack.requests("GET", HISTORY)).hasSize(2);
    }

    @Test
    void stopsWaitingWhenItIsCancelled() {
        try (SlackFixture slow = new SlackFixture(TestRuntime.manual())) {
            CallOptions options = CallOptions.withKey("k").asRepeat();
            var call = slow.bot()
                    .executeOperationAsync("send_message", map("text", "t"), options)
                    .toCompletableFuture();
            options.cancellation().cancel();
            assertThat(call).isCompletedExceptionally();
            assertThat(slow.slack.requests()).isEmpty();
        }
    }

    private ExternalSystemResult send(CallOptions options, Object... parameters) {
        return bot.executeOperationAsync("send_message", map(parameters), options)
                .toCompletableFuture()
                .join();
    }
}
