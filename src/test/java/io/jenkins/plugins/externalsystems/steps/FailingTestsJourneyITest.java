package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Label;
import hudson.model.Result;
import hudson.model.TopLevelItem;
import hudson.tasks.Shell;
import hudson.tasks.junit.JUnitResultArchiver;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.actions.PublishTestRailResultsAction;
import io.jenkins.plugins.externalsystems.actions.PushMetricsAction;
import io.jenkins.plugins.externalsystems.actions.TrackTestFailuresAction;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.fakes.testrail.FakeTestRail;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionRecorder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/**
 * A job's tests fail, fail again and pass, with a restart of the controller after the first build and all work on an agent:
 * the issue is opened, commented and closed, each build fills and closes a run of TestRail, has one message in Slack that
 * ends in its result, and pushes metrics that go with the job.
 */
class FailingTestsJourneyITest {
    private static final String JOB = "shop";
    private static final String FAILURE = "<failure type='java.io.IOException' message='no connection'>"
            + "java.io.IOException: no connection&#10;\tat shop.Store.open(Store.java:12)</failure>";
    private static final List<Boolean> AFTER_THE_RESTART = List.of(false, true);

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final FakeJira jira = new FakeJira();
    private final FakeSlack slack = new FakeSlack();
    private final FakeTestRail testRail = new FakeTestRail();
    private final FakePrometheus prometheus = new FakePrometheus();
    private final FakePushgateway gateway = new FakePushgateway();
    private final long testCase = testRail.addCase("Add to the cart");
    private int builds;

    @BeforeEach
    void addChannel() {
        slack.addChannel("ci");
    }

    @AfterEach
    void close() {
        jira.close();
        slack.close();
        testRail.close();
        prometheus.close();
        gateway.close();
    }

    @Test
    void aPipelineTellsAllFour() throws Throwable {
        sessions.then(jenkins -> {
            prepare(jenkins);
            jenkins.createProject(WorkflowJob.class, JOB);
            runPipeline(jenkins, false);
        });
        sessions.then(jenkins -> {
            jenkins.createOnlineSlave(Label.get("far"));
            for (boolean isGood : AFTER_THE_RESTART) {
                runPipeline(jenkins, isGood);
            }
            deleteAndAwaitNoMetrics(jenkins);
        });
    }

    @Test
    void aFreestyleJobDoesTheSame() throws Throwable {
        sessions.then(jenkins -> {
            prepare(jenkins);
            FreeStyleProject project = jenkins.createFreeStyleProject(JOB);
            project.setAssignedLabel(Label.get("far"));
            addActions(project);
            runFreestyle(jenkins, false);
        });
        sessions.then(jenkins -> {
            jenkins.createOnlineSlave(Label.get("far"));
            for (boolean isGood : AFTER_THE_RESTART) {
                runFreestyle(jenkins, isGood);
            }
            deleteAndAwaitNoMetrics(jenkins);
        });
    }

    private void prepare(JenkinsRule jenkins) throws Exception {
        jenkins.createOnlineSlave(Label.get("far"));
        Controller.setConnections(
                Controller.connectJira(jira),
                Controller.connectSlack(slack),
                Controller.connectTestRail("testrail", testRail),
                Controller.connectPrometheus("metrics", prometheus, gateway));
    }

    private String report(boolean isGood) {
        return "<testsuite name='Cart'><testcase classname='shop.Cart' name='C" + testCase + " adds' time='3'>"
                + (isGood ? "" : FAILURE)
                + "</testcase></testsuite>";
    }

    private void runPipeline(JenkinsRule jenkins, boolean isGood) throws Exception {
        WorkflowJob job = jenkins.jenkins.getItemByFullName(JOB, WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "notifySlack(channel: '#ci', onePerBuild: true)\n"
                        + "node('far') {\n"
                        + " writeFile file: 'TEST-cart.xml', text: \"\"\"" + report(isGood) + "\"\"\"\n"
                        + " junit 'TEST-*.xml'\n"
                        + " def tracked = trackTestFailures(commentEvery: 'always', closeAfter: 1, onError: 'fail')\n"
                        + " publishTestRailResults(reports: 'TEST-*.xml', defects: tracked.defects, closeRun: true)\n"
                        + "}\n"
                        + "pushMetrics(build: true, onError: 'fail')",
                true));
        jenkins.assertBuildStatus(isGood ? Result.SUCCESS : Result.UNSTABLE, job.scheduleBuild2(0));
        assertAllFourWereTold(isGood);
        assertThat(testRail.all("result").get(builds - 1).get("defects"))
                .isEqualTo(isGood ? null : jira.issues().get(0).key());
    }

    private static void addActions(FreeStyleProject project) {
        TrackTestFailuresAction track = new TrackTestFailuresAction();
        track.setCommentEvery("always");
        track.setCloseAfter(1);
        PublishTestRailResultsAction publish = new PublishTestRailResultsAction();
        publish.setReports("TEST-*.xml");
        publish.setCloseRun(true);
        NotifySlackAction message = new NotifySlackAction(null);
        message.setChannel("#ci");
        message.setOnePerBuild(true);
        PushMetricsAction metrics = new PushMetricsAction();
        metrics.setBuild(true);
        ConnectorActionRecorder recorder = new ConnectorActionRecorder();
        recorder.setActions(List.of(new ConditionalAction("always", track), new ConditionalAction("always", publish)));
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(
                List.of(new ConditionalAction("always", message), new ConditionalAction("always", metrics)));
        project.getPublishersList().addAll(List.of(new JUnitResultArchiver("TEST-*.xml"), recorder, notifier));
    }

    private void runFreestyle(JenkinsRule jenkins, boolean isGood) throws Exception {
        FreeStyleProject project = jenkins.jenkins.getItemByFullName(JOB, FreeStyleProject.class);
        project.getBuildersList().replace(new Shell("cat > TEST-cart.xml << 'END'\n" + report(isGood) + "\nEND"));
        jenkins.assertBuildStatus(isGood ? Result.SUCCESS : Result.UNSTABLE, project.scheduleBuild2(0));
        assertAllFourWereTold(isGood);
    }

    private void assertAllFourWereTold(boolean isGood) {
        builds++;
        assertThat(jira.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.status()).isEqualTo(isGood ? "Done" : "To Do");
            assertThat(issue.comments()).hasSize(builds - 1);
        });
        assertThat(testRail.all("run"))
                .hasSize(builds)
                .allSatisfy(run -> assertThat(run).containsEntry("is_completed", true));
        assertThat(testRail.all("result")).hasSize(builds);
        Map<String, Object> result = testRail.all("result").get(builds - 1);
        assertThat(result).containsEntry("case_id", testCase).containsEntry("status_id", isGood ? 1 : 5);
        await(() -> lastMessage().contains(isGood ? "succeeded" : "is unstable"));
        assertThat(slack.messages("ci")).hasSize(builds);
        assertThat(lastMessage()).contains(isGood ? "1 passed" : "0 passed, 1 failed");
        assertThat(gateway.series())
                .filteredOn(one -> one.name().equals("jenkins_build_tests")
                        && "failed".equals(one.labels().get("status")))
                .singleElement()
                .satisfies(one -> assertThat(Double.parseDouble(one.value())).isEqualTo(isGood ? 0 : 1));
    }

    private String lastMessage() {
        return String.valueOf(
                slack.messages("ci").get(slack.messages("ci").size() - 1).attachments());
    }

    private void deleteAndAwaitNoMetrics(JenkinsRule jenkins) throws Exception {
        assertThat(gateway.keys()).hasSize(1);
        Job<?, ?> job = (Job<?, ?>) jenkins.jenkins.getItemByFullName(JOB, TopLevelItem.class);
        job.delete();
        await(() -> gateway.keys().isEmpty());
    }

    private static void await(BooleanSupplier happened) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!happened.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(happened.getAsBoolean()).isTrue();
    }
}
