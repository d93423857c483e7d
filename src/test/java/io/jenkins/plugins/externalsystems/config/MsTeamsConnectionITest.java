package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.ExtensionList;
import hudson.model.User;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks;
import io.jenkins.plugins.externalsystems.fakes.msteams.FakeTeams;
import io.jenkins.plugins.externalsystems.itest.ConnectionForm;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A connection to Teams in the form, as code, and tested each way of being right and wrong. */
@WithJenkins
class MsTeamsConnectionITest {
    private static JenkinsRule jenkins;

    private final FakeTeams teams = new FakeTeams();

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
        Controller.setConnections();
        Controller.addSecretText("teams-workflow", teams.webhookUrl());
        Controller.addSecretText("teams-app", teams.clientSecret());
        Controller.addSecretText("teams-token", teams.delegatedToken());
    }

    @AfterEach
    void close() {
        teams.close();
    }

    private static MsTeamsConnectionConfiguration saved() {
        return (MsTeamsConnectionConfiguration)
                ExternalSystemsConfiguration.get().getConnections().get(0);
    }

    @Test
    void theFormAddsAndKeeps() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        ConnectionForm form = new ConnectionForm(client);
        HtmlPage page = client.goTo("manage/configure");
        HtmlElement chunk = form.add(page, "Microsoft Teams");
        assertThat(chunk.asNormalizedText())
                .contains("Workflow", "Use Microsoft Graph", "Tenant id", "Send a test card")
                .doesNotContain("%");
        form.fill(
                chunk,
                Map.of(
                        "id", "teams",
                        "webhookCredentialsId", "teams-workflow",
                        "tenantId", teams.tenantId(),
                        "clientId", teams.clientId(),
                        "defaultTeamId", teams.teamId()));
        jenkins.submit(page.getFormByName("config"));

        MsTeamsConnectionConfiguration expected = new MsTeamsConnectionConfiguration("teams");
        expected.setWebhookCredentialsId("teams-workflow");
        expected.setTenantId(teams.tenantId());
        expected.setClientId(teams.clientId());
        expected.setDefaultTeamId(teams.teamId());
        jenkins.assertEqualDataBoundBeans(expected, saved());
        assertThat(saved().getRequestsPerMinute()).isEqualTo(30);
        assertThat(saved().getDefaultChannel()).isEqualTo("General");
    }

    @Test
    void everyFieldComesBack() throws Exception {
        MsTeamsConnectionConfiguration full = Controller.connectTeams("teams", teams);
        full.setGraphTokenCredentialsId("teams-token");
        full.setDefaultChannel("Builds");
        full.setTemplates(List.of(new MessageTemplate("hello", "title: Hello\n\nHi {{name}}")));
        Controller.setConnections(full);

        jenkins.configRoundtrip();

        MsTeamsConnectionConfiguration kept = saved();
        assertThat(kept).isNotSameAs(full);
        jenkins.assertEqualDataBoundBeans(full, kept);
        assertThat(kept.getTemplates()).extracting(MessageTemplate::getName).containsExactly("hello");
    }

    @Test
    void codeIsReadAndWrittenAgain(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("jenkins.yaml"),
                ExampleBlocks.withOwnTest("msteams.md").get("connection"));
        ConfigurationAsCode.get().configure(file.toString());

        assertThat(saved().isUseGraphApi()).isTrue();
        assertThat(saved().getWebhookCredentialsId()).isEqualTo("teams-workflow");
        assertThat(saved().getTemplates().get(0).getText()).contains("{{app}} {{version}} is live");
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains("- msteams:", "clientSecretCredentialsId: \"teams-app\"", "name: \"deployed\"")
                .doesNotContain(teams.signature(), teams.clientSecret());
        assertThat(Files.readString(jenkins.jenkins
                        .getRootDir()
                        .toPath()
                        .resolve("io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration.xml")))
                .contains("teams-workflow")
                .doesNotContain(teams.signature(), teams.clientSecret());
    }

    @Test
    void aGoodConnectionTellsWhatWasCheckedAndPostsNothing() throws Exception {
        teams.addMember("Jane", "jane@contoso.com");
        assertThat(test(form()))
                .startsWith("<div class=\"ok\">")
                .contains(
                        "Works, as workflow at 127.0.0.1 and app " + teams.clientId(),
                        "Nothing was posted",
                        "The team is there: Shop.",
                        "there are 1.",
                        "Messages go through the workflow; the app reads.");
        assertThat(test(with("webhookCredentialsId", "")))
                .startsWith("<div class=\"ok\">")
                .contains("<strong>!</strong> The app may read but not post");
        assertThat(test(with("useGraphApi", "false")))
                .startsWith("<div class=\"ok\">")
                .doesNotContain("team");
        assertThat(teams.cards()).isEmpty();
        assertThat(teams.messages()).isEmpty();
    }

    @Test
    void aTestCardIsSentOnRequest() throws Exception {
        assertThat(post("sendTestCard", form()))
                .startsWith("<div class=\"ok\">")
                .contains("Teams was given a test card");
        assertThat(teams.cards()).hasSize(1);
        assertThat(Json.write(teams.cards().get(0))).contains("Test from Jenkins");
        teams.workflowBecomes("off");
        assertThat(post("sendTestCard", form()).replace("&#039;", "'"))
                .startsWith("<div class=\"error\">")
                .contains("there is no such workflow, or it is switched off")
                .doesNotContain(teams.signature());
    }

    @Test
    void everyWayOfBeingWrongHasItsSentence() throws Exception {
        Controller.addCredential(
                new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, "login", "", "user", "password"));
        Controller.addSecretText("wrong", "wrong");
        Controller.addSecretText("plain", "http://teams.example.com/x?sig=abcdefghijklmnop");
        Controller.addSecretText("retired", "https://contoso.webhook.office.com/webhookb2/abcdefghijklmnop");
        Map<String, String> nothing = with("webhookCredentialsId", "");
        nothing.put("useGraphApi", "false");
        assertThat(error(nothing)).contains("Teams needs a workflow's URL, or 'use_graph_api'");
        assertThat(error(with("webhookCredentialsId", "login")))
                .contains("needed is a 'Secret text' with the workflow's URL");
        assertThat(error(with("webhookCredentialsId", "nobody"))).contains("credential 'nobody' does not exist");
        assertThat(error(with("webhookCredentialsId", "plain")))
                .contains("must hold an https URL")
                .doesNotContain("abcdef");
        assertThat(error(with("webhookCredentialsId", "retired")))
                .contains("Office 365 connector", "choose Workflows")
                .doesNotContain("abcdef");
        assertThat(error(with("clientSecretCredentialsId", ""))).contains("'client_secret' is missing");
        assertThat(error(with("tenantId", "a b"))).contains("A tenant is given by its directory id");
        assertThat(error(with("graphUrl", "https://graph.example.com"))).contains("is none of Microsoft's");
        assertThat(teams.requests()).isEmpty();

        assertThat(error(with("clientSecretCredentialsId", "wrong"))).contains("check client id and secret");
        assertThat(error(with("defaultTeamId", "other"))).contains("'default_team_id' names other");
        Map<String, String> delegated = with("graphTokenCredentialsId", "wrong");
        assertThat(error(delegated)).contains("Graph does not accept the token");
        delegated.put("graphTokenCredentialsId", "teams-token");
        delegated.put("webhookCredentialsId", "");
        delegated.put("defaultChannel", "Bilds");
        assertThat(error(delegated)).contains("has no channel 'Bilds'", "there are General");
        teams.forbid("Team.ReadBasic.All");
        assertThat(error(form())).contains("Team.ReadBasic.All");
    }

    @Test
    void onlyWhoMayConfigureMaySendACard() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("reader"));
        User.getOrCreateByIdOrFullName("reader");
        try (JenkinsRule.WebClient reader = Forms.client(jenkins).login("reader")) {
            ConnectionDescriptor descriptor =
                    ExtensionList.lookupSingleton(MsTeamsConnectionConfiguration.DescriptorImpl.class);
            for (String method : List.of("sendTestCard", "testConnection")) {
                assertThat(Forms.post(reader, Forms.path(descriptor, method), form())
                                .getStatusCode())
                        .isEqualTo(403);
            }
        } finally {
            jenkins.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
            jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        }
        assertThat(teams.requests()).isEmpty();
    }

    private Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", "probe");
        form.put("webhookCredentialsId", "teams-workflow");
        form.put("useGraphApi", "true");
        form.put("tenantId", teams.tenantId());
        form.put("clientId", teams.clientId());
        form.put("clientSecretCredentialsId", "teams-app");
        form.put("graphTokenCredentialsId", "");
        form.put("defaultTeamId", teams.teamId());
        form.put("defaultChannel", "General");
        form.put("graphUrl", teams.url().toString());
        form.put("loginUrl", teams.url().toString());
        form.put("verifySsl", "true");
        form.put("timeout", "5");
        return form;
    }

    private Map<String, String> with(String field, String value) {
        Map<String, String> form = form();
        form.put(field, value);
        return form;
    }

    private static String error(Map<String, String> form) throws Exception {
        String answer = test(form);
        assertThat(answer).startsWith("<div class=\"error\">").doesNotContain("Exception");
        return answer.replace("&#039;", "'");
    }

    private static String test(Map<String, String> form) throws Exception {
        return post("testConnection", form);
    }

    private static String post(String method, Map<String, String> form) throws Exception {
        ConnectionDescriptor descriptor =
                ExtensionList.lookupSingleton(MsTeamsConnectionConfiguration.DescriptorImpl.class);
        WebResponse answer = Forms.post(Forms.client(jenkins), Forms.path(descriptor, method), form);
        assertThat(answer.getStatusCode()).as(answer.getContentAsString()).isEqualTo(200);
        return answer.getContentAsString();
    }
}
