package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.actions.PublishTestRailResultsAction;
import io.jenkins.plugins.externalsystems.fakes.testrail.FakeTestRail;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionRecorder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What TestRail gets from the examples of the page about publishing, and from builds of both kinds. */
@WithJenkins
class PublishResultsExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("publish-results.md");

    private final FakeTestRail testRail = new FakeTestRail();
    private final long login = testRail.addCase("Log in");
    private final long logout = testRail.addCase("Log out");

    @BeforeEach
    void connectTestRail() throws Exception {
        Controller.setConnections(Controller.connectTestRail("testrail", testRail));
    }

    @AfterEach
    void close() {
        testRail.close();
    }

    private String report(boolean passes) {
        return "<testsuite name=\"Login\"><testcase classname=\"shop.Login\" name=\"C" + login + "\"/>"
                + "<testcase classname=\"shop.Login\" name=\"C" + logout + "\">"
                + (passes ? "" : "<failure message=\"refused\"/>") + "</testcase>"
                + "<testcase classname=\"shop.Login\" name=\"forgets\"/></testsuite>";
    }

    private String write(boolean passes) {
        return "writeFile(file: 'out/TEST-a.xml', text: '" + report(passes) + "')\n";
    }

    private List<Object> statuses() {
        return testRail.all("result").stream().map(row -> row.get("status_id")).toList();
    }

    @Test
    void noExampleIsForgotten() {
        assertThat(PAGE).containsOnlyKeys("scripted", "declarative");
    }

    @Test
    void scripted() throws Exception {
        WorkflowRun run = build(
                Result.SUCCESS,
                PAGE.get("scripted").replace("C102", "C" + logout).replace("C101", "C" + login));

        Map<String, Object> testRun = testRail.all("run").get(0);
        assertThat(testRun).containsEntry("name", "Nightly").containsEntry("is_completed", false);
        assertThat(testRun.get("description").toString())
                .startsWith(jenkins.getURL() + run.getUrl())
                .endsWith("\nRequest " + jenkins.getURL() + run.getUrl() + " / Nightly");
        assertThat(statuses()).containsExactly(1, 5);
        jenkins.assertLogContains("1 failed, 1 without a case: " + testRun.get("url"), run);
        jenkins.assertLogContains("publishTestRailResults: 3 tests in 1 reports", run);
        jenkins.assertLogContains("1 tests without a case: shop.Login.forgets the password", run);
        ActionRecord record = records(run).get(0);
        assertThat(record.getTarget()).isEqualTo("R" + testRun.get("id") + ": 1 passed, 1 failed; 1 without a case");
        assertThat(record.getUrl()).isEqualTo(testRun.get("url"));
        try (var browser = browser()) {
            assertThat(browser.getPage(run).getWebResponse().getContentAsString())
                    .contains("href=\"" + testRun.get("url") + "\"")
                    .contains(record.getTarget());
        }
    }

    @Test
    void declarative() throws Exception {
        String withReport =
                PAGE.get("declarative").replace("echo 'make test'", write(true).replace("out/", "build/test-results/"));
        build(Result.SUCCESS, withReport);
        assertThat(testRail.all("section")).extracting("name").containsExactly("All", "Login");
        assertThat(testRail.all("case")).hasSize(5);
        assertThat(statuses()).containsExactly(1, 1, 1);
        assertThat(testRail.all("run").get(0)).containsEntry("is_completed", true);

        WorkflowRun without = build(Result.UNSTABLE, PAGE.get("declarative"));
        jenkins.assertLogContains("'reports' matches no report", without);
    }

    @Test
    void anotherCallOfTheBuildUpdatesItsRunAlsoOnAnAgent() throws Exception {
        jenkins.createOnlineSlave(Label.get("far"));
        String publish = "def r = publishTestRailResults(reports: 'out/*.xml', runName: 'All', match: 'name')\n"
                + "echo \"${r.origin}: sent ${r.sent}, unchanged ${r.unchanged}\"\n";
        WorkflowRun run = build(
                Result.SUCCESS,
                "node('far') { " + write(false) + publish + "}\nnode('far') { " + write(true)
                        + publish.replace("def ", "") + " }");
        jenkins.assertLogContains("new: sent 2, unchanged 0", run);
        jenkins.assertLogContains("found: sent 1, unchanged 1", run);
        assertThat(testRail.all("run")).hasSize(1);
        assertThat(statuses()).containsExactly(1, 5, 1);
    }

    @Test
    void freestyle() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        PublishTestRailResultsAction action = new PublishTestRailResultsAction();
        action.setReports("out/*.xml");
        action.setRunName("${JOB_NAME} of today");
        action.setResultFields("{\"custom_environment\": \"${BUILD_NUMBER}\"}");
        action.setCloseRun(true);
        ConnectorActionRecorder recorder = new ConnectorActionRecorder();
        recorder.setActions(List.of(new ConditionalAction("always", action)));
        project.getPublishersList().add(recorder);
        project = jenkins.configRoundtrip(project);
        project.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                    throws IOException, InterruptedException {
                build.getWorkspace().child("out/TEST-a.xml").write(report(false), "UTF-8");
                return true;
            }
        });

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(project);

        assertThat(testRail.all("run").get(0))
                .containsEntry("name", project.getName() + " of today")
                .containsEntry("is_completed", true);
        assertThat(testRail.all("result")).extracting("custom_environment").containsOnly("1");
        jenkins.assertLogContains("1 tests without a case: shop.Login.forgets", build);
        assertThat(records(build).get(0).getTarget()).contains("1 passed, 1 failed; 1 without a case");

        testRail.role("Read-only");
        FreeStyleBuild refused = jenkins.buildAndAssertStatus(Result.FAILURE, project);
        jenkins.assertLogContains("ERROR: publishTestRailResults: ", refused);
        jenkins.assertLogContains("the account may not do this", refused);
    }
}
