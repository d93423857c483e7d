package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.send;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sending through an incoming webhook. */
class SlackWebhookTest {
    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem webhook = fixture.webhook("max_retries", 0);

    @AfterEach
    void stop() {
        webhook.close();
        fixture.close();
    }

    @Test
    void sendsMessages() {
        Map<String, Object> data = sent(webhook, "text", "**a** <!channel>", "mentions", "@here");

        assertThat(data).containsExactly(Map.entry("text_cut", false));
        FakeMessage message = fixture.slack.messages("general").get(0);
        assertThat(message.text()).startsWith("<!here> *a* &lt;!channel");
        assertThat(message.content()).containsEntry("username", "Distributed Testing Bot");
        assertThat(fixture.slack.requests()).hasSize(1);
        assertThat(fixture.slack.requests().get(0).header("Authorization")).isEmpty();
    }

    @Test
    void sendsAlertsAndReplies() {
        good(webhook.executeOperation("send_alert", map("title", "t", "message", "m", "severity", "error")));
        String first = fixture.slack.messages("general").get(0).ts();
        sent(webhook, "text", "u", "thread_ts", first);

        assertThat(fixture.slack.messages("general").get(0).attachments()).hasSize(1);
        assertThat(fixture.slack.messages("general").get(1).content()).containsEntry("thread_ts", first);
    }

    @Test
    void saysThatTheRestNeedsABotToken() {
        List<ExternalSystemResult> results = List.of(
                send(webhook, "text", "t", "channel", "#ci"),
                send(webhook, "text", "t", "reply_broadcast", true),
                webhook.executeOperation("send_alert", map("title", "t", "message", "m", "channel", "#ci")),
                webhook.executeOperation("update_message", map("id", "C1/1.2", "text", "t")),
                webhook.updateItem("message", "C1/1.2", map("text", "t")),
                webhook.deleteItem("message", "C1/1.2"),
                webhook.getItem("message", "C1/1.2"),
                webhook.query(map("item_type", "message")),
                send(webhook, "text", "t", "mention_emails", "jo@example.org"),
                webhook.executeOperation("send_ephemeral", map("user", "U123", "text", "t")),
                webhook.executeOperation("add_reaction", map("id", "C1/1.2", "emoji", "eyes")),
                webhook.executeOperation("create_channel", map("name", "ci")),
                webhook.executeOperation("invite_to_channel", map("users", "U123")),
                webhook.executeOperation("lookup_user", map("email", "jo@example.org")),
                webhook.executeOperation("upload_files", map("files", "*")),
                webhook.executeOperation("upload_file", map("file", "a")),
                webhook.getItem("file", "F123"),
                webhook.deleteItem("file", "F123"));

        assertThat(results)
                .allSatisfy(result -> bad(
                        result,
                        ErrorCode.UNSUPPORTED_OPERATION,
                        "through an incoming webhook; give the connection a bot token"));
        assertThat(fixture.slack.requests()).isEmpty();
        assertThat(webhook.capabilities().toMap())
                .containsEntry("supports_create", true)
                .containsEntry("supports_update", false)
                .containsEntry("supports_query", false)
                .containsEntry("supports_attachments", false)
                .containsEntry("item_types", List.of("message"))
                .containsEntry("supports_delete", false);
    }

    @Test
    void sendsNotificationsOnceWhateverHappens() {
        good(webhook.executeOperation(
                "send_notification",
                map("event_type", "vessel_arrival", "data", map("vessel_name", "Ada", "port", "Kiel"))));
        assertThat(fixture.slack.messages("general")).hasSize(1);

        ExternalSystemResult again = webhook.executeOperationAsync(
                        "send_message",
                        map("text", "t"),
                        CallOptions.withKey("k").asRepeat())
                .toCompletableFuture()
                .join();
        bad(again, ErrorCode.EXCEPTION, "a webhook sent cannot be looked up");
        assertThat(again.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
        assertThat(fixture.slack.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid_payload,VALIDATION_ERROR",
        "400,no_text,VALIDATION_ERROR",
        "400,user_not_found,NOT_FOUND_ERROR",
        "400,invalid_token,AUTHENTICATION_ERROR",
        "400,too_many_attachments,VALIDATION_ERROR",
        "403,action_prohibited,PERMISSION_ERROR",
        "403,invalid_token,AUTHENTICATION_ERROR",
        "403,posting_to_general_channel_denied,PERMISSION_ERROR",
        "404,channel_not_found,NOT_FOUND_ERROR",
        "404,no_service,NOT_FOUND_ERROR",
        "404,no_team,NOT_FOUND_ERROR",
        "410,channel_is_archived,VALIDATION_ERROR",
        "500,rollup_error,SERVER_ERROR",
        "429,rate_limited,RATE_LIMIT_ERROR"
    })
    void mapsPlainTextFailures(int status, String word, ErrorCode code) {
        fixture.slack.nextReply(Reply.text(status, word));

        ExternalSystemResult result = send(webhook, "text", "t");

        bad(result, code);
        assertThat(result.metadata())
                .containsEntry(MetadataKeys.VENDOR_ERROR, word)
                .containsEntry(MetadataKeys.HTTP_STATUS, status);
        assertThat(result.errorMessage()).doesNotContain("{target}", fixture.slack.webhookUrl(), "/services/");
    }

    @ParameterizedTest
    @CsvSource({
        "400,VALIDATION_ERROR",
        "403,PERMISSION_ERROR",
        "404,NOT_FOUND_ERROR",
        "429,RATE_LIMIT_ERROR",
        "500,SERVER_ERROR",
        "502,SERVER_ERROR"
    })
    void goesByTheStatusOfUnknownTexts(int status, ErrorCode code) {
        fixture.slack.nextReply(Reply.text(status, "<html>some proxy's page</html>"));

        ExternalSystemResult result = send(webhook, "text", "t");

        bad(result, code, "HTTP " + status);
        assertThat(result.metadata()).doesNotContainKey(MetadataKeys.VENDOR_ERROR);
    }

    @Test
    void believesNothingButOk() {
        fixture.slack.nextReply(
                Reply.text(200, "<html>log in first</html>"), Reply.text(200, "no_service"), Reply.text(202, "ok"));

        for (int i = 0; i < 3; i++) {
            bad(send(webhook, "text", "t"), ErrorCode.EXCEPTION, "is not Slack's");
        }
    }

    @Test
    void failsAsTheWorkspaceDoes() {
        fixture.slack.prohibitWebhook();
        bad(send(webhook, "text", "t"), ErrorCode.PERMISSION_ERROR, "ask an admin");
        fixture.slack.revokeWebhook();
        bad(send(webhook, "text", "t"), ErrorCode.NOT_FOUND_ERROR, "create a new one");
    }

    @Test
    void failsWhereItsChannelIsArchived() {
        fixture.slack.channel("general").archive();

        bad(send(webhook, "text", "t"), ErrorCode.VALIDATION_ERROR, "the webhook's channel is archived");
    }

    @Test
    void cutsAndRefusesAsWithABotToken() {
        assertThat(sent(webhook, "text", "x".repeat(40_001))).containsEntry("text_cut", true);
        bad(send(webhook, "text", " "), ErrorCode.VALIDATION_ERROR, "'text' is empty");
        bad(send(webhook, "text", "t", "thread_ts", "x"), ErrorCode.VALIDATION_ERROR, "'thread_ts' must be");
    }

    @Test
    void checksWithoutPosting() {
        ExternalSystemResult result = webhook.connect();

        assertThat(good(result)).containsEntry("account", "incoming webhook at 127.0.0.1");
        assertThat(webhook.isConnected()).isTrue();
        assertThat(fixture.slack.messages("general")).isEmpty();
        assertThat(fixture.slack.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400,no_text", "400,missing_text_or_fallback_or_attachments", "400,invalid_payload", "400,missing_text"
    })
    void takesBeingRefusedAsEmptyAsLife(int status, String word) {
        fixture.slack.nextReply(Reply.text(status, word));

        good(webhook.connect());
    }

    @ParameterizedTest
    @CsvSource({
        "404,no_service,NOT_FOUND_ERROR",
        "403,invalid_token,AUTHENTICATION_ERROR",
        "400,invalid_token,AUTHENTICATION_ERROR",
        "410,channel_is_archived,VALIDATION_ERROR",
        "403,action_prohibited,PERMISSION_ERROR",
        "302,found,CLIENT_ERROR",
        "404,no_text,VALIDATION_ERROR",
        "400,bad_request,VALIDATION_ERROR"
    })
    void findsADeadWebhook(int status, String word, ErrorCode code) {
        fixture.slack.nextReply(Reply.text(status, word));

        bad(webhook.connect(), code);
        assertThat(webhook.isConnected()).isFalse();
    }
}
