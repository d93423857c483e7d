package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

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
import io.jenkins.plugins.externalsystems.fakes.ServiceMail;
import io.jenkins.plugins.externalsystems.fakes.sendgrid.FakeSendGrid;
import io.jenkins.plugins.externalsystems.testing.ServiceCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages through SendGrid. */
class SendGridMessagesTest {
    private final TestRuntime test = new TestRuntime();
    private final FakeSendGrid sendGrid = new FakeSendGrid(test.time());
    private final ServiceCalls calls = new ServiceCalls(test, "sendgrid", sendGrid.url());
    private final ExternalSystem connection =
            calls.connect(sendGrid.apiKey(), Map.of("default_recipients", "team@example.com"));

    @AfterEach
    void stop() {
        connection.close();
        test.close();
        sendGrid.close();
    }

    private ExternalSystemResult run(String operation, Map<String, ?> parameters) {
        return ServiceCalls.run(connection, operation, parameters, CallOptions.withKey("k"));
    }

    private ServiceMail mail() {
        assertThat(sendGrid.mails()).hasSize(1);
        return sendGrid.mails().get(0);
    }

    @Test
    void aMessageHasAllThatAMailHas() {
        Map<String, Object> sent = good(run(
                "send_email",
                Map.of(
                        "to", List.of("Jane Doe <jane@example.com>", "\"Doe, Joe\" <joe@example.com>"),
                        "cc", "lead@example.com",
                        "bcc", List.of("audit@example.com", "JANE@example.com"),
                        "reply_to", "help@example.com",
                        "subject", "Release 2 ✓",
                        "markdown", "**2** is out",
                        "thread", "release",
                        "priority", "high",
                        "headers", Map.of("X-Team", "shop"))));

        ServiceMail mail = mail();
        assertThat(mail.from()).isEqualTo("Builds <builds@example.com>");
        assertThat(mail.to()).containsExactly("jane@example.com", "joe@example.com");
        assertThat(mail.cc()).containsExactly("lead@example.com");
        assertThat(mail.bcc()).containsExactly("audit@example.com");
        assertThat(mail.subject()).isEqualTo("Release 2 ✓");
        assertThat(mail.html()).contains("<strong>2</strong> is out");
        assertThat(mail.text()).isEqualTo("2 is out");
        JsonNode headers = mail.json().path("headers");
        assertThat(headers.path("X-Team").asText()).isEqualTo("shop");
        assertThat(headers.path("X-Priority").asText()).isEqualTo("1");
        assertThat(headers.path("References").asText()).startsWith("<thread.");
        assertThat(mail.json().at("/reply_to_list/0/email").asText()).isEqualTo("help@example.com");
        assertThat(mail.json().at("/personalizations/0/to/1/name").asText()).isEqualTo("\"Doe, Joe\"");
        assertThat(sent).containsEntry("message_id", mail.id());
        assertThat(sent.get("accepted"))
                .isEqualTo(List.of("jane@example.com", "joe@example.com", "lead@example.com", "audit@example.com"));
    }

    @Test
    void filesGoInBase64AndImagesByTheirName(@TempDir Path folder) throws Exception {
        byte[] pdf = new byte[100_001];
        pdf[7] = -1;
        Files.write(folder.resolve("report.pdf"), pdf);
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
                        "<img src='cid:chart'>"),
                options));

        assertThat(mail().files().get("report.pdf")).isEqualTo(pdf);
        assertThat(mail().files().get("chart")).containsExactly(1, 2);
        JsonNode files = mail().json().path("attachments");
        assertThat(files.at("/0/type").asText()).isEqualTo("application/pdf");
        assertThat(files.at("/0/disposition").asText()).isEqualTo("attachment");
        assertThat(files.at("/1/disposition").asText()).isEqualTo("inline");
    }

    @Test
    void templatesAreTheSameAsWithAnyMailServer() {
        good(run(
                "send_template_email",
                Map.of("template", "notice", "variables", Map.of("title", "T", "message", "<m>"))));

        assertThat(mail().to()).containsExactly("team@example.com");
        assertThat(mail().subject()).isEqualTo("T");
        assertThat(mail().html()).contains("&lt;m&gt;");
        assertThat(mail().text()).contains("<m>");
        bad(
                run("send_template_email", Map.of("template", "none")),
                ErrorCode.VALIDATION_ERROR,
                "'template'",
                "welcome");
    }

    @Test
    void categoriesCustomArgsAndTheTimeAreSendGridsOwn() {
        good(run(
                "send_email",
                hello(
                        "categories",
                        List.of("ci", "nightly"),
                        "custom_args",
                        Map.of("build", 7),
                        "send_at",
                        "2026-11-22T10:00:00+01:00")));

        JsonNode json = mail().json();
        assertThat(json.path("categories").toString()).isEqualTo("[\"ci\",\"nightly\"]");
        assertThat(json.at("/personalizations/0/custom_args/build").asText()).isEqualTo("7");
        assertThat(json.path("send_at").asLong()).isEqualTo(1_795_338_000L);
    }

    @Test
    void limitsAreHeldBeforeSendGridIsAsked() {
        List<String> many =
                IntStream.range(0, 1001).mapToObj(i -> "a" + i + "@example.com").toList();
        good(run("send_email", hello("to", many.subList(0, 1000))));
        bad(run("send_email", hello("to", many)), ErrorCode.VALIDATION_ERROR, "'to'", "1001", "SendGrid takes 1000");
        List<String> names = IntStream.range(0, 11).mapToObj(i -> "c" + i).toList();
        good(run("send_email", hello("categories", names.subList(0, 10))));
        bad(run("send_email", hello("categories", names)), ErrorCode.VALIDATION_ERROR, "'categories'");
        bad(run("send_email", hello("categories", List.of("a", "a"))), ErrorCode.VALIDATION_ERROR, "'categories'");
        good(run("send_email", hello("categories", List.of("x".repeat(255)))));
        bad(run("send_email", hello("categories", List.of("x".repeat(256)))), ErrorCode.VALIDATION_ERROR, "255");
        good(run("send_email", hello("custom_args", Map.of("a", "x".repeat(9_991)))));
        bad(
                run("send_email", hello("custom_args", Map.of("a", "x".repeat(9_992)))),
                ErrorCode.VALIDATION_ERROR,
                "'custom_args'");
        good(run("send_email", hello("send_at", "2026-11-25T08:00:00Z")));
        bad(run("send_email", hello("send_at", "2026-11-25T08:00:01Z")), ErrorCode.VALIDATION_ERROR, "72 hours");
        bad(run("send_email", hello("send_at", "2026-11-22T07:59:59Z")), ErrorCode.VALIDATION_ERROR, "'send_at'");
        bad(run("send_email", hello("send_at", "tomorrow")), ErrorCode.VALIDATION_ERROR, "2026-12-01T08:00:00Z");
        bad(
                run("send_email", Map.of("bcc", "a@example.com", "subject", "x", "text", "y")),
                ErrorCode.VALIDATION_ERROR,
                "'to' is missing");
        assertThat(sendGrid.requests()).hasSize(5);
    }

    @Test
    void aMessageThatIsTooLargeIsNotSent(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("big.bin"), new byte[22_500_000]);
        CallOptions options = CallOptions.withKey("k").withFiles(new DirectoryFiles(folder, Runnable::run));
        bad(
                ServiceCalls.run(connection, "send_email", hello("attachments", "big.bin"), options),
                ErrorCode.VALIDATION_ERROR,
                "'attachments'",
                "SendGrid takes 30 MB");
        assertThat(sendGrid.requests()).isEmpty();
    }

    @Test
    void aDryRunSendsNothing() {
        good(ServiceCalls.run(
                connection, "send_email", hello(), CallOptions.withKey("k").asDryRun()));
        assertThat(sendGrid.requests()).isEmpty();
    }

    @Test
    void whatWasSentCannotBeRead() {
        assertThat(connection.getItem("email", "1").errorCode()).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION);
        good(connection.createItem("email", hello()));
    }
}
