package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.rest.ExampleServices;
import io.jenkins.plugins.externalsystems.itest.FormTest;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins ends while a declared operation is on its way: what its declaration says decides what happens afterwards. */
class RestRestartITest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    Path folder;

    private final ExampleServices services = new ExampleServices();
    private String build;

    @AfterEach
    void close() {
        services.close();
    }

    private void endsAt(String example, String script, FakeServer server, String method, String path, int count)
            throws Throwable {
        sessions.then(jenkins -> {
            FormTest.configure(folder, services.connections(example));
            WorkflowJob job = jenkins.createProject(WorkflowJob.class);
            job.setDefinition(new CpsFlowDefinition(script, true));
            build = job.scheduleBuild2(0).waitForStart().getExternalizableId();
            server.awaitRequests(method, path, count);
        });
    }

    private void goesOn(Result expected, String words) throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = (WorkflowRun) WorkflowRun.fromExternalizableId(build);
            jenkins.assertBuildStatus(expected, jenkins.waitForCompletion(run));
            assertThat(JenkinsRule.getLog(run)).contains(words).doesNotContain(services.secrets());
        });
    }

    @Test
    void aJobIsWaitedForAndNotSubmittedAgain() throws Throwable {
        services.data().setBusy(true);
        endsAt(
                "data-processing",
                ExampleServices.jenkinsfile("data-processing"),
                services.data(),
                "GET",
                "/jobs/job-1",
                2);
        services.data().setBusy(false);
        goesOn(Result.SUCCESS, "job-1 made 1250 rows");
        assertThat(services.data().requests("POST", "/jobs")).hasSize(1);
    }

    @Test
    void whatOnlyReadsIsSentAgain() throws Throwable {
        services.vessels().nextReply(Reply.stall());
        endsAt(
                "vessel-tracking",
                "echo externalSystem(connection: 'vessels', operation: 'tracking', params: [mmsi: '244660000']).name",
                services.vessels(),
                "GET",
                "/position",
                1);
        goesOn(Result.SUCCESS, "Aurora");
        assertThat(services.vessels().requests("GET", "/position")).hasSize(2);
    }

    @Test
    void whatMayHaveBeenDoneIsNotSentAgain() throws Throwable {
        services.fabric().nextReply(Reply.stall());
        endsAt(
                "network-fabric",
                "externalSystem(connection: 'fabric', operation: 'deploy', params: [site: 'ams'])",
                services.fabric(),
                "POST",
                "/deploy",
                1);
        goesOn(Result.FAILURE, "so it was not sent again");
        assertThat(services.fabric().requests("POST", "/deploy")).hasSize(1);
    }
}
