package io.jenkins.plugins.externalsystems.core.connectors.resend;

import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.bad;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.good;
import static io.jenkins.plugins.externalsystems.testing.ServiceCalls.hello;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.files.DirectoryFiles;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.ServiceMail;
import io.jenkins.plugins.externalsystems.fakes.resend.FakeResend;
import io.jenkins.plugins.externalsystems.testing.ServiceCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages through Resend. */
class ResendMessagesTest {
    private final TestRuntime test = new TestRuntime();
    private final FakeResend resend = new FakeResend();
    private final ServiceCalls calls = new ServiceCalls(test, "resend", resend.url());
    private final ExternalSystem connection = calls.connect(resend.sendingKey(), Map.of());

    @AfterEach
    void stop() {
        connection.close();
        test.close();
        resend.close();
    }

    private ExternalSystemResult run(String operation, Map<String, ?> parameters) {
        return ServiceCalls.run(connection, operation, parameters, CallOptions.defaults());
    }

    private ServiceMail mail() {
        assertThat(resend.mails()).hasSize(1);
        return resend.mails().get(0);
    }

    @Test
    void aMessageHasAllThatAMailHas() {
        Map<String, Object> sent = good(run(
                "send_email",
                Map.of(
                        "to", List.of("Jane Doe <jane@example.com>", "\"Doe, Joe\" <joe@example.com>"),
                        "cc", "lead@example.com",
                        "bcc", "audit@example.com",
                        "reply_to", "help@example.com",
                        "subject", "Release 2 ✓",
                        "html", "<p>2 is out</p>",
                        "thread", "release",
                        "priority", "low",
                        "tags", Map.of("job", "shop", "build", 7),
                        "scheduled_at", "2026-12-01T08:00:00Z")));

        ServiceMail mail = mail();
        assertThat(mail.from()).isEqualTo("Builds <builds@example.com>");
        assertThat(mail.to()).containsExactly("jane@example.com", "joe@example.com");
        assertThat(mail.cc()).containsExactly("lead@example.com");
        assertThat(mail.bcc()).containsExactly("audit@example.com");
        assertThat(mail.html()).isEqualTo("<p>2 is out</p>");
        assertThat(mail.text()).isEqualTo("2 is out");
        JsonNode json = mail.json();
        assertThat(json.at("/to/1").asText()).isEqualTo("\"Doe, Joe\" <joe@example.com>");
        assertThat(json.at("/headers/X-Priority").asText()).isEqualTo("5");
        assertThat(json.path("tags")).hasSize(2);
        assertThat(json.path("scheduled_at").asText()).isEqualTo("2026-12-01T08:00:00Z");
        assertThat(sent).containsEntry("id", mail.id()).containsEntry("message_id", mail.id());
    }

    @Test
    void filesGoInBase64AndImagesByTheirName(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("report.pdf"), new byte[] {9, -9, 9, 0});
        Files.write(folder.resolve("chart.png"), new byte[] {1, 2});
        CallOptions options = CallOptions.withKey("k").withFiles(new DirectoryFiles(folder, Runnable::run));
        good(ServiceCalls.run(
                connection,
                "send_message",
                hello(
                        "attachments",
                        "*.pdf",
                        "inline_images",
                        Map.of("chart", "chart.png"),
                        "html",
                        "<img src='cid:chart'>",
                        "tags",
                        Map.of("job", "shop")),
                options));
        assertThat(mail().files().get("report.pdf")).containsExactly(9, -9, 9, 0);
        assertThat(mail().files().get("chart")).containsExactly(1, 2);
        assertThat(mail().json().at("/attachments/0/content_type").asText()).isEqualTo("application/pdf");
        // Another process has to make the same bytes, or Resend refuses the key as one of another message.
        assertThat(resend.requests().get(0).text())
                .contains(
                        "{\"filename\":\"report.pdf\",\"content_type\":\"application/pdf\",\"content\":\"CfcJAA==\"}",
                        "{\"filename\":\"chart.png\",\"content_type\":\"image/png\",\"content_id\":\"chart\",\"content\":\"AQI=\"}",
                        "\"tags\":[{\"name\":\"job\",\"value\":\"shop\"}]");

        Files.write(folder.resolve("big.bin"), new byte[30_000_000]);
        bad(
                ServiceCalls.run(connection, "send_email", hello("attachments", "big.bin"), options),
                ErrorCode.VALIDATION_ERROR,
                "Resend takes 40 MB");
    }

    @Test
    void theReportIsATemplateOfEveryConnectionThatSends() {
        good(run(
                "send_template_email",
                Map.of(
                        "to", "jane@example.com",
                        "template", "report",
                        "variables", Map.of("type", "Test", "period", "week 48", "summary", List.of("a", "b")))));
        assertThat(mail().subject()).isEqualTo("Test report, week 48");
        assertThat(mail().html()).contains("<li>a</li>", "<li>b</li>").doesNotContain("PDF");
    }

    @Test
    void limitsAreHeldBeforeResendIsAsked() {
        List<String> many =
                IntStream.range(0, 51).mapToObj(i -> "a" + i + "@example.com").toList();
        good(run("send_email", hello("to", many.subList(0, 50))));
        bad(run("send_email", hello("to", many)), ErrorCode.VALIDATION_ERROR, "51 recipients; Resend takes 50");
        good(run("send_email", hello("tags", Map.of("x".repeat(256), "y"))));
        bad(run("send_email", hello("tags", Map.of("x".repeat(257), "y"))), ErrorCode.VALIDATION_ERROR, "'tags'");
        bad(run("send_email", hello("tags", Map.of("job", "shop/main"))), ErrorCode.VALIDATION_ERROR, "'tags'");
        bad(run("send_email", hello("scheduled_at", "soon")), ErrorCode.VALIDATION_ERROR, "'scheduled_at'");
        bad(
                run("send_email", Map.of("cc", "a@example.com", "subject", "x", "text", "y")),
                ErrorCode.VALIDATION_ERROR,
                "'to'");
        assertThat(resend.requests()).hasSize(2);
    }

    @Test
    void aLostAnswerIsNoSecondMessageSinceTheKeyIsTheSame() {
        resend.loseAnswer();
        good(ServiceCalls.run(connection, "send_email", hello(), CallOptions.withKey("build 7")));
        assertThat(resend.mails()).hasSize(1);
        assertThat(resend.requests()).hasSize(2);
        String key = resend.requests().get(0).header("Idempotency-Key");
        assertThat(key)
                .matches("[0-9a-f]{64}")
                .isEqualTo(resend.requests().get(1).header("Idempotency-Key"));
    }

    @Test
    void theKeyOfACallIsTheKeyOfItsRequestAsFarAsItFits() {
        good(ServiceCalls.run(connection, "send_email", hello(), CallOptions.withKey("k".repeat(256))));
        good(ServiceCalls.run(connection, "send_email", hello(), CallOptions.withKey("k".repeat(257))));
        assertThat(resend.requests().get(0).header("Idempotency-Key")).isEqualTo("k".repeat(256));
        assertThat(resend.requests().get(1).header("Idempotency-Key")).hasSize(64);
        bad(
                ServiceCalls.run(
                        connection, "send_email", hello("text", "another"), CallOptions.withKey("k".repeat(256))),
                ErrorCode.CLIENT_ERROR,
                "the same key was used for another message");
    }

    @Test
    void batchesOfAHundredAndThoseWithFilesAlone(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("a.txt"), new byte[] {1});
        List<Map<String, Object>> messages = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            messages.add(i == 50 ? hello("attachments", "a.txt") : hello("subject", "n" + i));
        }
        CallOptions options = CallOptions.withKey("k").withFiles(new DirectoryFiles(folder, Runnable::run));
        Map<String, Object> data =
                good(ServiceCalls.run(connection, "send_batch_emails", Map.of("messages", messages), options));
        assertThat(data).containsEntry("sent", 201);
        assertThat(resend.requests("POST", "/emails/batch")).hasSize(2);
        assertThat(resend.requests("POST", "/emails")).hasSize(1);
        assertThat(resend.mails()).hasSize(201);
        assertThat(resend.requests())
                .extracting(request -> request.header("Idempotency-Key"))
                .containsExactly("k/0", "k/50", "k/101");
    }

    @Test
    @SuppressWarnings("unchecked")
    void oneThatResendRefusesDoesNotStopTheOthers() {
        resend.nextReply(
                Reply.json(
                        200,
                        "{\"data\":[{\"id\":\"a\"},{\"id\":\"c\"}],\"errors\":[{\"index\":1,\"message\":\"Invalid `to` field\"}]}"));
        ExternalSystemResult result = bad(
                run("send_batch_emails", Map.of("messages", List.of(hello(), hello(), hello()))),
                ErrorCode.VALIDATION_ERROR,
                "1 of 3 messages",
                "Resend refused the message: Invalid `to` field.");
        List<Map<String, Object>> rows =
                (List<Map<String, Object>>) result.resultData().get("results");
        assertThat(rows).extracting(row -> row.get("id")).containsExactly("a", null, "c");
        assertThat(rows).extracting(row -> row.get("ok")).containsExactly(true, false, true);
    }

    @Test
    void aBatchWhoseAnswerIsLostIsNotSentTwice() {
        resend.loseAnswer();
        good(run("send_batch_emails", Map.of("messages", List.of(hello(), hello("subject", "Second")))));
        assertThat(resend.mails()).hasSize(2);
        assertThat(resend.requests()).hasSize(2);
    }

    @Test
    void whatBecameOfAMessageNeedsFullAccess() {
        String id = String.valueOf(good(run("send_email", hello())).get("id"));
        ExternalSystem full = calls.connect(resend.apiKey(), Map.of());
        assertThat(good(ServiceCalls.run(full, "get_email", Map.of("id", id), CallOptions.defaults())))
                .containsEntry("last_event", "delivered");
        assertThat(good(full.getItem("email", id))).containsEntry("subject", "Hello");
        bad(run("get_email", Map.of("id", id)), ErrorCode.PERMISSION_ERROR, "restricted_api_key", "full access");
        bad(
                ServiceCalls.run(full, "get_email", Map.of("id", "none"), CallOptions.defaults()),
                ErrorCode.NOT_FOUND_ERROR,
                "no such message");
        bad(
                ServiceCalls.run(full, "get_email", Map.of("id", "../domains"), CallOptions.defaults()),
                ErrorCode.VALIDATION_ERROR,
                "'id'");
    }
}
