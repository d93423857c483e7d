package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks;
import io.jenkins.plugins.externalsystems.fakes.resend.FakeResend;
import io.jenkins.plugins.externalsystems.fakes.sendgrid.FakeSendGrid;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Connections to SendGrid and Resend as code, in the form, and tested. */
@WithJenkins
class MailServiceConnectionITest extends ControllerTest {
    private final FakeSendGrid sendGrid = new FakeSendGrid(InstantSource.system());
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
}
