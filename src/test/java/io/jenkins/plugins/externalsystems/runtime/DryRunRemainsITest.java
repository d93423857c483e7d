package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.FolderDryRun;
import io.jenkins.plugins.externalsystems.config.PrometheusConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What builds leave to be done later: a dry run leaves nothing, and what was left before waits while a switch is on. */
class DryRunRemainsITest extends ControllerTest {
    private static final String PUSH = "pushMetrics(build: true, onError: 'fail')";
    private static final String MESSAGE = "notifySlack(text: 'Release', onePerBuild: true)\n";

    private final FakePrometheus prometheus = new FakePrometheus();
    private final FakePushgateway gateway = new FakePushgateway();
    private final JobRemains remains = ConnectionService.get().remains();

    @AfterEach
    void close() {
        prometheus.close();
        gateway.close();
    }

    private void connect(boolean isDryRun) throws Exception {
        PrometheusConnectionConfiguration metrics = Controller.connectPrometheus("metrics", prometheus, gateway);
        metrics.setDryRun(isDryRun);
        SlackConnectionConfiguration chat = Controller.connectSlack(slack);
        chat.setDryRun(isDryRun);
        Controller.setConnections(metrics, chat);
    }

    /** Waits until all that was handed to the plugin's workers is done. */
    private static void settle() throws Exception {
        ThreadPoolExecutor work = (ThreadPoolExecutor) ConnectionService.get().work();
        CyclicBarrier all = new CyclicBarrier(work.getMaximumPoolSize());
        Future<?> last = null;
        for (int worker = 0; worker < work.getMaximumPoolSize(); worker++) {
            last = work.submit(() -> all.await(60, TimeUnit.SECONDS));
        }
        last.get();
    }

    /** After a build more, in which what were on its way would arrive. */
    private void assertStillThere() throws Exception {
        settle();
        jenkins.buildAndAssertSuccess(pipeline("echo 'x'"));
        assertThat(gateway.requests()).noneMatch(request -> request.method().equals("DELETE"));
        assertThat(remains.due()).isEqualTo(1);
    }

    private void takeBack(int left) throws Exception {
        remains.review(job -> true);
        while (remains.size() > left) {
            Thread.onSpinWait();
        }
        assertThat(gateway.keys()).isEmpty();
    }

    @Test
    void aDryRunLeavesNothingToBeTakenBack() throws Exception {
        connect(false);
        int before = remains.size();
        WorkflowJob step = pipeline("pushMetrics(build: true, dryRun: true)");
        jenkins.buildAndAssertSuccess(step);
        connect(true);
        WorkflowJob connection = pipeline(PUSH);
        jenkins.buildAndAssertSuccess(connection);
        assertThat(remains.size()).isEqualTo(before);

        connect(false);
        step.delete();
        connection.delete();
        settle();
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void whatWasLeftBeforeWaitsForTheConnectionsSwitch() throws Exception {
        connect(false);
        int before = remains.size();
        WorkflowJob job = pipeline(PUSH);
        jenkins.buildAndAssertSuccess(job);
        connect(true);
        job.delete();
        assertStillThere();

        connect(false);
        takeBack(before);
    }

    @Test
    void andForTheSwitchOfTheFolderThatTheJobWasIn() throws Exception {
        connect(false);
        int before = remains.size();
        Folder folder = jenkins.createProject(Folder.class);
        WorkflowJob job = Folders.pipeline(folder, "job", PUSH);
        jenkins.buildAndAssertSuccess(job);
        FolderDryRun property = new FolderDryRun();
        property.setDryRun(true);
        folder.addProperty(property);
        job.delete();
        assertStillThere();

        folder.getProperties().removeIf(FolderDryRun.class::isInstance);
        takeBack(before);
    }

    @Test
    void aMessageThatWasSentDoesNotTellTheEndOnceASwitchIsOn() throws Exception {
        connect(false);
        WorkflowRun run =
                pipeline(MESSAGE + "semaphore 'end'").scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("end/1", run);
        assertThat(slack.messages("general")).hasSize(1);
        connect(true);
        SemaphoreStep.success("end/1", null);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        while (OpenBuildMessages.all().contains(run.getExternalizableId())) {
            Thread.onSpinWait();
        }
        assertThat(slack.requests()).hasSize(1);

        connect(false);
        new BuildMessageEnd.WhenStarted().onLoaded();
        settle();
        assertThat(slack.requests()).as("as after a restart").hasSize(1);
    }

    @Test
    void aMessageThatWasNotSentIsNotWaitingForItsEnd() throws Exception {
        connect(true);
        WorkflowRun run = build(Result.SUCCESS, MESSAGE);
        assertThat(BuildMessages.of(run)).isEmpty();
        assertThat(OpenBuildMessages.all()).doesNotContain(run.getExternalizableId());
    }
}
