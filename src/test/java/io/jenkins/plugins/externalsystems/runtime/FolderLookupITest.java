package io.jenkins.plugins.externalsystems.runtime;

import static io.jenkins.plugins.externalsystems.itest.Folders.addCredential;
import static io.jenkins.plugins.externalsystems.itest.Folders.slack;
import static io.jenkins.plugins.externalsystems.itest.Folders.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which connection and which credential a job in a folder gets, and which it does not. */
@WithJenkins
class FolderLookupITest extends ControllerTest {
    private static final String SEND = "notifySlack(connection: 'slack', text: 'x', onError: 'fail')";

    private final FakeSlack teamSlack = new FakeSlack();
    private Folder team;
    private Folder inner;
    private Folder other;

    @BeforeEach
    void makeFolders() throws Exception {
        Controller.setConnections(Controller.connectSlack("slack", slack));
        Controller.addCredential(text(CredentialsScope.SYSTEM, "system-token", teamSlack.token()));
        Controller.addCredential(text(CredentialsScope.GLOBAL, "global-token", teamSlack.token()));
        team = jenkins.createProject(Folder.class);
        inner = team.createProject(Folder.class, "inner");
        other = jenkins.createProject(Folder.class);
        addCredential(team, text(CredentialsScope.GLOBAL, "team-token", teamSlack.token()));
    }

    @AfterEach
    void close() {
        teamSlack.close();
    }

    @Test
    void theNearestConnectionOfAnIdIsUsed() throws Exception {
        build(Result.SUCCESS, inner, SEND);
        assertThat(slack.messages("general")).as("no folder has one").hasSize(1);

        Folders.connect(team, slack("slack", teamSlack, "team-token"));
        build(Result.SUCCESS, team, SEND);
        build(Result.SUCCESS, inner, SEND);
        assertThat(teamSlack.messages("general")).hasSize(2);
        build(Result.SUCCESS, other, SEND);
        build(Result.SUCCESS, SEND);
        assertThat(slack.messages("general")).as("outside of the folder").hasSize(3);

        try (FakeSlack innerSlack = new FakeSlack()) {
            addCredential(inner, text(CredentialsScope.GLOBAL, "inner-token", innerSlack.token()));
            Folders.connect(inner, slack("slack", innerSlack, "inner-token"));
            build(Result.SUCCESS, inner, SEND);
            build(Result.SUCCESS, team, SEND);
            assertThat(innerSlack.messages("general")).hasSize(1);
            assertThat(teamSlack.messages("general")).hasSize(3);
        }
    }

    @Test
    void aConnectionThatIsHiddenOrClosedIsNotReachedInstead() throws Exception {
        SlackConnectionConfiguration closed = slack("slack", teamSlack, "team-token");
        closed.setJobPatterns(team.getFullName() + "/release-*");
        Folders.connect(team, closed);
        WorkflowRun refused = build(Result.FAILURE, team, SEND);
        jenkins.assertLogContains("There is no slack connection 'slack' that", refused);
        jenkins.buildAndAssertSuccess(Folders.pipeline(team, "release-1", SEND));
        assertThat(teamSlack.messages("general")).hasSize(1);

        Folders.connect(team, Controller.connectJira("slack", jira));
        jenkins.assertLogContains("Connection 'slack' is not a slack connection", build(Result.FAILURE, team, SEND));
        assertThat(slack.requests()).as("the global one").isEmpty();
    }

    @Test
    void nobodyElseLearnsOfAFoldersConnections() throws Exception {
        Folders.connect(team, slack("team-slack", teamSlack, "team-token"));
        String script = "notifySlack(connection: 'team-slack', text: 'x', onError: 'fail')";
        for (WorkflowRun outside :
                new WorkflowRun[] {build(Result.FAILURE, other, script), build(Result.FAILURE, script)}) {
            jenkins.assertLogContains(
                    "There is no slack connection 'team-slack' that '"
                            + outside.getParent().getFullName() + "' may use; usable are: slack.",
                    outside);
        }
        assertThat(teamSlack.requests()).isEmpty();

        WorkflowRun inside = build(Result.FAILURE, inner, SEND.replace("connection: 'slack', ", ""));
        jenkins.assertLogContains("There are several slack connections that", inside);
        jenkins.assertLogContains("usable are: team-slack, slack.", inside);
    }

    @Test
    void aFoldersConnectionUsesWhatItsJobsCouldUse() throws Exception {
        for (String id : new String[] {"team-token", "global-token"}) {
            Folders.connect(team, slack("slack", teamSlack, id));
            build(Result.SUCCESS, team, SEND);
            Folders.connect(inner, slack("slack", teamSlack, id));
            assertTracked(build(Result.SUCCESS, inner, SEND), id);
            Folders.connect(inner);
        }
        assertThat(teamSlack.messages("general")).hasSize(4);
    }

    @Test
    void aCredentialOfAJobsOwnFolderIsNoneOfTheConnectionsFolder() throws Exception {
        addCredential(inner, text(CredentialsScope.GLOBAL, "inner-token", teamSlack.token()));
        Folders.connect(team, slack("slack", teamSlack, "inner-token"));
        jenkins.assertLogContains(
                "Connection 'slack': credential 'inner-token' does not exist for folder '" + team.getFullName()
                        + "'; choose one in the folder's configuration, of scope Global.",
                build(Result.FAILURE, inner, SEND));
        Folders.connect(other, slack("slack", teamSlack, "team-token"));
        jenkins.assertLogContains(
                "credential 'team-token' does not exist for folder", build(Result.FAILURE, other, SEND));
        assertThat(teamSlack.requests()).isEmpty();
    }

    @Test
    void aSystemCredentialIsOutOfReachOfAFolder() throws Exception {
        Folders.connect(team, slack("slack", teamSlack, "system-token"));
        jenkins.assertLogContains(
                "credential 'system-token' does not exist for folder", build(Result.FAILURE, team, SEND));

        addCredential(team, text(CredentialsScope.SYSTEM, "smuggled", teamSlack.token()));
        Folders.connect(team, slack("slack", teamSlack, "smuggled"));
        jenkins.assertLogContains("credential 'smuggled' does not exist for folder", build(Result.FAILURE, team, SEND));
        assertThat(teamSlack.requests()).isEmpty();

        Controller.setConnections(slack("slack", teamSlack, "system-token"));
        build(Result.SUCCESS, other, SEND);
        assertThat(teamSlack.messages("general"))
                .as("a global connection still takes one")
                .hasSize(1);
    }

    @Test
    void aMissingCredentialSaysWhereToChooseOne() throws Exception {
        Folders.connect(team, slack("slack", teamSlack, ""));
        jenkins.assertLogContains("bot_token", build(Result.FAILURE, team, SEND));
        Controller.connectJira(jira);
        var unset = new io.jenkins.plugins.externalsystems.config.JiraConnectionConfiguration(
                "jira", jira.url().toString(), "");
        Folders.connect(team, unset);
        jenkins.assertLogContains(
                "Connection 'jira' has no credential; choose one in the folder's configuration, of scope Global.",
                build(Result.FAILURE, team, "createJiraIssue(summary: 'x')"));
    }

    @Test
    void theFoldersConfigurerDecidesWhatExternalSystemMayCall() throws Exception {
        String call = "externalSystem(connection: 'slack', operation: 'delete_item',"
                + " params: [item_type: 'message', id: 'C1/1.1'])";
        Folders.connect(team, slack("slack", teamSlack, "team-token"));
        jenkins.assertLogContains(
                "Connection 'slack' of folder '" + team.getFullName()
                        + "' does not allow externalSystem to call 'delete_item'; who may configure the folder can add it",
                build(Result.FAILURE, team, call));
        assertThat(teamSlack.requests()).isEmpty();

        SlackConnectionConfiguration open = slack("slack", teamSlack, "team-token");
        open.setAllowedOperations("*");
        Folders.connect(team, open);
        jenkins.assertLogNotContains("does not allow", build(Result.FAILURE, team, call));
        assertThat(teamSlack.requests()).isNotEmpty();

        SlackConnectionConfiguration global = Controller.connectSlack("slack", slack);
        Controller.setConnections(global);
        jenkins.assertLogContains(
                "does not allow externalSystem to call 'delete_item'; an administrator can add it",
                build(Result.FAILURE, other, call));
        assertThat(slack.requests()).as("a folder widens no global connection").isEmpty();
    }

    private static void assertTracked(WorkflowRun run, String credentialsId) throws Exception {
        StandardCredentials credential =
                CredentialsProvider.findCredentialById(credentialsId, StandardCredentials.class, run);
        assertThat(CredentialsProvider.getOrCreateFingerprintOf(credential)
                        .getRangeSet(run.getParent().getFullName())
                        .includes(run.getNumber()))
                .as("use of " + credentialsId + " is tracked")
                .isTrue();
    }

    private static int number;

    private static WorkflowRun build(Result expected, Folder folder, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, Folders.pipeline(folder, "job-" + ++number, script));
    }
}
