package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Label;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.TrackTestFailuresAction;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionRecorder;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;

/** Tests that fail, fail again, pass, and fail once more, in Pipelines and freestyle jobs, here and on an agent. */
class TrackTestFailuresITest extends ControllerTest {
    /** A report whose two tests of one class fail for one reason, or pass. */
    private static String report(boolean isGood) {
        StringBuilder report = new StringBuilder("<testsuite name=\"shop\">");
        for (String test : List.of("adds", "removes")) {
            report.append("<testcase classname=\"shop.CartTest\" name=\"")
                    .append(test)
                    .append("\">");
            if (!isGood) {
                report.append("<error message=\"no connection\" type=\"java.io.IOException\">java.io.IOException: no")
                        .append(" connection&#10;\tat shop.Store.open(Store.java:12)&#10;\tat shop.CartTest.")
                        .append(test)
                        .append("(CartTest.java:7)</error>");
            }
            report.append("</testcase>");
        }
        return report.append("</testsuite>").toString();
    }

    private static String script(String node, boolean isGood) {
        return "node('" + node + "') {\n writeFile file: 'reports/TEST-shop.xml', text: '''" + report(isGood) + "'''\n"
                + " def tracked = trackTestFailures(reports: 'reports/TEST-*.xml', commentEvery: 'always', closeAfter: 1)\n"
                + " echo \"told=${tracked.summary} regressions=${tracked.regressions.size()}"
                + " fixed=${tracked.fixed.size()} defects=${tracked.defects.values()}\"\n}";
    }

    private static Run<?, ?> run(WorkflowJob job, String node, boolean isGood) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script(node, isGood), true));
        return jenkins.buildAndAssertStatus(Result.SUCCESS, job);
    }

    private FakeIssue only() {
        assertThat(jira.issues()).hasSize(1);
        return jira.issues().get(0);
    }

    private void assertWholeLife(String node) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        Run<?, ?> first = run(job, node, false);
        String key = only().key();
        jenkins.assertLogContains("told=1 opened regressions=1 fixed=0 defects=[" + key + "]", first);
        assertThat(only().summary()).isEqualTo("Test failure: java.io.IOException at shop.Store.open");
        assertThat(only().field("description").toString()).contains("2 tests fail", jenkins.getURL() + first.getUrl());
        assertThat(records(first)).singleElement().satisfies(record -> {
            assertThat(record.getTarget()).isEqualTo("1 opened");
            assertThat(record.getLinks())
                    .extracting("text", "url")
                    .containsExactly(tuple(key + " opened", jira.url() + "/browse/" + key));
        });
        try (JenkinsRule.WebClient browser = browser()) {
            assertThat(browser.getPage(first)
                            .getAnchorByHref(jira.url() + "/browse/" + key)
                            .asNormalizedText())
                    .isEqualTo(key + " opened");
        }
        jenkins.assertLogContains("told=1 commented regressions=0 fixed=0", run(job, node, false));
        jenkins.assertLogContains("told=1 closed regressions=0 fixed=1", run(job, node, true));
        assertThat(only().status()).isEqualTo("Done");
        job.renameTo("renamed-" + job.getName());
        jenkins.assertLogContains("told=1 reopened regressions=1 fixed=0", run(job, node, false));
        assertThat(only().status()).isEqualTo("To Do");
        assertThat(only().comments()).hasSize(3);
    }

    @Test
    void aPipelineOpensCommentsClosesAndReopens() throws Exception {
        assertWholeLife("");
    }

    @Test
    void soDoesOneOnAnAgent() throws Exception {
        jenkins.createOnlineSlave(Label.get("far"));
        assertWholeLife("far");
    }

    @Test
    void parallelStepsAndOtherJobsOpenOneIssue() throws Exception {
        String parallel = "node {\n writeFile file: 'TEST-shop.xml', text: '''" + report(false) + "'''\n"
                + " def steps = [:]\n"
                + " for (int i = 0; i < 4; i++) { steps['s' + i] = { trackTestFailures(reports: 'TEST-*.xml') } }\n"
                + " parallel(steps)\n}";
        jira.holdIndex();
        Run<?, ?> run = build(Result.SUCCESS, parallel);
        build(Result.SUCCESS, script("", false));

        assertThat(only().status()).isEqualTo("To Do");
        assertThat(records(run))
                .hasSize(4)
                .allSatisfy(record -> assertThat(record.isSuccess()).isTrue());
    }

    @Test
    void aFreestyleJobDoesTheSame() throws Exception {
        TrackTestFailuresAction action = new TrackTestFailuresAction();
        action.setReports("TEST-*.xml");
        action.setCommentEvery("1 builds");
        action.setCloseAfter(1);
        FreeStyleProject project = jenkins.createFreeStyleProject();
        ConnectorActionRecorder recorder = new ConnectorActionRecorder();
        recorder.setActions(List.of(new ConditionalAction("always", action)));
        project.getPublishersList().add(recorder);
        for (boolean isGood : new boolean[] {false, false, true, false}) {
            project.getBuildersList().replace(new WritesReport(report(isGood)));
            jenkins.buildAndAssertStatus(Result.SUCCESS, project);
        }

        assertThat(only().status()).isEqualTo("To Do");
        assertThat(only().comments()).hasSize(3);
        assertThat(only().comments().get(0)).contains("Failed again in");
        assertThat(only().comments().get(1)).contains("Its tests passed");
        assertThat(only().comments().get(2)).contains("Is back in");
    }

    @Test
    void whatTheJUnitStepHasRecordedIsTheSameCause() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "node {\n writeFile file: 'TEST-shop.xml', text: '''" + report(false) + "'''\n"
                        + " junit 'TEST-*.xml'\n def tracked = trackTestFailures()\n echo \"told=${tracked.summary}\"\n}",
                true));
        Run<?, ?> recorded = jenkins.buildAndAssertStatus(Result.UNSTABLE, job);

        jenkins.assertLogContains("told=1 opened", recorded);
        assertThat(only().summary()).isEqualTo("Test failure: java.io.IOException at shop.Store.open");
        jenkins.assertLogContains("told=1 commented regressions=0", run(job, "", false));
        jenkins.assertLogContains("told=1 closed", run(job, "", true));
    }

    @Test
    void aRestartInBetweenForgetsNothing() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        run(job, "", false);
        job.doReload();

        jenkins.assertLogContains("told=1 closed regressions=0 fixed=1", run(job, "", true));
    }

    @Test
    void aBuildWithoutReportsWarns() throws Exception {
        Run<?, ?> run = build(Result.SUCCESS, "node { trackTestFailures(reports: 'none/*.xml') }");

        jenkins.assertLogContains("WARNING: trackTestFailures: ", run);
        jenkins.assertLogContains("parameter 'reports' leads to no test result.", run);
        assertThat(jira.issues()).isEmpty();
    }

    private static TrackTestFailuresAction filledIn() {
        TrackTestFailuresAction action = new TrackTestFailuresAction();
        action.setConnection("c");
        action.setOnError("unstable");
        action.setReports("**/TEST-*.xml");
        action.setProject("OPS");
        action.setIssueType("Task");
        action.setMaxIssues(5);
        action.setCommentEvery("7d");
        action.setOpenAfter(2);
        action.setWindow(5);
        action.setCloseAfter(4);
        action.setTransition("Finish");
        action.setReopenTo("never");
        action.setResolution("Done");
        action.setAssignee("committers");
        action.setOwners("* dev@example.com");
        action.setPriority("High");
        action.setLabels("a");
        action.setComponents("Build");
        action.setFields("{\"duedate\":\"2027-01-31\"}");
        action.setSummary("{{title}}");
        action.setDescription("{{trace}}");
        return action;
    }

    @Test
    void theFormKeepsEveryField() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        ConnectorActionRecorder recorder = new ConnectorActionRecorder();
        recorder.setActions(List.of(
                new ConditionalAction("always", filledIn()),
                new ConditionalAction("failure", new TrackTestFailuresAction())));
        project.getPublishersList().add(recorder);
        String before = Items.XSTREAM2.toXML(project.getPublishersList());

        FreeStyleProject back = jenkins.configRoundtrip(project);
        assertThat(Items.XSTREAM2.toXML(back.getPublishersList())).isEqualTo(before);
    }

    @Test
    void theSnippetComesBack() throws Exception {
        SnippetizerTester tester = new SnippetizerTester(jenkins);
        tester.assertRoundTrip(new ConnectorActionStep(new TrackTestFailuresAction()), "trackTestFailures()");
        tester.assertRoundTrip(
                new ConnectorActionStep(filledIn()),
                "trackTestFailures assignee: 'committers', closeAfter: 4, commentEvery: '7d', components: 'Build',"
                        + " connection: 'c', description: '{{trace}}', fields: [duedate: '2027-01-31'],"
                        + " issueType: 'Task', labels: 'a', maxIssues: 5, onError: 'unstable', openAfter: 2,"
                        + " owners: '* dev@example.com', priority: 'High', project: 'OPS', reopenTo: 'never',"
                        + " reports: '**/TEST-*.xml', resolution: 'Done', summary: '{{title}}', transition: 'Finish',"
                        + " window: 5");
    }

    private static final class WritesReport extends TestBuilder {
        private final String report;

        WritesReport(String report) {
            this.report = report;
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws InterruptedException, IOException {
            build.getWorkspace().child("TEST-shop.xml").write(report, "UTF-8");
            return true;
        }
    }
}
