package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.PasswordParameterValue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.util.Secret;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import io.jenkins.plugins.externalsystems.runtime.ActionRunner;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Values that a build marks as sensitive are shown nowhere, even where an error message quotes them. */
class MaskingITest extends ControllerTest {
    private final String canary = "canary-" + UUID.randomUUID();

    @Test
    void whatWithCredentialsBindsIsMasked() throws Exception {
        Controller.addCredential(
                new StringCredentialsImpl(CredentialsScope.GLOBAL, "canary", "", Secret.fromString(canary)));
        // The last failure ends the build outside of the block, where Jenkins masks nothing any more.
        WorkflowRun run = build(Result.FAILURE, """
                def refused
                try {
                    withCredentials([string(credentialsId: 'canary', variable: 'CANARY')]) {
                        notifySlack(channel: CANARY, text: 'x')
                        refused = notifySlack(connection: CANARY, text: 'x')
                        notifySlack(channel: CANARY, text: 'x', onError: 'ignore')
                        externalSystem(connection: 'jira-main', operation: CANARY, onError: 'unstable')
                        notifySlack(text: CANARY)
                        createJiraIssue(summary: 'x', project: CANARY, onError: 'fail')
                    }
                } finally {
                    echo "told ${refused.error}"
                }
                """);
        assertThat(records(run)).hasSize(6);
        assertThat(slack.messages("general")).extracting("text").containsExactly(canary);
        assertThat(records(run).get(0).getError()).contains("****");
        jenkins.assertLogContains("ERROR: createJiraIssue: Connection 'jira-main'", run);
        jenkins.assertLogContains("told There is no slack connection '****'", run);
        assertNowhere(run);
    }

    @Test
    void passwordParametersOfFreestyleJobsAreMasked() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.addProperty(
                new ParametersDefinitionProperty(new PasswordParameterDefinition("PASS", Secret.fromString("x"), "")));
        NotifySlackAction toNowhere = new NotifySlackAction("x");
        toNowhere.setChannel("${PASS}");
        toNowhere.setOnError("fail");
        NotifySlackAction unconnected = new NotifySlackAction("x");
        unconnected.setConnection("${PASS}");
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(
                List.of(new ConditionalAction("always", toNowhere), new ConditionalAction("always", unconnected)));
        project.getPublishersList().add(notifier);

        FreeStyleBuild build = jenkins.assertBuildStatus(
                Result.FAILURE,
                project.scheduleBuild2(0, new ParametersAction(new PasswordParameterValue("PASS", canary))));
        assertThat(slack.requests()).hasSize(1);
        assertThat(slack.requests().get(0).text()).contains(canary);
        assertThat(records(build)).hasSize(2);
        assertNowhere(build);
    }

    @Test
    void whatAnActionTellsOnItsWayIsMasked() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ActionRunner runner = new ActionRunner(
                build(Result.SUCCESS, "echo 'x'"),
                new StreamTaskListener(log, StandardCharsets.UTF_8),
                Redactor.of(List.of(canary)));
        runner.tell(new NotifySlackAction("x"), "report '" + canary + "' cannot be read");
        assertThat(log.toString(StandardCharsets.UTF_8)).startsWith("notifySlack: report '****' cannot be read");
    }

    private void assertNowhere(Run<?, ?> run) throws Exception {
        try (JenkinsRule.WebClient browser = browser()) {
            assertHidden("page", browser.getPage(run).getWebResponse().getContentAsString());
        }
        try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertHidden(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void assertHidden(String where, String text) {
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(canary.getBytes(StandardCharsets.UTF_8));
        assertThat(text).as(where).doesNotContain(canary).doesNotContain(encoded);
    }
}
