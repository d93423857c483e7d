package io.jenkins.plugins.externalsystems.runtime;

import static io.jenkins.plugins.externalsystems.itest.Folders.slack;
import static io.jenkins.plugins.externalsystems.itest.Folders.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.ConnectionScope;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** No connector outlives its connection, and no running call is hurt by that. */
@WithJenkins
class ConnectorCleanupITest extends ControllerTest {
    private static final String SEND = "notifySlack(connection: 'slack', text: 'x', onError: 'fail')";

    private static int number;

    private final FakeSlack teamSlack = new FakeSlack();
    private Folder team;
    private WorkflowJob job;

    @BeforeEach
    void useBoth() throws Exception {
        Controller.addCredential(text(CredentialsScope.GLOBAL, "team-token", teamSlack.token()));
        team = jenkins.createProject(Folder.class, "team-" + ++number);
        Folders.connect(team, slack("slack", teamSlack, "team-token"), slack("kept", teamSlack, "team-token"));
        job = Folders.pipeline(team, "job", SEND + "\n" + SEND.replace("'slack'", "'kept'"));
        jenkins.buildAndAssertSuccess(job);
        assertThat(connected(team)).containsExactlyInAnyOrder("slack", "kept");
    }

    @AfterEach
    void close() {
        teamSlack.close();
    }

    @Test
    void oneThatIsRemovedOrChangedIsForgotten() throws Exception {
        SlackConnectionConfiguration changed = slack("slack", teamSlack, "team-token");
        changed.setTimeout(7);
        Folders.connect(team, changed, slack("kept", teamSlack, "team-token"));
        awaitOnly("kept");

        Folders.connect(team, slack("slack", teamSlack, "team-token"));
        assertThat(connected(team)).as("removed ones go at once").isEmpty();
    }

    @Test
    void aGlobalOneThatIsRemovedIsForgotten() throws Exception {
        build(Result.SUCCESS, SEND.replace("'slack'", "'slack-main'"));
        assertThat(connected(null)).contains("slack-main");
        Controller.setConnections(Controller.connectJira(jira));
        assertThat(connected(null)).isEmpty();
        assertThat(connected(team)).as("others are not touched").hasSize(2);
    }

    @Test
    void theNameOfAFolderThatIsRenamedOrDeletedMeansNothing() throws Exception {
        ConnectionScope before = new ConnectionScope(team);
        String oldName = team.getFullName();
        team.renameTo(oldName + "-renamed");
        assertThat(before.key()).isNotEqualTo(ConnectionScope.keyOf(oldName));
        assertThat(ConnectionService.get().connectedIn(ConnectionScope.keyOf(oldName)))
                .isEmpty();
        jenkins.buildAndAssertSuccess(job);
        assertThat(connected(team)).hasSize(2);
        assertThat(teamSlack.messages("general")).hasSize(4);

        // Who gets the old name gets none of the old connections.
        Folder successor = jenkins.createProject(Folder.class, oldName);
        jenkins.buildAndAssertStatus(Result.FAILURE, Folders.pipeline(successor, "job", SEND));
        assertThat(teamSlack.messages("general")).hasSize(4);

        String key = new ConnectionScope(team).key();
        team.delete();
        assertThat(ConnectionService.get().connectedIn(key)).isEmpty();
    }

    @Test
    void aFolderInsideGoesWithTheOneAround() throws Exception {
        Folder inner = team.createProject(Folder.class, "inner");
        Folders.connect(inner, slack("slack", teamSlack, "team-token"));
        jenkins.buildAndAssertSuccess(Folders.pipeline(inner, "job", SEND));
        String key = new ConnectionScope(inner).key();
        assertThat(ConnectionService.get().connectedIn(key)).containsExactly("slack");

        team.renameTo(team.getName() + "-renamed");
        assertThat(ConnectionService.get().connectedIn(key)).isEmpty();
    }

    @Test
    void aCallThatRunsComesToItsEnd() throws Exception {
        teamSlack.nextReply(
                Reply.json(429, "{\"ok\":false,\"error\":\"ratelimited\"}").with("Retry-After", "2"));
        int before = teamSlack.requests().size();
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        awaitRequests(teamSlack, before + 1);
        Folders.connect(team, slack("kept", teamSlack, "team-token"));
        assertThat(connected(team)).doesNotContain("slack");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(teamSlack.messages("general")).hasSize(4);
    }

    private static Set<String> connected(Folder folder) {
        return ConnectionService.get().connectedIn(new ConnectionScope(folder).key());
    }

    private void awaitOnly(String id) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!connected(team).equals(Set.of(id)) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(connected(team)).containsExactly(id);
    }
}
