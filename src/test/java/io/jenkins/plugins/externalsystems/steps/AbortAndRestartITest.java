package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Actions that are interrupted: by a person, and by a restart of the controller. */
class AbortAndRestartITest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final FakeJira jira = new FakeJira();
    private final FakeSlack slack = new FakeSlack();

    @AfterEach
    void close() {
        jira.close();
        slack.close();
    }

    @Test
    void abortEndsTheWaitWithinASecond() throws Throwable {
        sessions.then(jenkins -> {
            Controller.connect(jira, slack);
            slack.nextReply(Reply.stall());
            WorkflowRun run = start(jenkins, "notifySlack(text: 'x')");
            awaitRequests(slack, 1);

            long start = System.nanoTime();
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        });
    }

    @Test
    void configurationAndBuildPageSurviveARestart() throws Throwable {
        String[] id = new String[1];
        sessions.then(jenkins -> {
            Controller.connect(jira, slack);
            WorkflowRun run = start(jenkins, "notifySlack(text: 'one'); semaphore 'wait'; notifySlack(text: 'two')");
            SemaphoreStep.waitForStart("wait/1", run);
            id[0] = run.getExternalizableId();
        });
        sessions.then(jenkins -> {
            SemaphoreStep.success("wait/1", null);
            WorkflowRun run = (WorkflowRun) WorkflowRun.fromExternalizableId(id[0]);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            assertThat(slack.messages("general")).extracting("text").containsExactly("one", "two");
            assertThat(jenkins.createWebClient().getPage(run).asNormalizedText())
                    .contains("External systems", "notifySlack");
        });
    }

    private static WorkflowRun start(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static void awaitRequests(FakeServer server, int count) {
        while (server.requests().size() < count) {
            Thread.onSpinWait();
        }
    }
}
