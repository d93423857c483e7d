package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.pages.ExternalSystemsBuildAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every action in scripted and Declarative Pipeline, in the sandbox. */
@WithJenkins
class PipelineActionsITest {
    private final FakeJira jira = new FakeJira();
    private final FakeSlack slack = new FakeSlack();
    private JenkinsRule jenkins;

    @BeforeEach
    void connect(JenkinsRule rule) throws Exception {
        jenkins = rule;
        slack.addChannel("ci");
        Controller.connect(jira, slack);
    }

    @AfterEach
    void close() {
        jira.close();
        slack.close();
    }

    @Test
    void issuesOfParallelBranchesAreNeverDoubledThoughAnswersGetLost() throws Exception {
        for (int number = 0; number < 3; number++) {
            jira.loseAnswer("POST issue", Reply.json(502, "{}"));
        }

        WorkflowRun run = build(Result.SUCCESS, """
                def branches = [:]
                for (int number = 0; number < 6; number++) {
                    branches["branch ${number}"] = {
                        echo "made ${createJiraIssue(summary: 'Tests fail').key}"
                    }
                }
                parallel branches
                """);

        assertThat(jira.issues()).hasSize(6);
        for (FakeIssue issue : jira.issues()) {
            jenkins.assertLogContains("made " + issue.key(), run);
        }
    }

    @Test
    void runsEveryActionInScriptedPipeline() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                def issue = createJiraIssue(summary: 'Deploy failed', description: '**bold**', labels: 'ci, deploy')
                echo "created ${issue.key} ${issue.ok} ${issue.url}"
                def changed = updateJiraIssue(issue: issue.key, comment: 'On it', transition: 'In Progress')
                echo "updated ${changed.ok}"
                def found = searchJiraIssues(status: 'In Progress', labels: 'deploy')
                echo "found ${found.count}: ${found.rows[0].key} ${found.rows[0].status}"
                def message = notifySlack(channel: '#ci', text: "**${issue.key}** <!channel>")
                echo "sent ${message.id} ${message.channel} ${message.ts}"
                updateSlackMessage(message: message.id, text: 'done')
                def alert = externalSystem(connection: 'slack-main', operation: 'send_alert',
                    params: [title: 'Disk', message: 'full', severity: 'error', metadata: [host: 'build-7', free: 0]])
                echo "alert ${alert.ok}"
                def same = externalSystem(connection: 'jira-main', operation: 'get_item',
                    params: [item_type: 'issue', id: issue.key])
                echo "status ${same.status}"
                """);

        String key = jira.issues().get(0).key();
        jenkins.assertLogContains("created " + key + " true " + jira.url() + "/browse/" + key, run);
        jenkins.assertLogContains("updated true", run);
        jenkins.assertLogContains("found 1: " + key + " In Progress", run);
        jenkins.assertLogContains("status In Progress", run);
        jenkins.assertLogContains("alert true", run);
        assertThat(jira.issues()).hasSize(1);
        assertThat(slack.messages("ci")).hasSize(1);
        assertThat(slack.messages("ci").get(0).text()).isEqualTo("done");
        assertThat(slack.messages("general").get(0).attachments().toString()).contains("#ff0000", "build-7");
        assertThat(run.getAction(ExternalSystemsBuildAction.class).getRecords())
                .extracting("symbol")
                .containsExactly(
                        "createJiraIssue",
                        "updateJiraIssue",
                        "searchJiraIssues",
                        "notifySlack",
                        "updateSlackMessage",
                        "externalSystem",
                        "externalSystem");
    }

    @Test
    void runsInDeclarativePostWithAndWithoutANode() throws Exception {
        for (String agent : new String[] {"any", "none"}) {
            WorkflowRun run = build(Result.FAILURE, """
                    pipeline {
                      agent %s
                      stages { stage('Build') { steps { error 'broken' } } }
                      post {
                        failure {
                          createJiraIssue(summary: "Build ${env.BUILD_NUMBER} failed", fields: [customfield_10010: 'blue'])
                          notifySlack channel: '#ci', text: 'failed', mentions: '@here'
                          notifySlack 'one argument'
                        }
                        success { notifySlack(text: 'never') }
                      }
                    }
                    """.formatted(agent));
            jenkins.assertLogContains("broken", run);
        }
        assertThat(jira.issues()).hasSize(2);
        assertThat(slack.messages("ci")).hasSize(2);
        assertThat(slack.messages("ci").get(0).text()).contains("<!here>").contains("failed");
        assertThat(slack.messages("general")).hasSize(2);
    }

    private WorkflowRun build(Result expected, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(expected, job);
    }
}
