package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.fakes.testrail.FakeTestRail;
import io.jenkins.plugins.externalsystems.itest.Controller;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins ends while results are on their way to TestRail: afterwards the run has each of them once, and is closed. */
class PublishRestartITest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final FakeTestRail testRail = new FakeTestRail();
    private final long login = testRail.addCase("Log in");
    private final long logout = testRail.addCase("Log out");
    private String build;

    @AfterEach
    void close() {
        testRail.close();
    }

    private String script() {
        return "node { writeFile(file: 'out/TEST-a.xml', text: '<testsuite><testcase classname=\"A\" name=\"C" + login
                + "\"/><testcase classname=\"A\" name=\"C" + logout + "\"><failure/></testcase></testsuite>')\n"
                + "def r = publishTestRailResults(reports: 'out/*.xml', closeRun: true)\n"
                + "echo \"ok=${r.ok} ${r.counts.passed} ${r.counts.failed} closed=${r.closed}\" }";
    }

    @ParameterizedTest
    @ValueSource(strings = {"add_run", "add_results_for_cases", "close_run"})
    void nothingIsDoneTwice(String method) throws Throwable {
        testRail.stallAfter(method);
        sessions.then(jenkins -> {
            Controller.setConnections(Controller.connectTestRail("testrail", testRail));
            WorkflowJob job = jenkins.createProject(WorkflowJob.class);
            job.setDefinition(new CpsFlowDefinition(script(), true));
            build = job.scheduleBuild2(0).waitForStart().getExternalizableId();
            while (testRail.calls(method).isEmpty()) {
                Thread.onSpinWait();
            }
        });
        sessions.then(jenkins -> {
            WorkflowRun run = (WorkflowRun) WorkflowRun.fromExternalizableId(build);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            assertThat(JenkinsRule.getLog(run)).contains("ok=true 1 1 closed=true");
        });
        assertThat(testRail.all("run"))
                .singleElement()
                .satisfies(run -> assertThat(run).containsEntry("is_completed", true));
        assertThat(testRail.all("result")).extracting("case_id").containsExactly(login, logout);
    }
}
