package io.jenkins.plugins.externalsystems.runner.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.config.GraphQlConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.JiraConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.authentication.ApiKeyAuthentication;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.credentials.ClientCertificate;
import io.jenkins.plugins.externalsystems.credentials.ConnectionSecret;
import io.jenkins.plugins.externalsystems.runner.BrokenInput;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationFileTest {
    private static final String JIRA = """
            unclassified:
              externalSystems:
                connections:
                  - jira: {id: j, url: 'https://example.org', credentialsId: c%s}
            """;

    @Test
    void makesThePluginsOwnConnections() {
        ConfigurationFile file = parse(JIRA.formatted(", projectKey: OPS, timeout: '${SECONDS:-7}', verifySsl: false"));

        assertThat(file.connections()).containsOnlyKeys("j");
        assertThat(file.connections().get("j")).isInstanceOfSatisfying(JiraConnectionConfiguration.class, jira -> {
            assertThat(jira.getProjectKey()).isEqualTo("OPS");
            assertThat(jira.getTimeout()).isEqualTo(7);
            assertThat(jira.isVerifySsl()).isFalse();
        });
    }

    @Test
    void readsBothKindsOfCredentials() {
        ConfigurationFile file = parse("""
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - string: {scope: SYSTEM, id: text, secret: '${TOKEN}'}
                          - usernamePassword: {id: login, username: ann, password: pass-word}
                """);

        ConnectionSecret text = file.credentials().find("j", "text", null);
        assertThat(text.isSecretText()).isTrue();
        assertThat(file.credentials().find("j", "login", null).username()).isEqualTo("ann");
        assertThat(file.secretTexts()).containsExactly("token-of-the-test", "pass-word");
    }

    @Test
    void readsACertificateAndKeepsItApartFromOtherKinds() {
        ConfigurationFile file = parse("""
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - certificate:
                              id: robot
                              password: pass-word
                              keyStoreSource: {uploaded: {uploadedKeystore: AAAA}}
                """);

        ClientCertificate certificate = file.credentials().certificate("j", "robot");
        assertThat(certificate.store()).isEqualTo(SecretValue.of("AAAA"));
        assertThat(certificate.storeKey()).isEqualTo(SecretValue.of("pass-word"));
        assertThat(file.secretTexts()).contains("pass-word", "AAAA");
        assertThatThrownBy(() -> file.credentials().find("j", "robot", null))
                .hasMessageContaining("does not exist in c.yaml as string or usernamePassword");
        assertThatThrownBy(() -> file.credentials().certificate("j", "other"))
                .hasMessageContaining("does not exist in c.yaml as certificate; known are: robot.");
    }

    @Test
    void namesAMissingCredentialAndTheKnownOnes() {
        ConfigurationFile file = parse("""
                credentials: {system: {domainCredentials: [{credentials: [{string: {id: known, secret: x}}]}]}}
                """);

        assertThatThrownBy(() -> file.credentials().find("j", "other", null))
                .isInstanceOfSatisfying(
                        ExternalSystemException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR))
                .hasMessage("Connection 'j': credential 'other' does not exist in c.yaml as string or usernamePassword;"
                        + " known are: known.");
    }

    @Test
    void leavesToAJenkinsWhatIsForIt() {
        assertThat(parse("jenkins: {numExecutors: 2}\nunclassified: {location: {url: 'https://example.org'}}")
                        .connections())
                .isEmpty();
    }

    @Test
    void namesAVariableThatIsNotSet() {
        refused(
                        "credentials: {system: {domainCredentials: [{credentials: [{string: {id: a, secret: '${NOT_SET}'}}]}]}}")
                .hasMessage("c.yaml: credentials.system.domainCredentials[0].credentials[0].string.secret: environment"
                        + " variable NOT_SET is not set.");
    }

    @Test
    void namesAnUnknownTypeAndTheKnownOnes() {
        refused("unclassified: {externalSystems: {connections: [{irc: {id: x}}]}}")
                .hasMessage(
                        "c.yaml: unclassified.externalSystems.connections[0] is of the unknown type 'irc'; known are"
                                + " [email, graphql, jira, msteams, prometheus, resend, rest, sendgrid, slack, soap, testrail, twilio].");
    }

    @Test
    void namesAnUnknownSettingAndTheKnownOnes() {
        refused(JIRA.formatted(", colour: red"))
                .hasMessageContaining("connections[0].jira: parameter 'colour' is unknown; allowed are id, url,");
    }

    @Test
    void namesAMissingSetting() {
        refused("unclassified: {externalSystems: {connections: [{jira: {id: x}}]}}")
                .hasMessageContaining("jira: parameter 'url' is missing");
    }

    @Test
    void holdsAFileToTheRulesOfTheForm() {
        refused(JIRA.formatted(", projectKey: lower"))
                .hasMessageContaining("parameter 'projectKey': A project key is of capital letters");
        refused(JIRA.formatted(", timeout: soon")).hasMessageContaining("parameter 'timeout' must be a whole number");
    }

    @Test
    void takesPartsOfConnectionsAsAJenkinsDoes() {
        ConfigurationFile file = parse("""
                        credentials: {system: {domainCredentials: [{credentials: [{string: {id: key, secret: '${KEY}'}}]}]}}
                        unclassified:
                          externalSystems:
                            connections:
                              - graphql:
                                  id: tracker
                                  url: "https://example.org/graphql"
                                  authentication:
                                    apiKey:
                                      name: "X-${KEY}"
                                      credentialsId: key
                                      secrets:
                                        - name: X-Also
                                          credentialsId: key
                                          query: "true"
                              - soap: {id: open, url: "https://example.org/soap", authentication: none}
                              - twilio:
                                  id: sms
                                  accountSid: AC00000000000000000000000000000000
                                  credentialsId: key
                                  templates:
                                    - {name: greeting, text: "Hello {{who}}"}
                        """);

        ConnectorConfig config = file.connections().get("tracker").toConnectorConfig(file.credentials());
        assertThat(config.toString()).contains("auth_name", "secret_query");
        assertThat(((GraphQlConnectionConfiguration) file.connections().get("tracker")).getAuthentication())
                .isInstanceOfSatisfying(
                        ApiKeyAuthentication.class,
                        key -> assertThat(key.getName()).isEqualTo("X-value-of-KEY"));
        assertThat(file.connections()
                        .get("sms")
                        .toConnectorConfig(file.credentials())
                        .toString())
                .contains("templates");
    }

    @Test
    void refusesPartsThatDoNotFit() {
        String graphQl =
                "unclassified: {externalSystems: {connections: [{graphql: {id: x, url: 'https://x.org', authentication: %s}}]}}";
        refused(graphQl.formatted("[1]")).hasMessageContaining("connections[0].graphql.authentication must be a map");
        refused(graphQl.formatted("{odd: {}}"))
                .hasMessageContaining("graphql.authentication is of the unknown kind 'odd'; known are [apiKey, basic,");
        refused(graphQl.formatted("{bearer: {colour: red}}"))
                .hasMessageContaining("graphql.authentication.bearer: parameter 'colour' is unknown");
        refused(graphQl.formatted("{bearer: {credentialsId: '${NOT_SET}'}}"))
                .hasMessageContaining("graphql.authentication.bearer.credentialsId: environment variable NOT_SET");
        refused(
                        "unclassified: {externalSystems: {connections: [{twilio: {id: x, accountSid: '', credentialsId: k, templates: x}}]}}")
                .hasMessageContaining("twilio");
    }

    @Test
    void refusesTwoConnectionsOfOneId() {
        refused("""
                        unclassified:
                          externalSystems:
                            connections:
                              - slack: {id: x}
                              - slack: {id: x}
                        """)
                .hasMessage("c.yaml: unclassified.externalSystems.connections[1].slack has the id 'x' of another"
                        + " connection.");
    }

    @Test
    void tellsTheLineOfBrokenYamlAndNotWhatStandsThere() {
        refused("credentials:\n  - secret: \"hush-hush\n").hasMessageMatching("c\\.yaml, line \\d+: not YAML: .*");
        assertThatThrownBy(() -> parse("a: [hush-hush\nb"))
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("hush-hush");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(String yaml) {
        return assertThatThrownBy(() -> parse(yaml)).isInstanceOf(BrokenInput.class);
    }

    private static ConfigurationFile parse(String yaml) {
        return ConfigurationFile.parse(
                "c.yaml", yaml, Map.of("TOKEN", "token-of-the-test", "KEY", "value-of-KEY")::get);
    }
}
