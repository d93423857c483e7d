package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import hudson.ExtensionList;
import hudson.util.Secret;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.Forms;
import io.jenkins.plugins.externalsystems.testing.TestKeyStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The button "Test connection" through its real URL: what an administrator reads when all is well, and when it is not. */
@WithJenkins
class TestConnectionITest {
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
    void addCredentials() throws Exception {
        SystemCredentialsProvider.getInstance().setDomainCredentialsMap(Map.of(Domain.global(), new ArrayList<>()));
        Controller.addCredential(login("jira", jira.email(), jira.token()));
        Controller.addSecretText("slack", slack.token());
        Controller.addSecretText("hook", slack.webhookUrl());
        Controller.addSecretText("text", "neither-token-nor-url");
    }

    @AfterEach
    void close() {
        jira.close();
        slack.close();
    }

    @Test
    void goodConnectionsTellWhoWeAreAndWhatWasChecked() throws Exception {
        assertThat(test(jiraForm()))
                .startsWith("<div class=\"ok\">")
                .contains(
                        "Works, as Build Bot.",
                        "The project PROJ is there.</li>",
                        "<li>May create issues in project PROJ.</li>");
        assertThat(test(slackForm()))
                .startsWith("<div class=\"ok\">")
                .contains("Works", "The token may post messages.</li>", "The bot is in #general.</li>");
        assertThat(test(webhookForm())).startsWith("<div class=\"ok\">").contains("Works");
        assertThat(slack.messages("general")).as("a test posts nothing").isEmpty();
        assertThat(jira.issues()).isEmpty();

        jira.project().deny("ASSIGN_ISSUES");
        assertThat(test(jiraForm()))
                .startsWith("<div class=\"ok\">")
                .contains("<strong>!</strong> May not assign issues in project PROJ.");
    }

    @Test
    void aDataCenterIsToldApartOrSet() throws Exception {
        try (FakeJira dataCenter = new FakeJira(FakeDialect.DATA_CENTER)) {
            Controller.addSecretText("pat", dataCenter.bearerToken());
            Map<String, String> form = with(jiraForm(), "url", dataCenter.url().toString());
            form.put("credentialsId", "pat");
            assertThat(test(form))
                    .startsWith("<div class=\"ok\">")
                    .contains("Works, as Build Bot.", "The server is used as Jira Data Center.");
            assertThat(test(with(form, "deployment", "server"))).startsWith("<div class=\"ok\">");
            assertThat(error(with(form, "deployment", "cloud"))).contains("a web page answered instead of Jira");
            assertThat(error(with(form, "deployment", "moon"))).contains("The deployment is auto, cloud or server");
        }
    }

    @Test
    void credentialsThatCannotBeUsed() throws Exception {
        Controller.addCredential(login("login", "somebody", "password"));
        addToDomain("elsewhere.example", login("far-login", jira.email(), jira.token()));
        addToDomain("elsewhere.example", text("far-text", slack.token()));

        assertThat(error(with(jiraForm(), "credentialsId", ""))).contains("'probe' has no credential; choose one");
        assertThat(error(with(slackForm(), "credentialsId", "")))
                .contains("bot_token")
                .contains("webhook_url");
        assertThat(error(with(jiraForm(), "credentialsId", "nobody"))).contains("credential 'nobody' does not exist");
        assertThat(error(with(slackForm(), "credentialsId", "nobody"))).contains("credential 'nobody' does not exist");
        assertThat(error(with(slackForm(), "credentialsId", "login")))
                .contains("'login' is a 'Username with password'; needed is a 'Secret text' with the bot token");
        assertThat(error(with(webhookForm(), "webhookCredentialsId", "login")))
                .contains("needed is a 'Secret text' with the webhook URL");
        assertThat(error(with(webhookForm(), "webhookCredentialsId", "text")))
                .contains("URL")
                .doesNotContain("neither");
        assertThat(error(with(jiraForm(), "credentialsId", "far-login")))
                .contains("'far-login' belongs to a credentials domain that does not cover 127.0.0.1");
        assertThat(error(with(slackForm(), "credentialsId", "far-text")))
                .contains("'far-text' belongs to a credentials domain that does not cover 127.0.0.1");
        assertThat(jira.requests()).isEmpty();
        assertThat(slack.requests()).isEmpty();
    }

    @Test
    void aTokenWithScopesIsForTheGatewayAlone() throws Exception {
        addToDomain("127.0.0.1", login("scoped", jira.email(), jira.scopedToken()));
        Map<String, String> form = with(jiraForm(), "credentialsId", "scoped");
        form.put("scopedToken", "true");
        form.put("apiUrl", jira.url().toString());
        assertThat(test(form)).startsWith("<div class=\"ok\">");

        form.put("apiUrl", "");
        assertThat(error(form)).contains("does not cover api.atlassian.com");
    }

    @Test
    void whatTheServicesRefuse() throws Exception {
        assertThat(error(with(jiraForm(), "credentialsId", "text"))).contains("does not accept the credentials");
        assertThat(error(with(slackForm(), "credentialsId", "text")))
                .contains("'probe'")
                .contains("token");
        assertThat(error(with(jiraForm(), "projectKey", "NOPE"))).contains("'project_key' names NOPE");
        assertThat(error(with(slackForm(), "defaultChannel", "#nowhere"))).contains("The bot is not in #nowhere");
        jira.project().deny("CREATE_ISSUES");
        assertThat(error(jiraForm())).contains("lacks the permission CREATE_ISSUES in project PROJ");
        slack.grant("channels:read");
        assertThat(error(slackForm())).contains("lacks the scope chat:write");
        slack.revokeToken();
        assertThat(error(slackForm())).contains("token");
        slack.revokeWebhook();
        assertThat(error(webhookForm())).contains("webhook").doesNotContain("/services/");
    }

    @Test
    void whatTheNetworkRefuses(@TempDir Path directory) throws Exception {
        assertThat(error(with(jiraForm(), "url", "http://127.0.0.1:1"))).contains("cannot connect to 127.0.0.1");
        jira.nextReply(FakeJira.page(200, "<html><script>alert(1)</script>Log in</html>"));
        assertThat(error(jiraForm())).contains("'probe'").doesNotContain("<script>");

        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(TestKeyStore.selfSigned(directory, "other.example")));
        server.start();
        try {
            String url = "https://127.0.0.1:" + server.getAddress().getPort();
            assertThat(error(with(jiraForm(), "url", url)))
                    .contains("no secure connection to 127.0.0.1", "certificate");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatTheFormItselfRefuses() throws Exception {
        assertThat(error(with(jiraForm(), "id", ""))).contains("A connection needs an id");
        assertThat(error(with(jiraForm(), "url", ""))).contains("The URL is missing");
        assertThat(error(with(jiraForm(), "url", "https://user:pw@example.com")))
                .contains("must not hold a user or password");
        assertThat(error(with(jiraForm(), "timeout", "0"))).contains("The time-out must be at least 1");
        assertThat(jira.requests()).isEmpty();
    }

    @Test
    void nothingInTheAnswerIsMarkup() throws Exception {
        String evil = "<script>alert(1)</script>";
        assertThat(test(with(jiraForm(), "projectKey", evil))).doesNotContain("<script");
        assertThat(test(with(jiraForm(), "id", evil))).doesNotContain("<script");
        assertThat(test(with(jiraForm(), "credentialsId", evil)))
                .doesNotContain("<script")
                .contains("&lt;script&gt;");
        assertThat(test(with(slackForm(), "defaultChannel", "#" + evil))).doesNotContain("<script");
        jira.failOnce("GET myself", Reply.json(200, "{\"accountId\":\"1\",\"displayName\":\"" + evil + "\"}"));
        assertThat(test(jiraForm())).doesNotContain("<script").contains("Works", "&lt;script&gt;");
        jira.failOnce("GET myself", Reply.json(403, "{\"errorMessages\":[\"" + evil + "\"]}"));
        assertThat(test(jiraForm())).doesNotContain("<script").contains("<div class=\"error\">");
        slack.nextReply(Reply.json(200, "{\"ok\":false,\"error\":\"" + evil + "\"}"));
        assertThat(test(slackForm())).doesNotContain("<script").contains("<div class=\"error\">");
    }

    private Map<String, String> jiraForm() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", "probe");
        form.put("url", jira.url().toString());
        form.put("credentialsId", "jira");
        form.put("projectKey", "PROJ");
        form.put("scopedToken", "false");
        form.put("apiUrl", "");
        form.put("deployment", "auto");
        form.put("verifySsl", "true");
        form.put("timeout", "5");
        return form;
    }

    private Map<String, String> slackForm() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", "probe");
        form.put("credentialsId", "slack");
        form.put("webhookCredentialsId", "");
        form.put("defaultChannel", "#general");
        form.put("apiUrl", slack.apiUrl().toString());
        form.put("verifySsl", "true");
        form.put("timeout", "5");
        return form;
    }

    private Map<String, String> webhookForm() {
        return with(with(slackForm(), "credentialsId", ""), "webhookCredentialsId", "hook");
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        form.put(field, value);
        return form;
    }

    /** What the error says, apostrophes unescaped. */
    private static String error(Map<String, String> form) throws Exception {
        String answer = test(form);
        assertThat(answer).startsWith("<div class=\"error\">").doesNotContain("Exception");
        return answer.replace("&#039;", "'");
    }

    private static String test(Map<String, String> form) throws Exception {
        ConnectionDescriptor descriptor = form.containsKey("url")
                ? ExtensionList.lookupSingleton(JiraConnectionConfiguration.DescriptorImpl.class)
                : ExtensionList.lookupSingleton(SlackConnectionConfiguration.DescriptorImpl.class);
        WebResponse answer = Forms.post(Forms.client(jenkins), Forms.path(descriptor, "testConnection"), form);
        assertThat(answer.getStatusCode()).as(answer.getContentAsString()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private static void addToDomain(String host, StandardCredentials credential) {
        Domain domain = new Domain(credential.getId(), null, List.of(new HostnameSpecification(host, null)));
        Map<Domain, List<Credentials>> domains =
                new LinkedHashMap<>(SystemCredentialsProvider.getInstance().getDomainCredentialsMap());
        domains.put(domain, List.of(credential));
        SystemCredentialsProvider.getInstance().setDomainCredentialsMap(domains);
    }

    private static StandardCredentials login(String id, String user, String password) throws Exception {
        return new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, id, "", user, password);
    }

    private static StandardCredentials text(String id, String secret) {
        return new StringCredentialsImpl(CredentialsScope.SYSTEM, id, "", Secret.fromString(secret));
    }
}
