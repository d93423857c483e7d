package io.jenkins.plugins.externalsystems.core.connectors.email;

import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.email.EmailFixture.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.fakes.smtp.ReceivedMail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that templates make, shipped ones and those of a folder. */
class EmailTemplatesTest {
    private final EmailFixture fixture = new EmailFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void templatesEscapeHtmlAndComeFromTheFolderFirst(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("mine.html"),
                "subject: {{job}} done\n\n<p>{{job}}: {{#items}}<i>{{.}}</i>{{/items}}</p>");
        Files.writeString(folder.resolve("mine.txt"), "Text of {{job}}", StandardCharsets.UTF_8);
        var connection = fixture.connect(Map.of("templates_dir", folder.toString()));
        good(EmailFixture.run(
                connection,
                "send_template_email",
                Map.of(
                        "to", "a@example.com",
                        "template", "mine",
                        "variables", Map.of("job", "<a&b>", "items", List.of("x", "<y>"))),
                CallOptions.defaults()));

        ReceivedMail mail = fixture.mail();
        assertThat(mail.subject()).isEqualTo("<a&b> done");
        assertThat(mail.part("text/html")).isEqualTo("<p>&lt;a&amp;b&gt;: <i>x</i><i>&lt;y&gt;</i></p>");
        assertThat(mail.part("text/plain")).isEqualTo("Text of <a&b>");

        bad(
                EmailFixture.run(
                        connection,
                        "send_template_email",
                        Map.of("to", "a@example.com", "template", "../x"),
                        CallOptions.defaults()),
                ErrorCode.VALIDATION_ERROR,
                "'template'");
        bad(
                EmailFixture.run(
                        connection,
                        "send_template_email",
                        Map.of("to", "a@example.com", "template", "mine"),
                        CallOptions.defaults()),
                ErrorCode.VALIDATION_ERROR,
                "'variables'",
                "job");
    }

    @Test
    void theShippedTemplateMakesItsOwnText() {
        good(fixture.run(
                "send_template_email",
                Map.of(
                        "to", "a@example.com",
                        "template", "notice",
                        "variables", Map.of("title", "Ready", "message", "Version 2 <is> out."))));

        assertThat(fixture.mail().subject()).isEqualTo("Ready");
        assertThat(fixture.mail().part("text/plain")).contains("Version 2 <is> out.");
    }

    @Test
    void theReportListsItsSummaryAndLinksTheWhole() {
        Map<String, Object> data = Map.of(
                "type", "Compliance",
                "period", "2026-11",
                "summary", List.of("120 of 120 checks pass", "2 <late> reports"),
                "pdf_url", "https://reports.example.com/2026-11.pdf");
        good(fixture.run(
                "send_template_email", Map.of("to", "a@example.com", "template", "report", "variables", data)));

        ReceivedMail mail = fixture.mail();
        assertThat(mail.subject()).isEqualTo("Compliance report, 2026-11");
        assertThat(mail.part("text/html"))
                .contains("<li>2 &lt;late&gt; reports</li>", "href=\"https://reports.example.com/2026-11.pdf\"");
        assertThat(mail.part("text/plain")).contains("2 <late> reports", "https://reports.example.com/2026-11.pdf");
    }

    @Test
    void theWelcomeNeedsNothing() {
        good(fixture.run(
                "send_template_email",
                Map.of(
                        "to",
                        "a@example.com",
                        "template",
                        "welcome",
                        "variables",
                        Map.of("name", "Jane", "product", "Shop"))));
        good(fixture.run("send_template_email", Map.of("to", "a@example.com", "template", "welcome")));

        assertThat(fixture.smtp.messages())
                .extracting(ReceivedMail::subject)
                .containsExactly("Welcome to Shop, Jane", "Welcome");
    }

    @ParameterizedTest
    @CsvSource({
        "mine.txt, text, has the file mine.txt without mine.html",
        "mine.html, no subject, 'has the template ''mine'', which cannot be used'",
        "Mine Own.html, 'subject: x', has the file Mine Own.html",
    })
    void aFolderThatCannotBeUsedIsTold(String file, String text, String problem, @TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve(file), text);

        assertThatThrownBy(() -> fixture.connect(Map.of("templates_dir", folder.toString())))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageContaining("'templates_dir' " + problem);
    }

    @Test
    void aFolderThatIsNotThereIsTold(@TempDir Path folder) {
        assertThatThrownBy(() -> fixture.connect(
                        Map.of("templates_dir", folder.resolve("gone").toString())))
                .hasMessageContaining("'templates_dir' is no folder that can be read");
    }

    @Test
    void aTemplateThatIsTooLargeIsTold(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("mine.html"), "subject: x\n\n" + "x".repeat(1024 * 1024));

        assertThatThrownBy(() -> fixture.connect(Map.of("templates_dir", folder.toString())))
                .hasMessageContaining("has the file mine.html, which is too large");
    }

    @Test
    void ownTemplatesGoBeforeTheFolderAndTheShippedOnes(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("notice.html"), "subject: of the folder\n\n<p>x</p>");
        Files.writeString(folder.resolve("other.html"), "subject: other\n\n<p>y</p>");
        var connection = fixture.connect(Map.of(
                "templates_dir",
                folder.toString(),
                "templates",
                Map.of("notice", "subject: {{who}} was here\r\n\r\n<p>Hello {{who}}</p>")));

        for (String template : List.of("notice", "other")) {
            good(EmailFixture.run(
                    connection,
                    "send_template_email",
                    Map.of("to", "a@example.com", "template", template, "variables", Map.of("who", "<me>")),
                    CallOptions.defaults()));
        }
        ReceivedMail own = fixture.smtp.messages().get(0);
        assertThat(own.subject()).isEqualTo("<me> was here");
        assertThat(own.part("text/html")).isEqualTo("<p>Hello &lt;me&gt;</p>");
        assertThat(own.part("text/plain")).isEqualTo("Hello <me>");
        assertThat(fixture.smtp.messages().get(1).subject()).isEqualTo("other");
    }

    @ParameterizedTest
    @CsvSource({
        "Release Note, 'subject: x', 'Release Note'' is no name of a template'",
        "mine, <p>x</p>, 'template ''mine'': it does not begin with a line'",
        "mine, 'subject: {{#a}}', 'template ''mine'': '",
    })
    void anOwnTemplateThatIsNoneIsTold(String name, String head, String problem) {
        assertThatThrownBy(() -> fixture.connect(Map.of("templates", Map.of(name, head + "\n\n<p>x</p>"))))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageContaining("'templates' cannot be read: ")
                .hasMessageContaining(problem);
    }
}
