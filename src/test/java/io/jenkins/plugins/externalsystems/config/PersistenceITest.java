package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.itest.Controller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The connections on disk: ids of credentials only, kept over a restart, and robust against a damaged file. */
class PersistenceITest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void survivesARestartAndDamage() throws Throwable {
        sessions.then(jenkins -> {
            Controller.addSecretText("slack-token", "xoxb-canary-1234");
            Controller.setConnections(jira("one"), slack(), jira("two"), jira("three"));
            assertThat(Files.readString(file()))
                    .contains("<credentialsId>slack-token</credentialsId>")
                    .doesNotContain("canary");
        });
        sessions.then(jenkins -> {
            assertIntact(jenkins);
            String xml = Files.readString(file());
            // The first loses a field, the third's class is gone, and the fourth's id is no id.
            xml = xml.replaceFirst("<jobPatterns>team-one</jobPatterns>", "")
                    .replaceFirst("<timeout>7</timeout>", "<timeout>soon</timeout>")
                    .replace("<id>three</id>", "<id>../three</id>");
            int second = xml.indexOf("<id>two</id>");
            int open = xml.lastIndexOf("<io.jenkins", second);
            int close = xml.indexOf("</io.jenkins", second);
            String type = JiraConnectionConfiguration.class.getName();
            xml = xml.substring(0, open)
                    + xml.substring(open, close).replace(type, "org.example.Gone")
                    + xml.substring(close).replaceFirst(type, "org.example.Gone");
            Files.writeString(file(), xml);
        });
        sessions.then(jenkins -> {
            assertThat(ExternalSystemsConfiguration.get().getConnections())
                    .extracting(ConnectionConfiguration::getId)
                    .containsExactly("one", "slack-main");
            JiraConnectionConfiguration damaged = (JiraConnectionConfiguration)
                    ExternalSystemsConfiguration.get().getConnections().get(0);
            assertThat(damaged.getTimeout()).isEqualTo(30);
            assertThat(damaged.getJobPatterns()).isEmpty();
            assertThat(damaged.isVerifySsl()).isTrue();
            assertThat(VisibleConnections.of(jenkins.createFreeStyleProject(), List.of()))
                    .hasSize(2);
            Files.writeString(file(), "<" + ExternalSystemsConfiguration.class.getName() + "/>");
        });
        sessions.then(jenkins -> {
            assertThat(ExternalSystemsConfiguration.get().getConnections()).isEmpty();
            Controller.setConnections(slack());
        });
        sessions.then(jenkins ->
                assertThat(ExternalSystemsConfiguration.get().getConnections()).hasSize(1));
    }

    private static void assertIntact(JenkinsRule jenkins) throws Exception {
        ExternalSystemsConfiguration read = ExternalSystemsConfiguration.get();
        assertThat(read.getConnections()).hasSize(4);
        jenkins.assertEqualDataBoundBeans(jira("one"), read.getConnections().get(0));
        jenkins.assertEqualDataBoundBeans(slack(), read.getConnections().get(1));
    }

    private static JiraConnectionConfiguration jira(String id) {
        JiraConnectionConfiguration connection =
                new JiraConnectionConfiguration(id, "https://example.atlassian.net", "jira-token");
        connection.setProjectKey("OPS");
        connection.setJobPatterns("team-" + id);
        connection.setTimeout(7);
        connection.setBackoffFactor(0.7);
        return connection;
    }

    private static SlackConnectionConfiguration slack() {
        SlackConnectionConfiguration connection = new SlackConnectionConfiguration("slack-main");
        connection.setCredentialsId("slack-token");
        connection.setVerifySsl(false);
        connection.setDefaultChannel("#ci");
        return connection;
    }

    private static Path file() {
        return Jenkins.get().getRootDir().toPath().resolve(ExternalSystemsConfiguration.class.getName() + ".xml");
    }
}
