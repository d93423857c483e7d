package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.itest.Controller;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The controller restarts between two builds, and while an issue is opened: nothing is forgotten, nothing is doubled. */
class TrackTestFailuresRestartITest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final FakeJira jira = new FakeJira();
    private String build;

    @AfterEach
    void close() {
        jira.close();
    }

    private static String script(String failure) {
        return "node {\n writeFile file: 'TEST-a.xml', text: '<testsuite><testcase classname=\"CartTest\" name=\"adds\">"
                + failure + "</testcase></testsuite>'\n"
                + " def tracked = trackTestFailures(reports: 'TEST-*.xml', closeAfter: 1)\n"
                + " echo \"told=${tracked.summary}\"\n}";
    }

    @Test
    void aRestartWhileAnIssueIsOpenedAndOneBeforeTheNextBuild() throws Throwable {
        jira.loseAnswer("POST issue/bulk", Reply.stall());
        sessions.then(jenkins -> {
            Controller.setConnections(Controller.connectJira(jira));
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
            job.setDefinition(new CpsFlowDefinition(script("<failure>expected 2</failure>"), true));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            build = run.getExternalizableId();
            jira.awaitRequest("POST", "/issue/bulk");
        });
        sessions.then(jenkins -> {
            WorkflowRun run = (WorkflowRun) WorkflowRun.fromExternalizableId(build);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("told=1 opened", run);
        });
        assertThat(jira.issues()).hasSize(1);
        assertThat(jira.requests("POST", "/issue/bulk")).hasSize(1);
        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class);
            job.setDefinition(new CpsFlowDefinition(script(""), true));
            jenkins.assertLogContains("told=1 closed", jenkins.buildAndAssertStatus(Result.SUCCESS, job));
        });
        assertThat(jira.issues().get(0).status()).isEqualTo("Done");
    }
}
