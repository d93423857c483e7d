package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.cli.CLICommandInvoker;
import hudson.model.Item;
import hudson.model.Items;
import io.jenkins.plugins.externalsystems.itest.Folders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A folder's connections in its {@code config.xml}: over restarts, written by others, damaged, copied, moved. */
class FolderPersistenceITest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void connectionsLiveInTheFoldersXmlWithoutSecrets() throws Throwable {
        sessions.then(jenkins -> {
            Folder team = jenkins.createProject(Folder.class, "team");
            Folders.addCredential(team, Folders.text(CredentialsScope.GLOBAL, "team-token", "canary-secret"));
            Folders.connect(team, slack("one"), slack("two"));
            Folders.pipeline(team, "job", "echo 'x'");
        });
        sessions.then(jenkins -> {
            Folder team = jenkins.jenkins.getItemByFullName("team", Folder.class);
            assertSaved(jenkins, team, "one", "two");
            String xml = team.getConfigFile().asString();
            assertThat(xml)
                    .contains("<credentialsId>team-token</credentialsId>")
                    .doesNotContain("canary-secret");

            // As "update-job" of the command line, and as a POST to config.xml.
            assertThat(new CLICommandInvoker(jenkins, "update-job")
                            .withStdin(stream(xml.replace("<id>two</id>", "<id>three</id>")))
                            .invokeWithArgs("team")
                            .returnCode())
                    .isZero();
            assertSaved(jenkins, team, "one", "three");
            try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
                String read = client.goTo("job/team/config.xml", "application/xml")
                        .getWebResponse()
                        .getContentAsString();
                assertThat(read).contains("<id>three</id>").doesNotContain("canary-secret");
            }

            // What no form would take is left out, and breaks nothing else.
            String damaged = xml.replaceFirst("<jobPatterns></jobPatterns>", "<jobPatterns>//</jobPatterns>");
            assertThat(damaged).isNotEqualTo(xml);
            assertThat(new CLICommandInvoker(jenkins, "update-job")
                            .withStdin(stream(damaged))
                            .invokeWithArgs("team")
                            .returnCode())
                    .isZero();
            assertThat(VisibleConnections.of(team.getItem("job"), List.of()))
                    .extracting(ScopedConnection::id)
                    .containsExactly("two");
            Folders.connect(team, slack("one"), slack("two"));
        });
        sessions.then(jenkins -> {
            Folder team = jenkins.jenkins.getItemByFullName("team", Folder.class);
            assertSaved(jenkins, team, "one", "two");

            Folder copy = jenkins.jenkins.copy(team, "copy");
            assertSaved(jenkins, copy, "one", "two");
            Folders.connect(copy, slack("three"));
            assertSaved(jenkins, team, "one", "two");

            Folder around = jenkins.createProject(Folder.class, "around");
            Folders.connect(around, slack("outer"));
            Folder moved = Items.move(team, around);
            assertThat(seenBy(moved)).containsExactly("one", "two", "outer");
            assertThat(seenBy(copy)).containsExactly("three");

            WorkflowJob job = (WorkflowJob) moved.getItem("job");
            Items.move(job, around);
            assertThat(VisibleConnections.of(job, List.of()))
                    .extracting(ScopedConnection::id)
                    .containsExactly("outer");
        });
        sessions.then(jenkins -> assertThat(seenBy(jenkins.jenkins.getItemByFullName("around/team", Folder.class)))
                .containsExactly("one", "two", "outer"));
    }

    private static void assertSaved(JenkinsRule jenkins, Folder folder, String... ids) throws Exception {
        List<ConnectionConfiguration> saved = VisibleConnections.in(new ConnectionScope(folder));
        assertThat(saved).extracting(ConnectionConfiguration::getId).containsExactly(ids);
        for (ConnectionConfiguration connection : saved) {
            jenkins.assertEqualDataBoundBeans(slack(connection.getId()), connection);
        }
    }

    private static List<String> seenBy(Item item) {
        return VisibleConnections.of(item, List.of()).stream()
                .map(ScopedConnection::id)
                .toList();
    }

    private static ByteArrayInputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static SlackConnectionConfiguration slack(String id) {
        SlackConnectionConfiguration connection = new SlackConnectionConfiguration(id);
        connection.setCredentialsId("team-token");
        connection.setApiUrl("https://slack.example.com/api");
        connection.setTimeout(7);
        return connection;
    }
}
