package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.externalsystems.config.PrometheusConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
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

/** Dry runs in Pipelines: the log shows what would be sent, the servers get nothing, and the script goes on. */
class DryRunITest extends ControllerTest {
    private final String canary = "canary-" + UUID.randomUUID();

    private void assertNothingSent() {
        assertThat(slack.requests()).isEmpty();
        assertThat(jira.requests()).isEmpty();
    }

    private void dryConnections() throws Exception {
        SlackConnectionConfiguration connection = Controller.connectSlack(slack);
        connection.setDryRun(true);
        Controller.setConnections(Controller.connectJira(jira), connection);
    }

    @Test
    void aStepShowsWhatItWouldSendAndGivesAMap() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                def sent = notifySlack(channel: '#ci', text: '*done*', dryRun: true)
                echo "ok ${sent.ok}, dry ${sent.dryRun}, to ${sent.request.body.channel}, by ${sent.metadata.dry_run_by}"
                echo "id ${sent.id}, link ${sent.permalink}, text ${sent.parameters.text}"
                """);
        assertNothingSent();
        jenkins.assertLogContains("ok true, dry true, to #ci, by the step", run);
        jenkins.assertLogContains("id C0000000000/0000000000.000000, link null, text *done*", run);
        jenkins.assertLogContains("notifySlack: not sent: dry run of the step", run);
        jenkins.assertLogContains("\"channel\" : \"#ci\"", run);
        jenkins.assertLogContains("/chat.postMessage\"", run);
        jenkins.assertLogNotContains(slack.token(), run);
        assertThat(records(run)).singleElement().satisfies(record -> {
            assertThat(record.isDryRun()).isTrue();
            assertThat(record.getTarget()).isEqualTo("not sent: dry run of the step");
            assertThat(record.getConnection()).isEqualTo("slack-main");
        });
        try (JenkinsRule.WebClient browser = browser()) {
            assertThat(browser.getPage(run).asNormalizedText())
                    .contains("notifySlack (slack-main): not sent: dry run of the step");
        }
    }

    @Test
    void aScriptThatUsesWhatWasNotMadeGoesOn() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                def issue = createJiraIssue(summary: 'broken', dryRun: true)
                updateJiraIssue(issue: issue.key, comment: 'x', dryRun: true)
                def message = notifySlack(text: "failed: ${issue.key}", dryRun: true)
                updateSlackMessage(message: message.id, text: 'mended', dryRun: true)
                notifySlack(threadTs: message.ts, text: 'a reply', dryRun: true)
                def found = searchJiraIssues(jql: 'project = OPS', dryRun: true)
                echo "${found.count} found: ${found.issues.collect { it.key }}"
                def nothing = updateJiraIssue(issue: issue.id, comment: 'x', dryRun: true, onError: 'warn')
                echo "nothing ${nothing.ok}, ${nothing.dryRun}"
                """);
        assertNothingSent();
        jenkins.assertLogContains("failed: DRYRUN-999999999", run);
        jenkins.assertLogContains("/issue/DRYRUN-999999999", run);
        jenkins.assertLogContains("0 found: []", run);
        jenkins.assertLogContains("nothing false, true", run);
        jenkins.assertLogContains("WARNING: updateJiraIssue: ", run);
        jenkins.assertLogContains("(not sent: dry run of the step)", run);
    }

    @Test
    void aDryConnectionCannotBeOverridden() throws Exception {
        dryConnections();
        WorkflowRun run = build(Result.SUCCESS, """
                notifySlack(text: 'one')
                notifySlack(text: 'two', dryRun: false)
                createJiraIssue(summary: 'real')
                """);
        assertThat(slack.requests()).isEmpty();
        assertThat(jira.issues()).hasSize(1);
        jenkins.assertLogContains("notifySlack: not sent: dry run of connection 'slack-main'", run);
        assertThat(records(run)).extracting("dryRun").containsExactly(true, true, false);
    }

    @Test
    void aPostSectionOfADeclarativePipelineObeys() throws Exception {
        WorkflowRun run = build(Result.FAILURE, """
                pipeline {
                    agent any
                    stages {
                        stage('Build') {
                            steps {
                                error 'broken'
                            }
                        }
                    }
                    post {
                        failure {
                            notifySlack(channel: '#ci', text: 'failed', dryRun: true)
                        }
                    }
                }
                """);
        assertNothingSent();
        jenkins.assertLogContains("notifySlack: not sent: dry run of the step", run);
    }

    @Test
    void secretsOfTheBuildAreMaskedInLogPageAndMap() throws Exception {
        Controller.addCredential(
                new StringCredentialsImpl(CredentialsScope.GLOBAL, "canary", "", Secret.fromString(canary)));
        WorkflowRun run = build(Result.SUCCESS, """
                def sent
                withCredentials([string(credentialsId: 'canary', variable: 'CANARY')]) {
                    sent = notifySlack(channel: '#ci', text: "the key is ${CANARY}", dryRun: true)
                }
                echo "sent ${sent}"
                """);
        assertNothingSent();
        jenkins.assertLogContains("the key is ****", run);
        try (JenkinsRule.WebClient browser = browser()) {
            assertHidden("page", browser.getPage(run).getWebResponse().getContentAsString());
        }
        assertHidden("log", JenkinsRule.getLog(run));
        try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertHidden(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void assertHidden(String where, String text) {
        for (String secret : List.of(canary, slack.token(), jira.token())) {
            String encoded =
                    Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
            assertThat(text).as(where).doesNotContain(secret).doesNotContain(encoded);
        }
    }

    @Test
    void aMessageThatWasNotSentIsNotUpdatedAtTheEnd() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                notifySlack(onePerBuild: true, dryRun: true)
                """);
        assertNothingSent();
        assertThat(records(run)).hasSize(1);
        jenkins.assertLogContains("not sent: dry run of the step", run);
    }

    @Test
    void aMessageThatWasSentTellsTheEndAndNotWhatADryRunHad() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                notifySlack(onePerBuild: true, text: 'began')
                notifySlack(onePerBuild: true, text: 'never said', dryRun: true)
                """);
        awaitRequests(slack, 2);
        assertThat(slack.requests()).noneMatch(request -> request.text().contains("never said"));
        jenkins.assertLogContains("never said", run);
    }

    @Test
    void aGateDecidesNothing() throws Exception {
        try (FakePrometheus prometheus = new FakePrometheus();
                FakePushgateway gateway = new FakePushgateway()) {
            PrometheusConnectionConfiguration metrics = Controller.connectPrometheus("metrics", prometheus, gateway);
            Controller.setConnections(metrics);
            WorkflowRun run = build(Result.SUCCESS, """
                    def gate = queryMetrics(query: 'up', failIf: '> 0', onNoData: 'fail', dryRun: true)
                    echo "ok ${gate.ok}, dry ${gate.dryRun}, verdict ${gate.metadata.verdict}, value ${gate.value}"
                    pushMetrics(metrics: [[name: 'x', value: 1]], dryRun: true)
                    """);
            assertThat(prometheus.requests()).isEmpty();
            assertThat(gateway.requests()).isEmpty();
            jenkins.assertLogContains("ok true, dry true, verdict null, value null", run);
        }
    }

    @Test
    void whatIsWrongIsFoundWithoutSending() throws Exception {
        WorkflowRun run = build(Result.FAILURE, """
                createJiraIssue(summary: 'x', fields: [a: 1], connection: 'nowhere', dryRun: true, onError: 'fail')
                """);
        assertNothingSent();
        jenkins.assertLogContains("There is no jira connection 'nowhere'", run);
        assertThat(records(run)).extracting("dryRun").containsExactly(true);
    }
}
