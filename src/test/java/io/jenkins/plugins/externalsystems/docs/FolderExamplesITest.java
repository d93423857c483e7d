package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import groovy.lang.GroovyShell;
import io.jenkins.plugins.externalsystems.config.ConnectionScope;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.VisibleConnections;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The examples of the page about folders. */
@WithJenkins
class FolderExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("folders.md");

    private final FakeSlack teamSlack = new FakeSlack();

    @BeforeEach
    void connectGlobally() throws Exception {
        Controller.setConnections(Controller.connectSlack("slack", slack));
        teamSlack.addChannel("team-a");
    }

    @AfterEach
    void close() throws Exception {
        Jenkins.get().getItem("team-a").delete();
        teamSlack.close();
    }

    @Test
    void xml() throws Exception {
        assertThat(PAGE).containsOnlyKeys("pipeline", "script", "xml");
        Folder team = (Folder) Jenkins.get()
                .createProjectFromXML(
                        "team-a", new ByteArrayInputStream(PAGE.get("xml").getBytes(StandardCharsets.UTF_8)));
        assertWorks(team);
    }

    @Test
    void script() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team-a");
        new GroovyShell(Jenkins.get().getPluginManager().uberClassLoader).evaluate(PAGE.get("script"));
        assertWorks(team);
    }

    private void assertWorks(Folder team) throws Exception {
        Folders.addCredential(team, Folders.text(CredentialsScope.GLOBAL, "team-slack-bot", teamSlack.token()));
        assertThat(VisibleConnections.in(new ConnectionScope(team)))
                .singleElement()
                .satisfies(connection -> ((SlackConnectionConfiguration) connection)
                        .setApiUrl(teamSlack.apiUrl().toString()));
        jenkins.buildAndAssertSuccess(Folders.pipeline(team, "job", PAGE.get("pipeline")));
        assertThat(teamSlack.messages("team-a")).hasSize(1);
        assertThat(slack.requests()).isEmpty();
    }
}
