package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.JiraConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import java.util.Arrays;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;

/** Bad input gives one clear sentence in the build's log. */
class BadInputITest extends ControllerTest {
    @BeforeEach
    void addBadConnections() throws Exception {
        slack.addChannel("private").removeBot();
        Controller.addSecretText("text", "a-token");
        Controller.addCredential(
                new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, "login", "", "me", "pass"));
        JiraConnectionConfiguration noCredential =
                new JiraConnectionConfiguration("jira-missing", jira.url().toString(), "absent");
        SlackConnectionConfiguration wrongKind = new SlackConnectionConfiguration("slack-login");
        wrongKind.setCredentialsId("login");
        JiraConnectionConfiguration closed =
                new JiraConnectionConfiguration("jira-closed", jira.url().toString(), "text");
        closed.setJobPatterns("elsewhere/**");
        Controller.setConnections(
                Controller.connectJira(jira), Controller.connectSlack(slack), noCredential, wrongKind, closed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "createJiraIssue(summary: 'x') | createJiraIssue: There are several jira connections that 'JOB' may use;"
                        + " name one as 'connection'; usable are: jira-main, jira-missing.",
                "createJiraIssue(connection: 'nobody', summary: 'x') | createJiraIssue: There is no jira connection"
                        + " 'nobody' that 'JOB' may use; usable are: jira-main, jira-missing.",
                "createJiraIssue(connection: 'jira-closed', summary: 'x') | createJiraIssue: There is no jira connection"
                        + " 'jira-closed' that 'JOB' may use; usable are: jira-main, jira-missing.",
                "createJiraIssue(connection: 'slack-main', summary: 'x') | createJiraIssue: Connection 'slack-main' is"
                        + " not a jira connection; usable are: jira-main, jira-missing.",
                "createJiraIssue(connection: 'jira-missing', summary: 'x') | createJiraIssue: Connection 'jira-missing':"
                        + " credential 'absent' does not exist; choose one under Manage Jenkins > System.",
                "notifySlack(connection: 'slack-login', text: 'x', onError: 'fail') | notifySlack: Connection"
                        + " 'slack-login': credential 'login' is a 'Username with password'; needed is a 'Secret text'",
                "externalSystem(connection: 'jira-main', operation: 'delete_item', params: [item_type: 'issue', id: 'A-1'])"
                        + " | externalSystem: Connection 'jira-main' does not allow externalSystem to call 'delete_item';"
                        + " an administrator can add it to the connection's allowed operations.",
                "externalSystem(connection: 'jira-main', operation: 'fly') | externalSystem: Connection 'jira-main':"
                        + " Jira has no operation 'fly'; known are ",
                "externalSystem(connection: 'jira-main', operation: 'add_comment', params: [issue: 'PROJ-1'])"
                        + " | externalSystem: Connection 'jira-main', operation 'add_comment': parameter 'body'",
                "externalSystem(connection: 'jira-main', operation: 'query', params: [item_type: 'issue', max_results: 'x'])"
                        + " | externalSystem: Connection 'jira-main', operation 'query': parameter 'max_results'",
                "externalSystem(connection: 'jira-main', operation: 'query', params: [item_type: 'issue', colour: 'x'])"
                        + " | externalSystem: Connection 'jira-main', operation 'query': parameter 'colour' is unknown",
                "externalSystem(connection: 'jira-main', operation: 'query', params: ['x'])"
                        + " | externalSystem: 'params' must be a map.",
                "createJiraIssue(connection: 'jira-main', summary: 'x', fields: '{broken')"
                        + " | createJiraIssue: 'fields' is not valid JSON (line 1, column 2",
                "createJiraIssue(connection: 'jira-main', summary: 'x', project: 'NOPE')"
                        + " | createJiraIssue: Connection 'jira-main', operation 'create_item'",
                "createJiraIssue(connection: 'jira-main', summary: 'x' * 300)"
                        + " | createJiraIssue: Connection 'jira-main', operation 'create_item'",
                "notifySlack(connection: 'slack-main', channel: '#nowhere', text: 'x', onError: 'fail') | notifySlack:"
                        + " Connection 'slack-main', operation 'send_message': #nowhere does not exist or is private",
                "notifySlack(connection: 'slack-main', channel: '#private', text: 'x', onError: 'fail') | notifySlack:"
                        + " Connection 'slack-main', operation 'send_message': the bot is not in #private; invite it",
                "notifySlack(connection: 'slack-main', text: 'x', blocks: (1..51).collect { [type: 'divider'] }, onError: 'fail')"
                        + " | notifySlack: Connection 'slack-main', operation 'send_message'",
            })
    void isOneSentence(String script, String sentence) throws Exception {
        WorkflowRun run = build(Result.FAILURE, script);
        String expected = "ERROR: " + sentence.replace("JOB", run.getParent().getFullName());
        jenkins.assertLogContains(expected, run);
        String told = sentence.substring(0, sentence.indexOf(' ', 20));
        assertThat(Arrays.stream(JenkinsRule.getLog(run).split("\n")).filter(line -> line.contains(told)))
                .as("told once")
                .hasSize(1);
        jenkins.assertLogNotContains("Exception", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(jira.issues()).isEmpty();
        assertThat(slack.messages("general")).isEmpty();
    }

    @Test
    void aBodyOverTheLimitOfTheServiceIsExplained() throws Exception {
        jira.failOnce("POST issue", Reply.text(413, "Payload Too Large"));
        WorkflowRun run =
                build(Result.FAILURE, "createJiraIssue(connection: 'jira-main', summary: 'x', description: 'much')");
        jenkins.assertLogContains("ERROR: createJiraIssue: Connection 'jira-main', operation 'create_item'", run);
        jenkins.assertLogContains("413", run);
        jenkins.assertLogNotContains("\tat ", run);
    }
}
