package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.ServiceMail;
import io.jenkins.plugins.externalsystems.fakes.resend.FakeResend;
import io.jenkins.plugins.externalsystems.fakes.sendgrid.FakeSendGrid;
import io.jenkins.plugins.externalsystems.itest.ConnectionForm;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Connections to SendGrid and Resend as code, in the form, and tested. */
@WithJenkins
class MailServiceConnectionITest extends ControllerTest {
    private final FakeSendGrid sendGrid = new FakeSendGrid();
    private final FakeResend resend = new FakeResend();

    @AfterEach
    void close() {
        sendGrid.close();
        resend.close();
    }

    private static List<ConnectionConfiguration> saved() {
        return ExternalSystemsConfiguration.get().getConnections();
    }

    private static void read(Path folder, String page) throws Exception {
        Path file = Files.writeString(
                folder.resolve("jenkins.yaml"), ExampleBlocks.withOwnTest(page).get("connection"));
        ConfigurationAsCode.get().configure(file.toString());
    }

    @Test
    void codeIsReadAndWrittenAgain(@TempDir Path folder) throws Exception {
        read(folder, "sendgrid.md");
        SendGridConnectionConfiguration first = new SendGridConnectionConfiguration("sendgrid", "sendgrid-key");
        first.setFromEmail("builds@example.com");
        first.setFromName("Builds");
        first.setDefaultRecipients("team@example.com");
        first.setTemplates(List.of(new MailTemplate("release_note", """
                subject: {{app}} {{version}} is out

                <h1>{{app}} {{version}}</h1>
                """)));
        jenkins.assertEqualDataBoundBeans(List.of(first), saved());

        read(folder, "resend.md");
        ResendConnectionConfiguration second = new ResendConnectionConfiguration("resend", "resend-key");
        second.setFromEmail("builds@example.com");
        second.setFromName("Builds");
        second.setDefaultRecipients("team@example.com");
        jenkins.assertEqualDataBoundBeans(List.of(second), saved());
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8)).contains("- resend:", "fromName: \"Builds\"");
    }

    @Test
    void everyFieldComesBack() throws Exception {
        SendGridConnectionConfiguration first = Controller.connectSendGrid("sendgrid", sendGrid);
        first.setFromName("Builds");
        first.setTemplates(List.of(new MailTemplate("hello", "subject: Hello\n\n<p>Hi</p>")));
        ResendConnectionConfiguration second = Controller.connectResend("resend", resend);
        Controller.setConnections(first, second);

        jenkins.configRoundtrip();

        assertThat(saved().get(0)).isNotSameAs(first);
        jenkins.assertEqualDataBoundBeans(List.of(first, second), saved());
    }

    private Map<String, String> form(String type) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", "probe");
        form.put("credentialsId", type + "-api");
        form.put("fromEmail", "builds@example.com");
        form.put("apiUrl", (type.equals("resend") ? resend : sendGrid).url().toString());
        form.put("verifySsl", "true");
        form.put("timeout", "5");
        return form;
    }

    private static String press(String type, String button, Map<String, String> form) throws Exception {
        Class<? extends ConnectionConfiguration> kind =
                type.equals("resend") ? ResendConnectionConfiguration.class : SendGridConnectionConfiguration.class;
        String path = Forms.path(jenkins.jenkins.getDescriptorOrDie(kind), button);
        return Forms.post(Forms.client(jenkins), path, form)
                .getContentAsString()
                .replace("&#039;", "'");
    }

    private static void assertError(String answer, String sentence) {
        assertThat(answer)
                .startsWith("<div class=\"error\">")
                .contains(sentence)
                .doesNotContain("Exception", "<script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendgrid", "resend"})
    void theButtonsTellWhatIsGoodAndWhatIsWrong(String type) throws Exception {
        Controller.setConnections(
                Controller.connectSendGrid("sendgrid", sendGrid), Controller.connectResend("resend", resend));
        Controller.addSecretText("wrong", "wrong");

        assertThat(press(type, "testConnection", form(type))).startsWith("<div class=\"ok\">");
        assertThat(mails(type)).isEmpty();
        Map<String, String> message = form(type);
        message.put("testRecipient", "me@example.com");
        assertThat(press(type, "sendTestMessage", message)).startsWith("<div class=\"ok\">");
        assertThat(mails(type))
                .singleElement()
                .satisfies(mail -> assertThat(mail.to()).containsExactly("me@example.com"));

        assertError(press(type, "testConnection", with(type, "credentialsId", "")), "has no credential");
        assertError(press(type, "testConnection", with(type, "credentialsId", "nobody")), "'nobody' does not exist");
        assertError(press(type, "testConnection", with(type, "credentialsId", "wrong")), "does not know the API key");
        assertError(press(type, "testConnection", with(type, "fromEmail", "nobody")), "'from_email'");
        assertError(
                press(type, "testConnection", with(type, "fromEmail", "me@elsewhere.example")), "elsewhere.example");
        assertError(press(type, "testConnection", with(type, "apiUrl", "ftp://example.com")), "http");
        assertError(press(type, "testConnection", with(type, "apiUrl", "http://127.0.0.1:1")), "cannot connect");
        (type.equals("resend") ? resend : sendGrid).nextReply(Reply.text(200, "<html><script>alert(1)</script>"));
        assertError(press(type, "testConnection", form(type)), "is not valid JSON");
        message.put("fromEmail", "me@elsewhere.example");
        assertError(press(type, "sendTestMessage", message), "verif");
        assertThat(mails(type)).hasSize(1);
    }

    private List<ServiceMail> mails(String type) {
        return type.equals("resend") ? resend.mails() : sendGrid.mails();
    }

    private Map<String, String> with(String type, String field, String value) {
        Map<String, String> form = form(type);
        form.put(field, value);
        return form;
    }

    @ParameterizedTest
    @CsvSource({"sendgrid, SendGrid, 600", "resend, Resend, 120"})
    void theFormAddsAConnection(String type, String name, int requestsPerMinute) throws Exception {
        Controller.setConnections();
        Controller.addSecretText(type + "-api", "key");
        JenkinsRule.WebClient client = jenkins.createWebClient();
        ConnectionForm form = new ConnectionForm(client);
        HtmlPage page = client.goTo("manage/configure");
        HtmlElement chunk = form.add(page, name);
        form.fill(chunk, Map.of("id", "mails", "fromEmail", "builds@example.com", "credentialsId", type + "-api"));
        jenkins.submit(page.getFormByName("config"));

        assertThat(saved()).singleElement().isInstanceOfSatisfying(MailServiceConnection.class, connection -> {
            assertThat(connection.getId()).isEqualTo("mails");
            assertThat(connection.getCredentialsId()).isEqualTo(type + "-api");
            assertThat(connection.getFromEmail()).isEqualTo("builds@example.com");
            assertThat(connection.getRequestsPerMinute()).isEqualTo(requestsPerMinute);
        });
    }
}
