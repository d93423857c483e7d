package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.Folders;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jobs go while the gateway is down, and Jenkins ends before it is back: their metrics go all the same. */
class BuildMetricsRestartITest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final FakePrometheus prometheus = new FakePrometheus();
    private final FakePushgateway gateway = new FakePushgateway();

    @AfterEach
    void close() {
        prometheus.close();
        gateway.close();
    }

    @Test
    void areDeletedOnceTheGatewayIsBack() throws Throwable {
        sessions.then(jenkins -> {
            Controller.setConnections(Controller.connectPrometheus("metrics", prometheus, gateway));
            Folder folder = jenkins.createProject(Folder.class, "folder");
            WorkflowJob gone = Folders.pipeline(folder, "gone", "pushMetrics(build: true, onError: 'fail')");
            WorkflowJob kept = Folders.pipeline(folder, "kept", "pushMetrics(build: true, onError: 'fail')");
            jenkins.buildAndAssertSuccess(gone);
            jenkins.buildAndAssertSuccess(kept);
            assertThat(gateway.keys()).hasSize(2);

            gateway.setDown(true);
            gone.delete();
            while (gateway.requests().stream()
                    .noneMatch(request -> request.method().equals("DELETE"))) {
                Thread.onSpinWait();
            }
            assertThat(gateway.keys()).hasSize(2);
        });

        gateway.setDown(false);
        sessions.then(jenkins -> {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (gateway.keys().size() > 1 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(gateway.keys())
                    .singleElement()
                    .satisfies(key -> assertThat(key).containsEntry("jenkins_job", "folder/kept"));
            assertThat(ConnectionService.get().remains().due()).isZero();
        });
    }
}
