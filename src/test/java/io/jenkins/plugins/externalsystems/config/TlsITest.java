package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.impl.CertificateCredentialsImpl;
import hudson.ExtensionList;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Forms;
import io.jenkins.plugins.externalsystems.runtime.UnverifiedConnections;
import io.jenkins.plugins.externalsystems.testing.TestAuthority;
import io.jenkins.plugins.externalsystems.testing.TlsServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** A private authority and a client certificate from the form and from the credential store to the handshake. */
class TlsITest extends ControllerTest {
    @TempDir
    private Path directory;

    @Test
    void aConnectionTrustsAPrivateAuthorityAndShowsItsCertificate() throws Exception {
        TestAuthority authority = new TestAuthority(directory, "authority");
        authority.client("client");
        addCertificate("robot", directory.resolve("client.p12"));
        try (TlsServer server = new TlsServer(
                TestAuthority.context(authority.server("server", "127.0.0.1", 2), authority), true, "TLSv1.3")) {
            Map<String, String> form = form(server);
            assertThat(test(form)).contains("the certificate is not signed by a known authority");
            form.put("caCertificates", authority.pem());
            assertThat(test(form)).contains("the server wants a client certificate");
            form.put("clientCertificateId", "nobody");
            assertThat(test(form)).contains("credential 'nobody' does not exist");
            form.put("clientCertificateId", "slack-token");
            assertThat(test(form)).contains("is of the kind 'Secret text'; needed is 'Certificate'");
            form.put("clientCertificateId", "robot");
            assertThat(test(form)).as("the handshake is done").contains("is not Slack's");
            form.put("caCertificates", "hello");
            assertThat(test(form)).contains("The text holds no certificate in PEM form");
        }
    }

    @Test
    void bothAreKeptByFormAndConfigurationAsCode() throws Exception {
        TestAuthority authority = new TestAuthority(directory, "authority");
        authority.client("client");
        addCertificate("robot", directory.resolve("client.p12"));
        SlackConnectionConfiguration slackConnection = Controller.connectSlack(slack);
        slackConnection.setCaCertificates(authority.pem());
        slackConnection.setClientCertificateId("robot");
        Controller.setConnections(slackConnection);

        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            HtmlForm page = browser.goTo("configure").getFormByName("config");
            jenkins.submit(page);
        }
        ConnectionConfiguration saved =
                ExternalSystemsConfiguration.get().getConnections().get(0);
        assertThat(saved).isNotSameAs(slackConnection);
        assertThat(saved.getCaCertificates())
                .isEqualToIgnoringNewLines(authority.pem().trim());
        assertThat(saved.getClientCertificateId()).isEqualTo("robot");

        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains("clientCertificateId: \"robot\"")
                .contains("BEGIN CERTIFICATE");
    }

    @Test
    void administratorsAreToldOfConnectionsThatCheckNothing() throws Exception {
        UnverifiedConnections monitor = ExtensionList.lookupSingleton(UnverifiedConnections.class);
        assertThat(monitor.isActivated()).isFalse();
        SlackConnectionConfiguration open = Controller.connectSlack("open", slack);
        open.setVerifySsl(false);
        Controller.setConnections(Controller.connectJira(jira), open);
        assertThat(monitor.isActivated()).isTrue();
        try (JenkinsRule.WebClient browser = browser()) {
            assertThat(browser.goTo("manage/").asNormalizedText())
                    .contains("do not check the server’s certificate")
                    .contains("'open'")
                    .doesNotContain("'" + Controller.JIRA + "'");
        }
        open.setVerifySsl(true);
        assertThat(monitor.isActivated()).isFalse();
    }

    private Map<String, String> form(TlsServer server) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", "probe");
        form.put("credentialsId", "slack-token");
        form.put("webhookCredentialsId", "");
        form.put("defaultChannel", "#general");
        form.put("apiUrl", server.url().toString());
        form.put("verifySsl", "true");
        form.put("timeout", "10");
        return form;
    }

    private static String test(Map<String, String> form) throws Exception {
        ConnectionDescriptor descriptor =
                ExtensionList.lookupSingleton(SlackConnectionConfiguration.DescriptorImpl.class);
        return Forms.post(Forms.client(jenkins), Forms.path(descriptor, "testConnection"), form)
                .getContentAsString()
                .replace("&#039;", "'");
    }

    private static void addCertificate(String id, Path store) throws Exception {
        CertificateCredentialsImpl.UploadedKeyStoreSource source =
                new CertificateCredentialsImpl.UploadedKeyStoreSource(
                        null, SecretBytes.fromBytes(Files.readAllBytes(store)));
        Controller.addCredential(
                new CertificateCredentialsImpl(CredentialsScope.SYSTEM, id, "", TestAuthority.PASS, source));
    }
}
