package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.config;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Neither the token nor the webhook's URL is in anything that comes out of the connector, whatever fails. */
class SlackSecretsTest {
    private final SlackFixture fixture = new SlackFixture();
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void keepsTheTokenToItself() {
        ExternalSystem bot = fixture.bot("max_retries", 0, "timeout", "3s");
        see(bot.connect());
        see(send(bot, "text", "t"));
        for (Reply reply : failures(fixture.slack.token())) {
            fixture.slack.nextReply(reply);
            see(send(bot, "text", "t"));
            fixture.slack.nextReply(reply);
            see(bot.executeOperation("update_message", map("id", "C1/1.2", "text", "t")));
            fixture.slack.nextReply(reply);
            see(bot.connect());
        }
        see(fixture.bot("max_retries", 0, "api_url", "http://127.0.0.1:1/api").connect());
        see(bot.executeOperation("send_message", map("text", "t", "nonsense", 1)));
        seen.add(bot.systemInfo() + bot.toString() + bot.capabilities());

        assertThat(seen).hasSizeGreaterThan(30);
        assertNothingShows(fixture.slack.token());
        for (RecordedRequest request : fixture.slack.requests()) {
            assertThat(request.toString() + request.text()).doesNotContain(fixture.slack.token());
        }
    }

    @Test
    void keepsTheWebhookToItself() {
        String url = fixture.slack.webhookUrl();
        ExternalSystem webhook = fixture.webhook("max_retries", 0, "timeout", "3s");
        see(webhook.connect());
        see(send(webhook, "text", "t"));
        see(send(webhook, "text", "t", "channel", "#ci"));
        for (Reply reply : failures(url)) {
            fixture.slack.nextReply(reply);
            see(send(webhook, "text", "t"));
            fixture.slack.nextReply(reply);
            see(webhook.connect());
        }
        fixture.slack.revokeWebhook();
        see(send(webhook, "text", "t"));
        seen.add(webhook.systemInfo() + webhook.toString() + webhook.capabilities());
        String path = URI.create(url).getPath();
        see(fixture.connection(
                        config().set("max_retries", 0).set("webhook_url", SecretValue.of("http://127.0.0.1:1" + path)))
                .connect());

        assertNothingShows(url);
        assertNothingShows(path);
        assertNothingShows(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void keepsSecretsThatCannotBeUsedToItself() {
        for (String broken :
                List.of("https://hooks.slack.example/triggers/CANARY/1", "CANARY one", "https://[CANARY")) {
            Throwable refused =
                    catchThrowable(() -> fixture.connection(config().set("webhook_url", SecretValue.of(broken))));
            assertThat(refused).isNotNull();
            see(refused);
        }
        ExternalSystem odd = fixture.bot("max_retries", 0, "bot_token", SecretValue.of("xoxb-CANARY\nX-Evil: 1"));
        see(odd.connect());
        see(send(odd, "text", "t"));

        assertNothingShows("CANARY");
    }

    /** Among them answers that send the secret back. */
    private static List<Reply> failures(String secret) {
        String echo = secret.replace("\"", "");
        return List.of(
                Reply.reset(),
                Reply.stall(),
                Reply.text(500, echo),
                Reply.text(404, "no_service"),
                Reply.text(403, echo),
                Reply.text(200, "<html>" + echo),
                Reply.json(200, "{\"ok\":false,\"error\":\"" + echo + "\"}"),
                Reply.json(200, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"" + echo + "\"}"),
                Reply.json(
                        200,
                        "{\"ok\":false,\"error\":\"invalid_arguments\",\"response_metadata\":{\"messages\":[\"[ERROR] "
                                + echo + "\"]}}"),
                Reply.json(429, "{}").with("Retry-After", "9999").with("X-Slack-Req-Id", echo),
                Reply.json(200, "{\"ok\":false,\"error\":\"fatal_error\"}"));
    }

    private void see(ExternalSystemResult result) {
        seen.add(result.toString());
        seen.add(Json.write(result.toMap()));
    }

    private void see(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        seen.add(text.toString());
    }

    private void assertNothingShows(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        for (String text : seen) {
            assertThat(text).doesNotContain(secret, base64, URLEncoder.encode(secret, StandardCharsets.UTF_8));
        }
    }
}
