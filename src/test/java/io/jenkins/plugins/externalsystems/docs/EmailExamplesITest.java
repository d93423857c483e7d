package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.actions.ExternalSystemAction;
import io.jenkins.plugins.externalsystems.config.EmailConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.fakes.smtp.ReceivedMail;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a mail server gets from the examples of the page. */
@WithJenkins
class EmailExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("email.md");

    private final String password = "pw-" + UUID.randomUUID();
    private final FakeSmtp smtp = FakeSmtp.start().withLogin("PLAIN", "bot:" + password);

    @BeforeEach
    void connectMail() throws Exception {
        Controller.addCredential(
                new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, "smtp-account", "", "bot", password));
        EmailConnectionConfiguration mail = new EmailConnectionConfiguration("mail", "localhost");
        mail.setSmtpPort(String.valueOf(smtp.port()));
        mail.setUseTls(false);
        mail.setCredentialsId("smtp-account");
        mail.setDefaultSender("Builds <builds@example.com>");
        mail.setDefaultRecipients("team@example.com");
        Controller.makeQuick(mail);
        Controller.setConnections(mail);
    }

    @AfterEach
    void close() {
        smtp.close();
    }

    private List<ReceivedMail> mails(int count) {
        assertThat(smtp.violations()).isEmpty();
        assertThat(smtp.messages()).hasSize(count);
        return smtp.messages();
    }

    @Test
    void noExampleIsForgotten() {
        assertThat(PAGE)
                .containsOnlyKeys(
                        "connection",
                        "notify",
                        "messages",
                        "own-template",
                        "notify-declarative",
                        "scripted",
                        "batch",
                        "declarative",
                        "freestyle");
    }

    @Test
    void scripted() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("scripted"));

        ReceivedMail mail = mails(1).get(0);
        assertThat(mail.subject()).isEqualTo("Release 1 is out");
        assertThat(mail.from()).isEqualTo("builds@example.com");
        assertThat(mail.recipients()).containsExactly("jane@example.com", "qa@example.com");
        assertThat(mail.part("text/html")).contains("<strong", jenkins.getURL() + run.getUrl());
        assertThat(mail.part("text/plain")).contains("is out, see").doesNotContain("**");
        assertThat(mail.attachments()).containsOnlyKeys("summary.txt");
        assertThat(new String(mail.attachments().get("summary.txt"), StandardCharsets.UTF_8))
                .isEqualTo("120 passed");
        assertThat(mail.header("References")).isNotBlank();
        jenkins.assertLogContains("accepted: [jane@example.com, qa@example.com], refused: 0", run);
        assertThat(jenkins.getLog(run)).doesNotContain(password);
    }

    @Test
    void ownTemplate(@TempDir Path folder) throws Exception {
        EmailConnectionConfiguration mail = (EmailConnectionConfiguration)
                ExternalSystemsConfiguration.get().getConnections().get(0);
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), PAGE.get("connection"));
        ConfigurationAsCode.get().configure(file.toString());
        EmailConnectionConfiguration asCode = (EmailConnectionConfiguration)
                ExternalSystemsConfiguration.get().getConnections().get(0);
        mail.setTemplates(asCode.getTemplates());
        Controller.setConnections(mail);

        build(Result.SUCCESS, PAGE.get("own-template"));

        ReceivedMail sent = mails(1).get(0);
        assertThat(sent.subject()).isEqualTo("Shop 2.4.0 is out");
        assertThat(sent.part("text/html"))
                .contains("<h1>Shop 2.4.0</h1>", "<li>Pay &lt;now&gt;</li><li>Faster search</li>");
        assertThat(sent.part("text/plain")).contains("Pay <now>", "Faster search");
    }

    @Test
    void batch() throws Exception {
        smtp.refuse("jane@example.com", "550 5.1.1 No such user");

        WorkflowRun run = build(Result.SUCCESS, PAGE.get("batch"));

        ReceivedMail mail = mails(1).get(0);
        assertThat(mail.recipients()).containsExactly("joe@example.com");
        assertThat(mail.subject()).isEqualTo("Night build");
        assertThat(mail.part("text/html")).contains("All &lt;green&gt;.");
        assertThat(mail.part("text/plain")).contains("All <green>.");
        assertThat(smtp.sessions()).isEqualTo(1);
        jenkins.assertLogContains("sent 1, failed 1", run);
    }

    @Test
    void declarative() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("declarative"));

        ReceivedMail mail = mails(1).get(0);
        assertThat(mail.subject()).isEqualTo(run.getFullDisplayName() + ": SUCCESS");
        assertThat(mail.recipients()).containsExactly("team@example.com");

        smtp.answer("RCPT", "550 5.1.1 No such user");
        WorkflowRun refused = build(Result.SUCCESS, PAGE.get("declarative"));
        jenkins.assertLogContains("WARNING: externalSystem: ", refused);
        jenkins.assertLogContains("550", refused);
    }

    @Test
    void freestyle() throws Exception {
        ExternalSystemAction action = new ExternalSystemAction("send_message");
        action.setConnection("mail");
        action.setParams(PAGE.get("freestyle"));
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(List.of(new ConditionalAction("always", action)));
        FreeStyleProject project = jenkins.createFreeStyleProject("mailing");
        project.getPublishersList().add(notifier);

        jenkins.buildAndAssertSuccess(project);

        ReceivedMail mail = mails(1).get(0);
        assertThat(mail.subject()).isEqualTo("mailing #1");
        assertThat(mail.part("text/plain")).startsWith("See http").contains("job/mailing/1");
    }
}
