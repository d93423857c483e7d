package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.externalsystems.actions.ExternalSystemAction;
import io.jenkins.plugins.externalsystems.config.JiraConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionRecorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Files of a workspace on their way to a service, in Pipelines and freestyle jobs. */
@WithJenkins
class UploadITest {
    private static final String ISSUE = "def i = createJiraIssue(summary: 'Files', issueType: 'Task')\n";

    private final FakeJira jira = new FakeJira();
    private JenkinsRule jenkins;

    @BeforeEach
    void connect(JenkinsRule rule) throws Exception {
        jenkins = rule;
        JiraConnectionConfiguration connection = Controller.connectJira(jira);
        connection.setAllowedOperations("upload_attachment");
        Controller.setConnections(connection);
    }

    @AfterEach
    void close() {
        jira.close();
    }

    private static String upload(String files, String more) {
        return "externalSystem(connection: 'jira-main', operation: 'upload_attachment',"
                + " params: [issue: i.key, files: '" + files + "']" + more + ")";
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(ISSUE + script, true));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private List<String> names() {
        return jira.issues().get(0).attachments().stream()
                .map(attachment -> String.valueOf(attachment.get("filename")))
                .toList();
    }

    @Test
    void sendsAnAgentsFiles() throws Exception {
        jenkins.createOnlineSlave(Label.get("far"));
        run(
                Result.SUCCESS,
                "node('far') { writeFile file: 'out/ä 1.log', text: 'content ✓'; writeFile file: 'no.txt', text: 'x'; "
                        + upload("out/", "") + " }");
        assertThat(names()).containsExactly("ä 1.log");
        Map<String, Object> row = jira.issues().get(0).attachments().get(0);
        assertThat(jira.attachment(String.valueOf(row.get("id"))))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("content ✓");
    }

    @Test
    void takesTheFolderOfADirBlock() throws Exception {
        run(
                Result.SUCCESS,
                "node { writeFile file: 'a.log', text: '1'; dir('sub') { writeFile file: 'b.log', text: '2'; "
                        + upload("**/*.log", "") + " } }");
        assertThat(names()).containsExactly("b.log");
    }

    @Test
    void saysThatThereIsNoWorkspace() throws Exception {
        WorkflowRun run = run(Result.FAILURE, upload("*", ""));
        jenkins.assertLogContains(
                "parameter 'files' cannot be looked for: there is no workspace here; put the step into a node block.",
                run);
    }

    @Test
    void refusesPathsThatLeaveTheWorkspace() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, "node { " + upload("../**", ", onError: 'warn'") + " }");
        jenkins.assertLogContains("parameter 'files' cannot be used: '../**' leads out of the folder.", run);
        assertThat(names()).isEmpty();
    }

    @Test
    void anAgentThatIsGoneIsAFailureLikeOthers() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave(Label.get("far"));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                ISSUE + "node('far') { writeFile file: 'a.log', text: '1'; semaphore 'gone'; def r = "
                        + upload("*.log", ", onError: 'warn'") + "; echo \"ok=${r.ok}\" }",
                true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("gone/1", run);
        agent.toComputer().disconnect(new OfflineCause.ByCLI("gone")).get();
        SemaphoreStep.success("gone/1", null);
        jenkins.waitForMessage("ok=false", run);
        jenkins.assertLogContains("cannot be looked for: the agent", run);
        run.doStop();
        jenkins.waitForCompletion(run);
    }

    @Test
    void sendsAFreestyleJobsFiles() throws Exception {
        run(Result.SUCCESS, "");
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                    throws IOException, InterruptedException {
                build.getWorkspace().child("a.log").write("free", "UTF-8");
                return true;
            }
        });
        String params = "{\"issue\": \"" + jira.issues().get(0).key() + "\", \"files\": \"*.log\"}";
        ExternalSystemAction action = new ExternalSystemAction("upload_attachment");
        action.setConnection("jira-main");
        action.setParams(params);
        ConnectorActionRecorder recorder = new ConnectorActionRecorder();
        recorder.setActions(List.of(new ConditionalAction("always", action)));
        job.getPublishersList().add(recorder);
        jenkins.buildAndAssertSuccess(job);
        assertThat(names()).containsExactly("a.log");
    }
}
