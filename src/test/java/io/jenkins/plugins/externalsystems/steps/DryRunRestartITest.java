package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The controller restarts in the middle of a dry run: it goes on as one, and still nothing is sent. */
class DryRunRestartITest {
    private static final String RESUMED = "resumed after a restart of Jenkins";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final FakeJira jira = new FakeJira();
    private final FakeSlack slack = new FakeSlack();
    private final CountDownLatch never = new CountDownLatch(1);
    private String build;

    @AfterEach
    void close() {
        jira.close();
        slack.close();
    }

    private WorkflowRun start(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        build = run.getExternalizableId();
        return run;
    }

    private String afterRestart() throws Throwable {
        String[] log = new String[1];
        sessions.then(jenkins -> {
            WorkflowRun run = (WorkflowRun) WorkflowRun.fromExternalizableId(build);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            log[0] = JenkinsRule.getLog(run);
        });
        return log[0];
    }

    /** Keeps a worker busy until somebody lets go, or Jenkins ends. */
    private static void occupy(CountDownLatch until) {
        ConnectionService.get().work().execute(() -> {
            try {
                until.await();
            } catch (InterruptedException shutdown) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void aStepThatHadNotBegun() throws Throwable {
        sessions.then(jenkins -> {
            Controller.connect(jira, slack);
            for (int worker = 0; worker < 8; worker++) {
                occupy(never);
            }
            WorkflowRun run = start(jenkins, "def r = notifySlack(text: 'x', dryRun: true); echo \"dry ${r.dryRun}\"");
            jenkins.waitForMessage("[Pipeline] notifySlack", run);
        });
        assertThat(afterRestart())
                .contains("notifySlack: not sent: dry run of the step", "dry true")
                .doesNotContain(RESUMED);
        assertThat(slack.requests()).isEmpty();
    }

    /** By an operation that is not repeated once it may have been sent: a dry run is, since nothing was. */
    @Test
    void aStepThatHadBegun() throws Throwable {
        sessions.then(jenkins -> {
            SlackConnectionConfiguration chat = Controller.connectSlack(slack);
            chat.setAllowedOperations("send_ephemeral");
            Controller.setConnections(chat);
            ThreadPoolExecutor work =
                    (ThreadPoolExecutor) ConnectionService.get().work();
            CountDownLatch oneFree = new CountDownLatch(1);
            occupy(oneFree);
            for (int worker = 1; worker < 8; worker++) {
                occupy(never);
            }
            WorkflowRun run = start(
                    jenkins,
                    "def r = externalSystem(connection: 'slack-main', operation: 'send_ephemeral', dryRun: true,"
                            + " params: [channel: 'C1', user: 'U024BE91L', text: 'x'])\n"
                            + "echo \"ok ${r.ok}, dry ${r.dryRun}\"");
            while (work.getQueue().isEmpty()) {
                Thread.onSpinWait();
            }
            // The step begins, and what it does next finds no worker.
            occupy(never);
            oneFree.countDown();
            while (run.getExecution().getCurrentExecutions(true).get().stream()
                    .noneMatch(step -> "waiting for the external system".equals(step.getStatus()))) {
                Thread.onSpinWait();
            }
        });
        assertThat(afterRestart())
                .contains(
                        RESUMED, "externalSystem: send_ephemeral, not sent: dry run of the step", "ok true, dry true");
        assertThat(slack.requests()).isEmpty();
    }

    @Test
    void aSwitchThatIsTurnedOnWhileAMessageIsOnItsWay() throws Throwable {
        slack.nextReply(Reply.stall());
        sessions.then(jenkins -> {
            Controller.connect(jira, slack);
            start(jenkins, "def r = notifySlack(text: 'x', channel: '#general'); echo \"dry ${r.dryRun}\"");
            slack.awaitRequest("POST", "/chat.postMessage");
            SlackConnectionConfiguration dry = Controller.connectSlack(slack);
            dry.setDryRun(true);
            Controller.setConnections(dry);
        });
        assertThat(afterRestart())
                .contains(RESUMED, "notifySlack: not sent: dry run of connection 'slack-main'", "dry true");
        assertThat(slack.requests()).hasSize(1);
    }
}
