package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.JiraConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** Waiting for a service holds neither the Pipeline's thread nor anybody else up. */
class ConcurrencyITest extends ControllerTest {
    @Test
    void aStalledServiceDoesNotBlockOtherBranches() throws Exception {
        slack.nextReply(Reply.stall());
        WorkflowRun run = start("""
                parallel(
                    stalled: { notifySlack(text: 'x') },
                    other: { def issue = createJiraIssue(summary: 'y'); echo "other has ${issue.key}" })
                """);
        awaitRequests(slack, 1);
        jenkins.waitForMessage("other has PROJ-", run);
        assertThat(run.isBuilding()).isTrue();

        slack.close();
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("WARNING: notifySlack: ", run);
        jenkins.assertLogContains("It may have arrived all the same.", run);
    }

    @Test
    void manyBranchesAllGetTheirTurn() throws Exception {
        build(Result.SUCCESS, """
                def branches = [:]
                for (int i = 0; i < 30; i++) {
                    def number = i
                    branches["b${number}"] = { createJiraIssue(summary: "issue ${number}") }
                }
                parallel branches
                """);
        assertThat(jira.issues()).hasSize(30).extracting(FakeIssue::summary).doesNotHaveDuplicates();
    }

    @Test
    void aTimeoutAroundAStepCancelsItsRequest() throws Exception {
        SlackConnectionConfiguration connection = Controller.connectSlack(slack);
        connection.setMaxConcurrent(1);
        Controller.setConnections(connection);
        slack.nextReply(Reply.stall());
        // The second message gets the only place, which the first has until its request is cancelled.
        WorkflowRun run = build(Result.SUCCESS, """
                try {
                    timeout(time: 2, unit: 'SECONDS') { notifySlack(text: 'first') }
                } catch (org.jenkinsci.plugins.workflow.steps.FlowInterruptedException e) {
                    echo 'cut off'
                }
                notifySlack(text: 'second', onError: 'fail')
                """);
        jenkins.assertLogContains("cut off", run);
        assertThat(slack.messages("general")).extracting("text").containsExactly("second");
    }

    @Test
    void abortEndsTheWaitForTheRateLimit() throws Exception {
        JiraConnectionConfiguration connection = Controller.connectJira(jira);
        connection.setRequestsPerMinute(1);
        connection.setBurst(1);
        Controller.setConnections(connection);
        WorkflowRun run = start("createJiraIssue(summary: 'one'); echo 'next'; createJiraIssue(summary: 'two')");
        jenkins.waitForMessage("next", run);
        awaitSending(run);

        assertAbortsAtOnce(run);
        assertThat(jira.issues()).extracting(FakeIssue::summary).containsExactly("one");
    }

    @Test
    void abortEndsTheWaitForAPlaceAmongConcurrentRequests() throws Exception {
        SlackConnectionConfiguration connection = Controller.connectSlack(slack);
        connection.setMaxConcurrent(1);
        Controller.setConnections(connection);
        slack.nextReply(Reply.stall());
        WorkflowRun holding = start("notifySlack(text: 'holds the place')");
        awaitRequests(slack, 1);
        WorkflowRun waiting = start("notifySlack(text: 'waits')");
        awaitSending(waiting);

        assertAbortsAtOnce(waiting);
        assertThat(slack.requests()).hasSize(1);
        assertAbortsAtOnce(holding);
    }

    @Test
    void theDeadlineEndsAStepAndTheBuildGoesOn() throws Exception {
        SlackConnectionConfiguration connection = Controller.connectSlack(slack);
        connection.setDeadline(1);
        Controller.setConnections(connection);
        slack.nextReply(Reply.stall());
        WorkflowRun run = build(Result.SUCCESS, """
                def r = notifySlack(text: 'x')
                echo "code=${r.error_code} outcome=${r.metadata.outcome}"
                """);
        jenkins.assertLogContains("code=TIMEOUT_ERROR outcome=unknown", run);
        jenkins.assertLogContains("WARNING: notifySlack: Connection 'slack-main'", run);
    }

    private static WorkflowRun start(String script) throws Exception {
        return pipeline(script).scheduleBuild2(0).waitForStart();
    }

    /** Until the step has told that it is about to send. */
    private static void awaitSending(WorkflowRun run) throws Exception {
        boolean sending = false;
        while (!sending) {
            sending = run.getExecutionPromise().get().getCurrentExecutions(false).get().stream()
                    .anyMatch(step -> "waiting for the external system".equals(step.getStatus()));
        }
    }

    private static void assertAbortsAtOnce(WorkflowRun run) throws Exception {
        long start = System.nanoTime();
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
