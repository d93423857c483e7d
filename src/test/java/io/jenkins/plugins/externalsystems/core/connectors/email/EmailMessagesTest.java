package io.jenkins.plugins.externalsystems.core.connectors.email;

import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.hello;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.files.DirectoryFiles;
import io.jenkins.plugins.externalsystems.fakes.smtp.ReceivedMail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what of it arrives. */
class EmailMessagesTest {
    private final EmailFixture fixture = new EmailFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void sendsTextWithItsHeaders() {
        Map<String, Object> sent = good(fixture.run("send_message", hello("reply_to", "Team <team@example.com>")));

        ReceivedMail mail = fixture.mail();
        assertThat(mail.from()).isEqualTo("builds@example.com");
        assertThat(mail.recipients()).containsExactly("jane@example.com");
        assertThat(mail.header("From")).isEqualTo("Builds <builds@example.com>");
        assertThat(mail.header("To")).isEqualTo("jane@example.com");
        assertThat(mail.header("Reply-To")).isEqualTo("Team <team@example.com>");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("Message-ID")).isEqualTo(sent.get("message_id"));
        assertThat(mail.header("Date")).startsWith("Sun, 22 Nov 2026");
        assertThat(mail.subject()).isEqualTo("Hello");
        assertThat(mail.part("text/plain")).isEqualTo("It works.");
        assertThat(sent.get("accepted")).isEqualTo(List.of("jane@example.com"));
        assertThat(sent.get("refused")).isEqualTo(List.of());
        assertThat(sent.get("response")).isEqualTo("250 2.0.0 Ok: queued as F00");
    }

    @Test
    void itemsAreMessages() {
        good(fixture.run("create_item", Map.of("item_type", "email", "data", hello())));

        assertThat(fixture.mail().subject()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get_item", "update_item", "delete_item", "query"})
    void whatTakesAMailboxIsRefusedWithTheReason(String operation) {
        bad(
                fixture.run(operation, Map.of("item_type", "email", "id", "1")),
                ErrorCode.UNSUPPORTED_OPERATION,
                "hands messages over");
    }

    @Test
    void keepsUnicodeLongLinesAndDots() {
        String text = "Grüße 🚀\n.\n..two\n" + "x".repeat(3000) + "\nlast";
        good(fixture.run(
                "send_message",
                Map.of(
                        "to",
                        "Jürgen <j@bücher.example>",
                        "subject",
                        "Änderung 🚀 " + "wort ".repeat(40),
                        "text",
                        text)));

        ReceivedMail mail = fixture.mail();
        assertThat(mail.recipients()).containsExactly("j@xn--bcher-kva.example");
        assertThat(mail.subject()).isEqualTo(("Änderung 🚀 " + "wort ".repeat(40)).strip());
        assertThat(mail.part("text/plain")).isEqualTo(text.replace("\n", "\r\n"));
        assertThat(mail.raw().lines())
                .allMatch(line -> line.length() <= 998 && line.chars().allMatch(c -> c < 128));
    }

    @Test
    void makesTheTextOfTheHtml() {
        good(fixture.run(
                "send_message",
                Map.of("to", "a@example.com", "subject", "s", "html", "<p>One <b>two</b></p><p>three</p>")));

        ReceivedMail mail = fixture.mail();
        assertThat(mail.header("Content-Type")).startsWith("multipart/alternative");
        assertThat(mail.part("text/html")).isEqualTo("<p>One <b>two</b></p><p>three</p>");
        assertThat(mail.part("text/plain"))
                .contains("One two")
                .contains("three")
                .doesNotContain("<");
    }

    @Test
    void sendsMarkdownInBothForms() {
        good(fixture.run(
                "send_message", Map.of("to", "a@example.com", "subject", "s", "markdown", "**bold** <script>")));

        assertThat(fixture.mail().part("text/html")).contains("bold").doesNotContain("<script>");
        assertThat(fixture.mail().part("text/plain")).contains("bold <script>");
    }

    @Test
    void blindCopiesShowNowhere() {
        good(fixture.run("send_message", hello("bcc", List.of("secret@example.com", "jane@example.com"))));

        ReceivedMail mail = fixture.mail();
        assertThat(mail.recipients()).containsExactly("jane@example.com", "secret@example.com");
        assertThat(mail.raw()).doesNotContain("secret@example.com");
    }

    @Test
    void attachesFilesAndShowsImages(@TempDir Path folder) throws Exception {
        byte[] bytes = new byte[100_000];
        new java.util.Random(1).nextBytes(bytes);
        Files.write(folder.resolve("log.bin"), bytes);
        Files.write(folder.resolve("logo.png"), new byte[] {1, 2, 3});
        Map<String, Object> message = hello("attachments", "*.bin");
        message.put("html", "<img src=\"cid:logo\">");
        message.put("inline_images", Map.of("logo", "logo.png"));

        good(EmailFixture.run(
                fixture.connect(Map.of()),
                "send_message",
                message,
                CallOptions.defaults().withFiles(new DirectoryFiles(folder, Runnable::run))));

        ReceivedMail mail = fixture.mail();
        assertThat(mail.header("Content-Type")).startsWith("multipart/mixed");
        assertThat(mail.attachments().get("log.bin")).isEqualTo(bytes);
        assertThat(mail.parts()).anySatisfy(part -> {
            assertThat(part.contentId()).isEqualTo("logo");
            assertThat(part.type()).isEqualTo("image/png");
            assertThat(part.bytes()).containsExactly(1, 2, 3);
        });
    }

    @Test
    void refusesAMessageLargerThanTheConnectionTakes(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("large.bin"), new byte[1_100_000]);

        bad(
                EmailFixture.run(
                        fixture.connect(Map.of("max_message_mb", 1)),
                        "send_message",
                        hello("attachments", "*.bin"),
                        CallOptions.defaults().withFiles(new DirectoryFiles(folder, Runnable::run))),
                ErrorCode.VALIDATION_ERROR,
                "'attachments'",
                "max_message_mb is 1");
        assertThat(fixture.smtp.sessions()).isZero();
    }

    @Test
    void theSameKeyHasTheSameIdAndTheSameThreadTheSameReference() {
        var connection = fixture.connect(Map.of());
        Map<String, Object> message = hello("thread", "team/app/main");
        good(EmailFixture.run(connection, "send_message", message, CallOptions.withKey("k1")));
        good(EmailFixture.run(connection, "send_message", message, CallOptions.withKey("k1")));
        good(EmailFixture.run(connection, "send_message", message, CallOptions.withKey("k2")));
        good(EmailFixture.run(connection, "send_message", hello("thread", "other"), CallOptions.withKey("k3")));

        List<ReceivedMail> mails = fixture.smtp.messages();
        assertThat(mails.get(0).header("Message-ID"))
                .isEqualTo(mails.get(1).header("Message-ID"))
                .isNotEqualTo(mails.get(2).header("Message-ID"))
                .endsWith("@example.com>");
        assertThat(mails.get(0).header("References"))
                .isEqualTo(mails.get(2).header("In-Reply-To"))
                .isNotEqualTo(mails.get(3).header("References"));
    }

    @Test
    void priorityAndFurtherHeaders() {
        Map<String, Object> message = hello("priority", "high");
        message.put("headers", Map.of("X-Job", "grüße", "List-Id", "<builds.example.com>"));
        good(fixture.run("send_message", message));

        assertThat(fixture.mail().header("X-Priority")).isEqualTo("1");
        assertThat(fixture.mail().header("List-Id")).isEqualTo("<builds.example.com>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "from", "to", "reply_to"})
    void noHeaderTakesALineBreak(String parameter) {
        bad(
                fixture.run(
                        "send_message",
                        hello(
                                parameter,
                                List.of("to", "reply_to").contains(parameter)
                                        ? List.of("a@example.com\r\nBcc: b@example.com")
                                        : "a@example.com\r\nBcc: b@example.com")),
                ErrorCode.VALIDATION_ERROR,
                "'" + parameter + "'",
                "line break");
        bad(
                fixture.run("send_message", hello("headers", Map.of("X-A", "1\nBcc: b@example.com"))),
                ErrorCode.VALIDATION_ERROR,
                "line break");
        bad(
                fixture.run("send_message", hello("headers", Map.of("Bcc", "b@example.com"))),
                ErrorCode.VALIDATION_ERROR,
                "does not start with X-");
        assertThat(fixture.smtp.sessions()).isZero();
    }

    @Test
    void needsContentRecipientsAndASender() {
        bad(
                fixture.run("send_message", Map.of("to", "a@example.com", "subject", "s")),
                ErrorCode.VALIDATION_ERROR,
                "'text'");
        bad(
                fixture.run("send_message", Map.of("subject", "s", "text", "t")),
                ErrorCode.VALIDATION_ERROR,
                "'to'",
                "default recipients");
        bad(
                EmailFixture.run(
                        fixture.connect(java.util.Collections.singletonMap("default_sender", null)),
                        "send_message",
                        hello(),
                        CallOptions.defaults()),
                ErrorCode.VALIDATION_ERROR,
                "'from'");
    }

    @Test
    void defaultRecipientsStandIn() {
        good(EmailFixture.run(
                fixture.connect(Map.of("default_recipients", "a@example.com, b@example.com")),
                "send_message",
                Map.of("subject", "s", "text", "t"),
                CallOptions.defaults()));

        assertThat(fixture.mail().recipients()).containsExactly("a@example.com", "b@example.com");
    }

    @Test
    void checksAddresses() {
        fixture.test.mailGoesTo("example.com", "mx1.example.com");
        assertThat(good(fixture.run("validate_email", Map.of("address", "Jane <jane@example.com>", "check_mx", true))))
                .containsEntry("valid", true)
                .containsEntry("mx", List.of("mx1.example.com"));
        assertThat(good(fixture.run("validate_email", Map.of("address", "jane@nowhere.example", "check_mx", true))))
                .containsEntry("valid", false);
        for (String wrong : List.of(
                "jane", "@x.org", "a b@x.org", "a..b@x.org", "a@-x.org", "a@x..org", "a".repeat(65) + "@x.org")) {
            assertThat(good(fixture.run("validate_email", Map.of("address", wrong))))
                    .as(wrong)
                    .containsEntry("valid", false);
        }
    }
}
