package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.itest.Controller;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins ends while a mail is on its way: what may have arrived is not sent again, what surely did not is sent once. */
class EmailRestartITest {
    private static final String SCRIPT = """
            def r = externalSystem(connection: 'mail', operation: 'send_message', onError: 'unstable',
                params: [subject: 'Hello', text: 'It works.'])
            echo "ok=${r.ok} outcome=${r.metadata?.outcome}"
            """;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final FakeSmtp smtp = FakeSmtp.start();
    private String build;

    @AfterEach
    void close() {
        smtp.close();
    }

    /** First life: runs until the server is silent. */
    private void untilSilentAt(String command) throws Throwable {
        smtp.answer(command, FakeSmtp.STALL);
        sessions.then(jenkins -> {
            Controller.setConnections(Controller.connectEmail("mail", smtp));
            WorkflowJob job = jenkins.createProject(WorkflowJob.class);
            job.setDefinition(new CpsFlowDefinition(SCRIPT, true));
            build = job.scheduleBuild2(0).waitForStart().getExternalizableId();
            smtp.awaitStall();
        });
    }

    /** Second life: the build ends by itself. */
    private String afterRestart(Result expected) throws Throwable {
        String[] log = new String[1];
        sessions.then(jenkins -> {
            WorkflowRun run = (WorkflowRun) WorkflowRun.fromExternalizableId(build);
            jenkins.assertBuildStatus(expected, jenkins.waitForCompletion(run));
            log[0] = JenkinsRule.getLog(run);
        });
        return log[0];
    }

    @Test
    void whatMayHaveArrivedIsNotSentAgain() throws Throwable {
        untilSilentAt(".");

        assertThat(afterRestart(Result.UNSTABLE)).contains("ok=false outcome=unknown");
        assertThat(smtp.sessions()).isEqualTo(1);
        assertThat(smtp.messages()).isEmpty();
    }

    @Test
    void whatSurelyDidNotArriveIsSentOnce() throws Throwable {
        untilSilentAt("MAIL");

        assertThat(afterRestart(Result.SUCCESS)).contains("ok=true");
        assertThat(smtp.messages()).hasSize(1);
        assertThat(smtp.violations()).isEmpty();
    }
}
