package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.JiraConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which connection, credential and operation a build gets, and which it does not. */
@WithJenkins
class CredentialLookupITest {
    private static JenkinsRule jenkins;

    private final FakeJira jira = new FakeJira();
    private final FakeSlack slack = new FakeSlack();

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void connect() throws Exception {
        Controller.connect(jira, slack);
    }

    @AfterEach
    void close() {
        jira.close();
        slack.close();
    }

    @Test
    void aSystemCredentialWorksForTheConnectionAndForNoJob() throws Exception {
        WorkflowRun run =
                build(Result.SUCCESS, "notifySlack(text: 'x', onError: 'fail'); createJiraIssue(summary: 'y')");
        assertTracked(run, "slack-token");
        assertTracked(run, "jira-token");

        WorkflowRun thief = build(
                Result.FAILURE,
                "withCredentials([string(credentialsId: 'slack-token', variable: 'T')]) { echo 'got it' }");
        jenkins.assertLogNotContains("got it", thief);
        jenkins.assertLogContains("slack-token", thief);
    }

    @Test
    void aRotatedSecretIsUsedByTheNextCall() throws Exception {
        Controller.addSecretText("slack-token", "xoxb-old-and-revoked");
        WorkflowRun refused = build(Result.FAILURE, "notifySlack(text: 'x', onError: 'fail')");
        jenkins.assertLogContains("slack-main", refused);

        Controller.addSecretText("slack-token", slack.token());
        build(Result.SUCCESS, "notifySlack(text: 'y', onError: 'fail')");
        assertThat(slack.messages("general")).hasSize(1);

        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .removeIf(CredentialsMatchers.withId("slack-token")::matches);
        jenkins.assertLogContains(
                "Connection 'slack-main': credential 'slack-token' does not exist",
                build(Result.FAILURE, "notifySlack(text: 'z', onError: 'fail')"));
        assertThat(slack.messages("general")).hasSize(1);
    }

    @Test
    void aConnectionIsForTheJobsOfItsPatternsOnly() throws Exception {
        SlackConnectionConfiguration limited = Controller.connectSlack(slack);
        limited.setJobPatterns("team-a/**");
        Controller.setConnections(limited);

        String script = "notifySlack(connection: 'slack-main', text: 'x', onError: 'fail')";
        WorkflowRun outsider = build(Result.FAILURE, script);
        jenkins.assertLogContains(
                "There is no slack connection 'slack-main' that '"
                        + outsider.getParent().getFullName() + "' may use.",
                outsider);
        jenkins.assertLogContains(
                "There is no slack connection that", build(Result.FAILURE, "notifySlack(text: 'x', onError: 'fail')"));
        assertThat(slack.requests()).isEmpty();

        MockFolder folder = jenkins.createFolder("team-a");
        WorkflowJob insider = folder.createProject(WorkflowJob.class, "job");
        insider.setDefinition(new CpsFlowDefinition(script, true));
        jenkins.buildAndAssertSuccess(insider);
        assertThat(slack.messages("general")).hasSize(1);
    }

    @Test
    void whichConnectionIsMeantHasToBeClear() throws Exception {
        jenkins.assertLogContains(
                "There is no slack connection 'nobody'",
                build(Result.FAILURE, "notifySlack(connection: 'nobody', text: 'x', onError: 'fail')"));
        jenkins.assertLogContains(
                "Connection 'jira-main' is not a slack connection; usable are: slack-main.",
                build(Result.FAILURE, "notifySlack(connection: 'jira-main', text: 'x', onError: 'fail')"));
        jenkins.assertLogContains(
                "There are several connections that",
                build(Result.FAILURE, "externalSystem(operation: 'send_message', params: [text: 'x'])"));

        SlackConnectionConfiguration second = new SlackConnectionConfiguration("slack-two");
        Controller.setConnections(Controller.connectSlack(slack), second);
        jenkins.assertLogContains(
                "name one as 'connection'; usable are: slack-main, slack-two.",
                build(Result.FAILURE, "notifySlack(text: 'x', onError: 'fail')"));

        Controller.setConnections();
        jenkins.assertLogContains(
                "There is no slack connection that", build(Result.FAILURE, "notifySlack(text: 'x', onError: 'fail')"));
        assertThat(slack.requests()).isEmpty();
        assertThat(jira.requests()).isEmpty();
    }

    @Test
    void operationsThatAreNotAllowedAreNotCalled() throws Exception {
        String delete = "externalSystem(connection: 'jira-main', operation: 'delete_item',"
                + " params: [item_type: 'issue', id: 'PROJ-1'])";
        jenkins.assertLogContains(
                "Connection 'jira-main' does not allow externalSystem to call 'delete_item'",
                build(Result.FAILURE, delete));
        assertThat(jira.requests()).isEmpty();

        JiraConnectionConfiguration limited = Controller.connectJira(jira);
        limited.setAllowedOperations("search_issues");
        Controller.setConnections(limited);
        String create = "externalSystem(operation: 'create_item', params: [item_type: 'issue', data: [summary: 'x']])";
        jenkins.assertLogContains("does not allow externalSystem to call 'create_item'", build(Result.FAILURE, create));
        build(Result.SUCCESS, "externalSystem(operation: 'search_issues', params: [jql: 'project = PROJ'])");
        build(Result.SUCCESS, "createJiraIssue(summary: 'an action of its own is not limited')");
        String key = jira.issues().get(0).key();

        limited.setAllowedOperations("*");
        build(Result.SUCCESS, delete.replace("PROJ-1", key));
        assertThat(jira.issues()).isEmpty();
    }

    private static void assertTracked(WorkflowRun run, String credentialsId) throws Exception {
        StandardCredentials credential = (StandardCredentials) CredentialsMatchers.firstOrNull(
                SystemCredentialsProvider.getInstance().getCredentials(), CredentialsMatchers.withId(credentialsId));
        assertThat(CredentialsProvider.getOrCreateFingerprintOf(credential)
                        .getRangeSet(run.getParent().getFullName())
                        .includes(run.getNumber()))
                .as("use of " + credentialsId + " is tracked")
                .isTrue();
    }

    private static WorkflowRun build(Result expected, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(expected, job);
    }
}
