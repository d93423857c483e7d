package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.ResendConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SendGridConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.resend.FakeResend;
import io.jenkins.plugins.externalsystems.fakes.sendgrid.FakeSendGrid;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The examples of the pages about SendGrid and Resend, and {@code notifyEmail} with each kind of connection. */
@WithJenkins
class MailServiceExamplesITest extends ControllerTest {
    private static final Map<String, String> SENDGRID = ExampleBlocks.withOwnTest("sendgrid.md");
    private static final Map<String, String> RESEND = ExampleBlocks.withOwnTest("resend.md");

    private final FakeSendGrid sendGrid = new FakeSendGrid();
    private final FakeResend resend = new FakeResend();
    private SendGridConnectionConfiguration first;
    private ResendConnectionConfiguration second;

    @BeforeEach
    void connect() throws Exception {
        first = Controller.connectSendGrid("sendgrid", sendGrid);
        second = Controller.connectResend("resend", resend);
        Controller.setConnections(first, second);
    }

    @AfterEach
    void close() {
        sendGrid.close();
        resend.close();
    }

    @Test
    void sendGridNotifies() throws Exception {
        build(Result.SUCCESS, SENDGRID.get("notify"));
        assertThat(sendGrid.mails()).hasSize(2);
        assertThat(sendGrid.mails().get(0).to()).containsExactly("jane@example.com", "qa@example.com");
        assertThat(sendGrid.mails().get(0).files()).containsOnlyKeys("summary.pdf");
        assertThat(sendGrid.mails().get(1).subject()).isEqualTo("Compliance report, 2026-11");
        assertThat(sendGrid.mails().get(1).to()).containsExactly("default@example.com");
    }

    @Test
    void sendGridsOperations() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, SENDGRID.get("operations"));
        jenkins.assertLogContains(
                "SendGrid took it as " + sendGrid.mails().get(0).id(), run);
        jenkins.assertLogContains("sent 3", run);
        assertThat(sendGrid.requests("POST", "/v3/mail/send")).hasSize(3);
        assertThat(sendGrid.mails()).hasSize(4);
    }

    @Test
    void resendNotifies() throws Exception {
        build(Result.SUCCESS, RESEND.get("notify"));
        assertThat(resend.mails().get(0).files()).containsOnlyKeys("chart");
        assertThat(resend.mails().get(1).subject()).isEqualTo("Welcome to Shop, Jo");
    }

    @Test
    void resendsOperations() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, RESEND.get("operations"));
        jenkins.assertLogContains("what became of it: delivered", run);
        jenkins.assertLogContains("sent 2", run);
        assertThat(resend.mails()).hasSize(3);
    }

    @Test
    void theOnlyConnectionOfAnyKindNeedNotBeNamed() throws Exception {
        WorkflowRun several = build(Result.FAILURE, "notifyEmail(subject: 'x', text: 'y', onError: 'fail')");
        jenkins.assertLogContains("There are several email or sendgrid or resend connections that", several);
        for (var only : List.of(first, second)) {
            Controller.setConnections(only);
            build(Result.SUCCESS, "notifyEmail(subject: 'x', text: 'y', onError: 'fail')");
        }
        assertThat(sendGrid.mails()).hasSize(1);
        assertThat(resend.mails()).hasSize(1);
    }
}
