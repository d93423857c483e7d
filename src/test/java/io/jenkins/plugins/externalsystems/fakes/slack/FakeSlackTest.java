package io.jenkins.plugins.externalsystems.fakes.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fake refuses what Slack refuses. */
class FakeSlackTest {
    private static final String JSON = "application/json; charset=utf-8";

    private final FakeSlack slack = new FakeSlack();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void takesAMessageAndAnswersIdAndTimeStamp() throws Exception {
        String answer = post("chat.postMessage", JSON, "{\"channel\":\"#general\",\"text\":\"hi\"}");

        assertThat(answer)
                .contains(
                        "\"ok\":true",
                        slack.channel("general").id(),
                        slack.messages("general").get(0).ts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "chat.post; {}; unknown_method",
                "conversations.list; {}; unknown_method",
                "chat.postMessage; {\"text\":\"t\"}; invalid_arguments",
                "chat.postMessage; {\"channel\":\"#general\",\"text\":7}; invalid_arguments",
                "chat.postMessage; {\"channel\":\"#general\",\"text\":\"t\",\"txt\":\"t\"}; invalid_arguments",
                "chat.postMessage; {\"channel\":\"#general\",\"text\":\"t\",\"token\":\"t\"}; invalid_arguments",
                "chat.postMessage; {\"channel\":\"#none\",\"text\":\"t\"}; channel_not_found",
                "chat.postMessage; {\"channel\":\"#general\"}; no_text",
                "chat.postMessage; {\"channel\":\"#general\",\"text\":\"<b>\"}; invalid_arguments",
                "chat.postMessage; {\"channel\":\"#general\",\"blocks\":[{\"type\":\"no\"}]}; invalid_blocks",
                "chat.postMessage; {\"channel\":\"#general\",\"blocks\":[{\"type\":\"section\"}]}; invalid_blocks",
                "chat.postMessage; {\"channel\":\"#general\",\"attachments\":[7]}; invalid_attachments",
                "chat.postMessage; {\"channel\":\"#general\",\"text\":\"t\",\"thread_ts\":\"1.2\"}; thread_not_found",
                "chat.update; {\"channel\":\"#general\",\"ts\":\"1.2\",\"text\":\"t\"}; channel_not_found",
                "chat.delete; {\"channel\":\"C1\"}; invalid_arguments",
                "chat.postMessage; [1]; json_not_object",
                "chat.postMessage; {\"channel\"; invalid_json",
                "conversations.info; {\"channel\":\"C1\"}; invalid_post_type"
            })
    void refusesWrongCalls(String method, String body, String error) throws Exception {
        assertThat(post(method, JSON, body)).contains("\"ok\":false", "\"error\":\"" + error + "\"");
        assertThat(slack.messages("general")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|invalid_charset",
                "application/json; charset=utf-16|invalid_charset",
                "text/plain; charset=utf-8|invalid_post_type"
            })
    void refusesOtherTypesOfContent(String type, String error) throws Exception {
        assertThat(post("chat.postMessage", type, "{\"channel\":\"#general\",\"text\":\"hi\"}"))
                .contains(error);
    }

    @Test
    void takesForms() throws Exception {
        assertThat(post("chat.postMessage", "application/x-www-form-urlencoded", "channel=%23general&text=a+b"))
                .contains("\"ok\":true");
        assertThat(slack.messages("general").get(0).text()).isEqualTo("a b");
    }

    @Test
    void refusesTooMuch() throws Exception {
        String text = "x".repeat(40_001);
        String blocks = String.join(",", Collections.nCopies(51, "{\"type\":\"divider\"}"));
        String attachments = String.join(",", Collections.nCopies(101, "{\"text\":\"t\"}"));

        assertThat(post("chat.postMessage", JSON, "{\"channel\":\"#general\",\"text\":\"" + text + "\"}"))
                .contains("msg_too_long");
        assertThat(post("chat.postMessage", JSON, "{\"channel\":\"#general\",\"blocks\":[" + blocks + "]}"))
                .contains("invalid_blocks", "50");
        assertThat(post("chat.postMessage", JSON, "{\"channel\":\"#general\",\"attachments\":[" + attachments + "]}"))
                .contains("too_many_attachments");
    }

    @Test
    void refusesOtherTokens() throws Exception {
        assertThat(call(request("/api/auth.test").GET()).body()).contains("not_authed");
        assertThat(call(request("/api/auth.test")
                                .header("Authorization", "Bearer xoxb-1")
                                .GET())
                        .body())
                .contains("invalid_auth");
        slack.revokeToken();
        assertThat(post("auth.test", JSON, "{}")).contains("token_revoked");
    }

    @Test
    void tellsScopesAndRefusesWithoutThem() throws Exception {
        slack.grant("channels:read");

        HttpResponse<String> answer = call(authorized("chat.postMessage")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("{\"channel\":\"#general\",\"text\":\"hi\"}")));

        assertThat(answer.body()).contains("missing_scope", "\"needed\":\"chat:write\"");
        assertThat(answer.headers().firstValue("X-OAuth-Scopes")).contains("channels:read");
    }

    @Test
    void answersWebhooksInPlainText() throws Exception {
        assertThat(webhook(slack.webhookUrl(), "{\"text\":\"t\"}")).isEqualTo("200 ok");
        assertThat(webhook(slack.webhookUrl(), "{\"text\":\"\"}")).isEqualTo("400 no_text");
        assertThat(webhook(slack.webhookUrl(), "{\"text\":")).isEqualTo("400 invalid_payload");
        assertThat(webhook(slack.webhookUrl(), "{\"text\":\"t\",\"chanel\":\"#ci\"}"))
                .isEqualTo("400 invalid_payload");
        assertThat(webhook(slack.webhookUrl() + "x", "{\"text\":\"t\"}")).isEqualTo("404 no_service");
        slack.channel("general").archive();
        assertThat(webhook(slack.webhookUrl(), "{\"text\":\"t\"}")).isEqualTo("410 channel_is_archived");
        slack.prohibitWebhook();
        assertThat(webhook(slack.webhookUrl(), "{\"text\":\"t\"}")).isEqualTo("403 action_prohibited");
        slack.revokeWebhook();
        assertThat(webhook(slack.webhookUrl(), "{\"text\":\"t\"}")).isEqualTo("404 no_service");
        assertThat(slack.messages("general")).hasSize(1);
    }

    private String webhook(String url, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = call(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(body)));
        return answer.statusCode() + " " + answer.body();
    }

    private String post(String method, String type, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                call(authorized(method).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpRequest.Builder authorized(String method) {
        return request("/api/" + method).header("Authorization", "Bearer " + slack.token());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(slack.url() + path));
    }

    private HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
