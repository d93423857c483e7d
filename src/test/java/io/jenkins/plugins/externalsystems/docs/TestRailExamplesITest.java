package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.actions.ExternalSystemAction;
import io.jenkins.plugins.externalsystems.fakes.testrail.FakeTestRail;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What TestRail gets from the examples of its page. */
@WithJenkins
class TestRailExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("testrail.md");

    private final FakeTestRail testRail = new FakeTestRail();
    private final long login = testRail.addCase("Log in");
    private final long pay = testRail.addCase("Pay");

    @BeforeEach
    void connectTestRail() throws Exception {
        Controller.setConnections(Controller.connectTestRail("testrail", testRail));
    }

    @AfterEach
    void close() {
        testRail.close();
    }

    /** With the ids of the cases that are there. */
    private String script(String name) {
        return PAGE.get(name).replace("C102", "C" + pay).replace("C101", "C" + login);
    }

    @Test
    void noExampleIsForgotten() {
        assertThat(PAGE).containsOnlyKeys("connection", "scripted", "plans", "declarative", "freestyle");
    }

    @Test
    void scripted() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, script("scripted"));

        Map<String, Object> testRun = testRail.all("run").get(0);
        assertThat(testRun)
                .containsEntry("name", "Build 1")
                .containsEntry("is_completed", true)
                .containsEntry("include_all", false);
        assertThat(testRun.get("description").toString())
                .startsWith(jenkins.getURL().toString());
        List<Map<String, Object>> results = testRail.all("result");
        assertThat(results).extracting("status_id").containsExactly(1, 5);
        assertThat(results).extracting("elapsed").containsExactly("12s", "1m 45s");
        assertThat(results.get(1))
                .containsEntry("defects", "SHOP-7")
                .containsEntry("comment", "Expected 200 but was 500");
        assertThat(testRail.attachments(((Number) results.get(1).get("id")).longValue()))
                .containsOnlyKeys("pay.log");
        jenkins.assertLogContains("1 of 2 failed: " + testRun.get("url"), run);
        assertThat(jenkins.getLog(run)).doesNotContain(testRail.apiKey());
    }

    @Test
    void plans() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, script("plans"));

        assertThat(testRail.all("milestone"))
                .singleElement()
                .satisfies(milestone -> assertThat(milestone).containsEntry("is_completed", true));
        assertThat(testRail.all("plan")).hasSize(1);
        assertThat(testRail.all("result"))
                .singleElement()
                .satisfies(result -> assertThat(result)
                        .containsEntry("run_id", testRail.all("run").get(0).get("id"))
                        .containsEntry("elapsed", "3s"));
        assertThat(testRail.all("case")).extracting("title").contains("Pay by card");
        jenkins.assertLogContains("statuses: passed, blocked", run);
    }

    @Test
    void declarative() throws Exception {
        build(Result.SUCCESS, script("declarative"));
        assertThat(testRail.all("run"))
                .singleElement()
                .satisfies(testRun -> assertThat(testRun).containsEntry("refs", "SHOP-7"));
    }

    @Test
    void freestyle() throws Exception {
        ExternalSystemAction action = new ExternalSystemAction("add_run");
        action.setConnection("testrail");
        action.setParams(PAGE.get("freestyle"));
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(List.of(new ConditionalAction("always", action)));
        FreeStyleProject project = jenkins.createFreeStyleProject("nightly");
        project.getPublishersList().add(notifier);

        jenkins.buildAndAssertSuccess(project);

        assertThat(testRail.all("run")).singleElement().satisfies(testRun -> {
            assertThat(testRun).containsEntry("name", "nightly 1");
            assertThat(testRun.get("description").toString())
                    .startsWith("See http")
                    .contains("\n\nRequest ");
        });
    }

    @Test
    void refusalsFailTheBuildWithTheSentence() throws Exception {
        WorkflowRun run = build(
                Result.FAILURE,
                "externalSystem(connection: 'testrail', operation: 'add_result_for_case',"
                        + " params: [run_id: 9, case_id: 1, status: 'passed'])");
        jenkins.assertLogContains("case 1 in test_run 9: not found, or hidden from this account", run);
        testRail.role("Read-only");
        jenkins.assertLogContains(
                "the account may not do this",
                build(
                        Result.FAILURE,
                        "externalSystem(connection: 'testrail', operation: 'add_run', params: [name: 'x'])"));
        assertThat(testRail.all("run")).isEmpty();
    }
}
