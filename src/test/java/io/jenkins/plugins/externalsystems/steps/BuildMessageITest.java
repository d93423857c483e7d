package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Builder;
import hudson.tasks.junit.JUnitResultArchiver;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeMessage;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SleepBuilder;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** One message for a build, from its start to its end, whatever happens in between. */
class BuildMessageITest {
    private static final String MESSAGE = "notifySlack(channel: '#ci', text: 'Release', onePerBuild: true)\n";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final FakeSlack slack = new FakeSlack();

    @BeforeEach
    void addChannel() {
        slack.addChannel("ci");
    }

    @AfterEach
    void close() {
        slack.close();
    }

    private static WorkflowRun start(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private String summary() {
        List<FakeMessage> messages = slack.messages("ci");
        assertThat(messages).hasSizeLessThan(2);
        return messages.isEmpty() ? "" : String.valueOf(messages.get(0).attachments());
    }

    private void await(String words) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!summary().contains(words)) {
            assertThat(System.nanoTime()).as(summary()).isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(slack.messages("ci")).hasSize(1);
    }

    @Test
    void aPipelinesMessageEndsInItsResult() throws Throwable {
        sessions.then(jenkins -> {
            Controller.setConnections(Controller.connectSlack(slack));
            WorkflowRun run = start(
                    jenkins,
                    MESSAGE
                            + "semaphore 'in'\n"
                            + "parallel a: { " + MESSAGE + " }, b: { " + MESSAGE + " }\n"
                            + "unstable 'so so'");
            SemaphoreStep.waitForStart("in/1", run);
            await("is running");
            SemaphoreStep.success("in/1", null);
            jenkins.assertBuildStatus(Result.UNSTABLE, jenkins.waitForCompletion(run));
            await("is unstable");
            assertThat(slack.messages("ci")).extracting(FakeMessage::text).containsExactly("Release");
        });
    }

    @Test
    void theMessageOfAnAbortedBuildSaysSo() throws Throwable {
        sessions.then(jenkins -> {
            Controller.setConnections(Controller.connectSlack(slack));
            WorkflowRun run = start(jenkins, MESSAGE + "semaphore 'stop'");
            SemaphoreStep.waitForStart("stop/1", run);
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            await("was aborted");
        });
    }

    @Test
    void aPipelineThatOutlivesTheControllerKeepsItsMessage() throws Throwable {
        String[] id = new String[1];
        sessions.then(jenkins -> {
            Controller.setConnections(Controller.connectSlack(slack));
            WorkflowRun run = start(jenkins, MESSAGE + "semaphore 'restart'\n" + MESSAGE + "error 'no'");
            id[0] = run.getExternalizableId();
            SemaphoreStep.waitForStart("restart/1", run);
            await("is running");
        });
        sessions.then(jenkins -> {
            SemaphoreStep.success("restart/1", null);
            WorkflowRun run = (WorkflowRun) WorkflowRun.fromExternalizableId(id[0]);
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
            await("* failed");
        });
    }

    private static FreeStyleProject freestyle(JenkinsRule jenkins, Builder builder) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(builder);
        NotifySlackAction action = new NotifySlackAction(null);
        action.setChannel("#ci");
        action.setOnePerBuild(true);
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(List.of(new ConditionalAction("always", action)));
        job.getPublishersList().add(new JUnitResultArchiver("*.xml"));
        job.getPublishersList().add(notifier);
        return job;
    }

    @Test
    void aFreestyleBuildsMessageTellsItFromItsStartOn() throws Throwable {
        sessions.then(jenkins -> {
            Controller.setConnections(Controller.connectSlack(slack));
            FreeStyleProject job = freestyle(jenkins, new TestBuilder() {
                @Override
                public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                        throws IOException, InterruptedException {
                    await("is running");
                    build.getWorkspace()
                            .child("a.xml")
                            .write(
                                    "<testsuite><testcase classname='a.B' name='bad'><failure/></testcase></testsuite>",
                                    "UTF-8");
                    return true;
                }
            });
            jenkins.assertBuildStatus(Result.UNSTABLE, job.scheduleBuild2(0));
            await("is unstable");
            assertThat(summary()).contains("0 passed, 1 failed", "a.B.bad");
        });
    }

    @Test
    void theMessageOfABuildThatEndsWithTheControllerIsUpdatedAfterwards() throws Throwable {
        sessions.then(jenkins -> {
            Controller.setConnections(Controller.connectSlack(slack));
            freestyle(jenkins, new SleepBuilder(TimeUnit.HOURS.toMillis(1)))
                    .scheduleBuild2(0)
                    .waitForStart();
            await("is running");
        });
        sessions.then(jenkins -> {
            await("#1");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (summary().contains("is running")) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.onSpinWait();
            }
        });
    }
}
