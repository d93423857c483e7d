package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.model.CNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The connections in Configuration as Code: what is read, what is written, and what is refused. */
@WithJenkins
class ConfigurationAsCodeITest {
    private static final String CREDENTIALS = """
            credentials:
              system:
                domainCredentials:
                - credentials:
                  - usernamePassword:
                      scope: SYSTEM
                      id: "jira-token"
                      username: "bot@example.com"
                      password: "secret-1"
                  - string:
                      scope: SYSTEM
                      id: "slack-token"
                      secret: "secret-2"
            """;

    /** What {@link #FULL} becomes: the same, without what is the default. Decimals are quoted, since the plugin drops others. */
    private static final String EXPORTED = """
            connections:
            - jira:
                allowedOperations: "add_comment, search_issues"
                apiUrl: "https://gateway.example.com"
                backoffFactor: "0.5"
                breakerFailures: 3
                breakerPause: 60
                burst: 5
                credentialsId: "jira-token"
                deadline: 90
                deployment: "cloud"
                description: "The team's site"
                id: "jira-main"
                jobPatterns: "team-a/**, release"
                maxConcurrent: 2
                maxRetries: 1
                projectKey: "OPS"
                requestsPerHour: 1000
                requestsPerMinute: 30
                scopedToken: true
                timeout: 10
                url: "https://example.atlassian.net"
                verifySsl: false
            - slack:
                apiUrl: "https://slack.example.com/api"
                credentialsId: "slack-token"
                defaultChannel: "#ci"
                iconEmoji: ":hammer:"
                id: "slack-main"
                username: "Builds"
            - slack:
                id: "slack-hook"
                webhookCredentialsId: "slack-hook"
            """;

    private static final String FULL =
            EXPORTED + "    username: \"Distributed Testing Bot\"\n    timeout: 30\n    verifySsl: true\n";

    private static JenkinsRule jenkins;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @Test
    void whatIsExportedImportsToTheSame() throws Exception {
        configure(CREDENTIALS + unclassified(FULL));
        assertThat(export()).isEqualTo(EXPORTED);
        assertThat(SystemCredentialsProvider.getInstance().getCredentials())
                .anyMatch(CredentialsMatchers.withId("jira-token")::matches);
        JiraConnectionConfiguration jira = (JiraConnectionConfiguration)
                ExternalSystemsConfiguration.get().getConnections().get(0);
        assertThat(jira.isScopedToken()).isTrue();
        assertThat(jira.isVerifySsl()).isFalse();
        assertThat(jira.getBackoffFactor()).isEqualTo(0.5);
        assertThat(jira.admitsJob("team-a/x/y")).isTrue();
        assertThat(jira.admitsJob("team-b")).isFalse();

        configure(unclassified("connections: []\n"));
        assertThat(ExternalSystemsConfiguration.get().getConnections()).isEmpty();
        configure(unclassified(EXPORTED));
        assertThat(export()).isEqualTo(EXPORTED);
        assertThat(jenkins.jenkins.getRootDir().toPath().resolve(ExternalSystemsConfiguration.class.getName() + ".xml"))
                .content()
                .contains("jira-token")
                .doesNotContain("secret-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    jira  | id: 'a b', url: 'https://e.com'                          | A connection needs an id of letters
                    jira  | url: 'https://e.com'                                     | id
                    jira  | id: x                                                    | The URL is missing
                    jira  | id: x, url: 'ftp://e.com'                                | Must be a URL such as
                    jira  | id: x, url: 'https://u:p@e.com'                          | must not hold a user or password
                    jira  | id: x, url: 'https://e.com', apiUrl: 'nope'              | Must be a URL such as
                    jira  | id: x, url: 'https://e.com', deployment: moon            | The deployment is auto, cloud or server
                    jira  | id: x, url: 'https://e.com', timeout: -1                 | The time-out must be at least 1
                    jira  | id: x, url: 'https://e.com', timeout: soon               | The time-out must be at least 1
                    jira  | id: x, url: 'https://e.com', backoffFactor: '-0.1'       | The back-off factor must be at least 0
                    jira  | id: x, url: 'https://e.com', projectKey: ops             | A project key is of capital letters
                    jira  | id: x, url: 'https://e.com', jobPatterns: '/a'           | is no job name
                    jira  | id: x, url: 'https://e.com', allowedOperations: 'rm -rf' | 'rm -rf' is no operation
                    jira  | id: x, url: 'https://e.com', token: abc                  | token
                    slack | id: x, iconEmoji: robot                                  | An emoji is written between colons
                    slack | id: x, burst: 0                                          | The burst must be at least 1
                    nope  | id: x                                                    | nope
                    slack | id: slack-main }}, {slack: {id: slack-main               | Two connections have the id 'slack-main'
                    """)
    void refusesWhatTheFormRefusesAndKeepsWhatItHad(String type, String fields, String sentence) throws Exception {
        configure(unclassified(EXPORTED));
        String bad = "connections: [{slack: {id: first}}, {" + type + ": {" + fields + "}}]\n";
        assertThatThrownBy(() -> configure(unclassified(bad)))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining(sentence);
        assertThat(export()).isEqualTo(EXPORTED);
    }

    private void configure(String yaml) throws Exception {
        Path file = directory.resolve("jenkins.yaml");
        Files.writeString(file, yaml);
        ConfigurationAsCode.get().configure(List.of(file.toString()));
    }

    private static String unclassified(String ours) {
        return "unclassified:\n  externalSystems:\n" + ours.indent(4);
    }

    private static String export() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        CNode ours = Util.getUnclassifiedRoot(context).get("externalSystems");
        return Util.toYamlString(ours);
    }
}
