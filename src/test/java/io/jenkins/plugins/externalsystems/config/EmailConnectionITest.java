package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.ExtensionList;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.itest.ConnectionForm;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.htmlunit.Page;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An e-mail connection in the form, as code, and tested each way of being right and wrong. */
@WithJenkins
class EmailConnectionITest {
    private static JenkinsRule jenkins;

    private final String password = "pw-" + UUID.randomUUID();
    private final FakeSmtp smtp = FakeSmtp.start().withLogin("PLAIN", "bot:" + password);

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void addCredential() throws Exception {
        Controller.setConnections();
        login("smtp-account", "bot", password);
    }

    @AfterEach
    void close() {
        smtp.close();
    }

    private static void login(String id, String user, String secret) throws Exception {
        Controller.addCredential(new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, id, "", user, secret));
    }

    private static List<ConnectionConfiguration> saved() {
        return ExternalSystemsConfiguration.get().getConnections();
    }

    @Test
    void theFormAddsKeepsAndRefuses() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        ConnectionForm form = new ConnectionForm(client);
        HtmlPage page = client.goTo("manage/configure");
        HtmlElement chunk = form.add(page, "E-mail");
        assertThat(chunk.asNormalizedText())
                .contains("Server", "Default sender", "STARTTLS")
                .doesNotContain("%");
        form.fill(
                chunk,
                Map.of(
                        "id", "mail",
                        "smtpServer", "smtp.example.com",
                        "smtpPort", "2525",
                        "credentialsId", "smtp-account",
                        "defaultSender", "Builds <builds@example.com>",
                        "defaultRecipients", "team@example.com"));
        jenkins.submit(page.getFormByName("config"));

        EmailConnectionConfiguration expected = new EmailConnectionConfiguration("mail", "smtp.example.com");
        expected.setSmtpPort("2525");
        expected.setCredentialsId("smtp-account");
        expected.setDefaultSender("Builds <builds@example.com>");
        expected.setDefaultRecipients("team@example.com");
        jenkins.assertEqualDataBoundBeans(List.of(expected), saved());
        assertThat(((EmailConnectionConfiguration) saved().get(0)).isUseTls()).isTrue();

        HtmlPage again = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(2000);
        jenkins.submit(again.getFormByName("config"));
        jenkins.assertEqualDataBoundBeans(List.of(expected), saved());
        assertThat(jenkins.jenkins.getRootDir().toPath().resolve(ExternalSystemsConfiguration.class.getName() + ".xml"))
                .content()
                .contains("smtp-account")
                .doesNotContain(password);

        client.setThrowExceptionOnFailingStatusCode(false);
        HtmlPage wrong = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(1000);
        form.fill((HtmlElement) ConnectionForm.chunks(wrong).get(0), Map.of("smtpPort", "99999"));
        Page answer = jenkins.submit(wrong.getFormByName("config"));
        assertThat(((HtmlPage) answer).asNormalizedText()).contains("A port is a number from 1 to 65535");
        jenkins.assertEqualDataBoundBeans(List.of(expected), saved());
    }

    @Test
    void codeIsReadAndWrittenAgain(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("jenkins.yaml"),
                ExampleBlocks.withOwnTest("email.md").get("connection"));
        ConfigurationAsCode.get().configure(file.toString());

        EmailConnectionConfiguration mail = new EmailConnectionConfiguration("mail", "smtp.example.com");
        mail.setCredentialsId("smtp-account");
        mail.setDefaultSender("Builds <builds@example.com>");
        mail.setDefaultRecipients("team@example.com");
        mail.setTemplates(List.of(new MailTemplate("release_note", """
                subject: {{app}} {{version}} is out

                <h1>{{app}} {{version}}</h1>
                <ul>{{#notes}}<li>{{.}}</li>{{/notes}}</ul>
                """)));
        EmailConnectionConfiguration office = new EmailConnectionConfiguration("office", "smtp.office365.com");
        office.setCredentialsId("mail-app");
        office.setTokenUrl("https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token");
        office.setMailbox("builds@contoso.com");
        office.setScopes("https://outlook.office365.com/.default");
        office.setDefaultSender("builds@contoso.com");
        jenkins.assertEqualDataBoundBeans(List.of(mail, office), saved());
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains(
                        "- email:",
                        "smtpServer: \"smtp.office365.com\"",
                        "mailbox: \"builds@contoso.com\"",
                        "name: \"release_note\"")
                .doesNotContain(password);
    }

    @Test
    void everyFieldComesBack() throws Exception {
        EmailConnectionConfiguration full = new EmailConnectionConfiguration("mail", "smtp.example.com");
        full.setUseTls(false);
        full.setUseSsl(true);
        full.setCredentialsId("smtp-account");
        full.setTokenUrl("https://login.example.com/token");
        full.setMailbox("builds@example.com");
        full.setScopes("send");
        full.setTemplates(List.of(
                new MailTemplate("hello", "subject: Hello\n\n<p>Hi {{name}}</p>"),
                new MailTemplate("bye", "subject: Bye\n\n<p>Bye {{name}}</p>")));
        Controller.setConnections(full);

        jenkins.configRoundtrip();

        assertThat(saved().get(0)).isNotSameAs(full);
        jenkins.assertEqualDataBoundBeans(List.of(full), saved());
        assertThat(((EmailConnectionConfiguration) saved().get(0)).getTemplates())
                .extracting(MailTemplate::getName)
                .containsExactly("hello", "bye");
    }

    @Test
    void aTestMessageIsSentOnRequest() throws Exception {
        Map<String, String> form = with("defaultRecipients", "team@example.com");
        assertThat(post("sendTestMessage", form))
                .startsWith("<div class=\"ok\">")
                .contains("The server took a test message; look whether it arrives");
        assertThat(smtp.messages()).hasSize(1);
        assertThat(smtp.messages().get(0).recipients()).containsExactly("team@example.com");
        assertThat(smtp.messages().get(0).subject()).isEqualTo("Test from Jenkins");

        form.put("testRecipient", "me@example.com, you@example.com");
        assertThat(post("sendTestMessage", form)).startsWith("<div class=\"ok\">");
        assertThat(smtp.messages().get(1).recipients()).containsExactly("me@example.com", "you@example.com");

        smtp.refuse("you@example.com", "550 5.1.1 No such user");
        assertThat(post("sendTestMessage", form))
                .startsWith("<div class=\"error\">")
                .contains("you@example.com", "No such user")
                .doesNotContain(password);
        assertThat(post("sendTestMessage", form()))
                .startsWith("<div class=\"error\">")
                .contains("no default recipients");
        form.put("testRecipient", "nobody");
        assertThat(post("sendTestMessage", form)).startsWith("<div class=\"error\">");
        assertThat(smtp.messages()).hasSize(2);
    }

    @Test
    void aGoodConnectionTellsWhatWasChecked() throws Exception {
        assertThat(test(form()))
                .startsWith("<div class=\"ok\">")
                .contains("Works", "answers, without TLS", "takes the login", "takes messages from builds@example.com");
        assertThat(test(with("defaultSender", "")))
                .startsWith("<div class=\"ok\">")
                .contains("<strong>!</strong> There is no default sender");
        assertThat(smtp.messages()).isEmpty();
        assertThat(smtp.violations()).isEmpty();
    }

    @Test
    void everyWayOfBeingWrongHasItsSentence() throws Exception {
        Controller.addSecretText("text", "some text");
        login("wrong", "bot", "wrong");
        assertThat(error(with("smtpServer", ""))).contains("by its host name alone");
        assertThat(error(with("smtpServer", "smtp://x"))).contains("by its host name alone");
        assertThat(error(with("smtpPort", "x"))).contains("A port is a number");
        assertThat(error(with("credentialsId", "nobody"))).contains("credential 'nobody' does not exist");
        assertThat(error(with("credentialsId", "text"))).contains("Username with password");
        assertThat(error(with("defaultSender", "me"))).contains("default_sender");
        Map<String, String> both = with("useTls", "true");
        both.put("useSsl", "true");
        assertThat(error(both)).contains("choose one");
        assertThat(smtp.commands()).isEmpty();

        assertThat(error(with("credentialsId", "wrong"))).contains("535", "check user and secret");
        assertThat(error(with("useTls", "true"))).contains("does not offer STARTTLS");
        assertThat(error(with("smtpPort", "1"))).contains("cannot connect to localhost:1");
        smtp.answer("MAIL", "553 5.7.1 Not owned by user");
        assertThat(error(form())).contains("may not send as");
    }

    private Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", "probe");
        form.put("smtpServer", "localhost");
        form.put("smtpPort", String.valueOf(smtp.port()));
        form.put("useTls", "false");
        form.put("useSsl", "false");
        form.put("credentialsId", "smtp-account");
        form.put("defaultSender", "builds@example.com");
        form.put("verifySsl", "true");
        form.put("timeout", "5");
        return form;
    }

    private Map<String, String> with(String field, String value) {
        Map<String, String> form = form();
        form.put(field, value);
        return form;
    }

    private String error(Map<String, String> form) throws Exception {
        String answer = test(form);
        assertThat(answer).startsWith("<div class=\"error\">").doesNotContain("Exception", password);
        return answer.replace("&#039;", "'");
    }

    private static String test(Map<String, String> form) throws Exception {
        return post("testConnection", form);
    }

    private static String post(String method, Map<String, String> form) throws Exception {
        ConnectionDescriptor descriptor =
                ExtensionList.lookupSingleton(EmailConnectionConfiguration.DescriptorImpl.class);
        WebResponse answer = Forms.post(Forms.client(jenkins), Forms.path(descriptor, method), form);
        assertThat(answer.getStatusCode()).as(answer.getContentAsString()).isEqualTo(200);
        return answer.getContentAsString();
    }
}
