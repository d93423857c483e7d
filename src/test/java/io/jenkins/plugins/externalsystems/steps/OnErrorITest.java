package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import io.jenkins.plugins.externalsystems.pages.ExternalSystemsBuildAction;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a failed action does to its build. */
@WithJenkins
class OnErrorITest {
    private static final String TO_NOWHERE = "def r = notifySlack(channel: '#nowhere', text: 'x'%s)\n"
            + "echo \"ok=${r.ok} code=${r.error_code} error=${r.error}\"";

    private final FakeJira jira = new FakeJira();
    private final FakeSlack slack = new FakeSlack();
    private JenkinsRule jenkins;

    @BeforeEach
    void connect(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Controller.connect(jira, slack);
    }

    @AfterEach
    void close() {
        jira.close();
        slack.close();
    }

    @Test
    void reportingWarnsByDefault() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, TO_NOWHERE.formatted(""));
        jenkins.assertLogContains("WARNING: notifySlack: Connection 'slack-main', operation 'send_message'", run);
        jenkins.assertLogContains("ok=false code=NOT_FOUND_ERROR", run);
        assertThat(records(run)).extracting(ActionRecord::isSuccess).containsExactly(false);
    }

    @Test
    void ignoreLeavesTheLogAlone() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, TO_NOWHERE.formatted(", onError: 'ignore'"));
        jenkins.assertLogNotContains("WARNING: notifySlack", run);
        assertThat(records(run)).hasSize(1);
    }

    @Test
    void unstableGoesOn() throws Exception {
        WorkflowRun run = build(Result.UNSTABLE, TO_NOWHERE.formatted(", onError: 'unstable'"));
        jenkins.assertLogContains("ok=false", run);
    }

    @Test
    void failEndsTheBuildWithTheSentence() throws Exception {
        WorkflowRun run = build(Result.FAILURE, TO_NOWHERE.formatted(", onError: 'fail'"));
        jenkins.assertLogNotContains("ok=false", run);
        jenkins.assertLogContains("ERROR: notifySlack: Connection 'slack-main'", run);
        jenkins.assertLogNotContains("Exception", run);
    }

    @Test
    void creatingAnIssueFailsByDefault() throws Exception {
        WorkflowRun run = build(Result.FAILURE, "createJiraIssue(summary: 'x', project: 'NOPE')");
        jenkins.assertLogContains("Connection 'jira-main', operation 'create_item'", run);
    }

    @Test
    void aMessageIdThatNeverCameIsSubjectToOnErrorToo() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                def m = notifySlack(channel: '#nowhere', text: 'x')
                updateSlackMessage(message: m.id, text: 'y')
                """);
        jenkins.assertLogContains("WARNING: updateSlackMessage", run);
    }

    @Test
    void anUnknownWordIsRefused() throws Exception {
        WorkflowRun run = build(Result.FAILURE, "notifySlack(text: 'x', onError: 'explode')");
        jenkins.assertLogContains("allowed are fail, unstable, warn, ignore", run);
    }

    private static List<ActionRecord> records(WorkflowRun run) {
        return run.getAction(ExternalSystemsBuildAction.class).getRecords();
    }

    private WorkflowRun build(Result expected, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(expected, job);
    }
}
