package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.externalsystems.itest.ConnectionForm;
import io.jenkins.plugins.externalsystems.itest.Controller;
import java.util.List;
import java.util.Map;
import org.htmlunit.Page;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The connections on the System page, with the page's scripts running: added, kept, removed, and refused. */
@WithJenkins
class ConnectionFormITest {
    private static JenkinsRule jenkins;

    private JenkinsRule.WebClient client;
    private ConnectionForm form;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Controller.addCredential(
                new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, "jira-token", "", "me", "secret"));
        Controller.addSecretText("slack-token", "secret");
        Controller.addSecretText("slack-hook", "secret");
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void open() {
        client = jenkins.createWebClient();
        form = new ConnectionForm(client);
        Controller.setConnections();
    }

    @Test
    void addsChangesAndRemovesConnections() throws Exception {
        HtmlPage page = client.goTo("manage/configure");
        form.fill(form.add(page, "JIRA"), JIRA_FIELDS);
        form.fill(form.add(page, "Slack"), SLACK_FIELDS);
        form.fill(form.add(page, "Slack"), Map.of("id", "slack-hook", "webhookCredentialsId", "slack-hook"));
        assertLabelsAreResolved(page);
        jenkins.submit(page.getFormByName("config"));

        SlackConnectionConfiguration hook = new SlackConnectionConfiguration("slack-hook");
        hook.setWebhookCredentialsId("slack-hook");
        assertSaved(jira(), slack(), hook);

        HtmlPage again = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(2000);
        assertLabelsAreResolved(again);
        assertThat(again.getWebResponse().getContentAsString()).doesNotContain(">secret<", "value=\"secret\"");
        jenkins.submit(again.getFormByName("config"));
        assertSaved(jira(), slack(), hook);

        HtmlPage last = client.goTo("manage/configure");
        for (DomElement chunk : ConnectionForm.chunks(last)) {
            ((HtmlElement) chunk.querySelector("button.repeatable-delete")).click();
        }
        client.waitForBackgroundJavaScript(1000);
        jenkins.submit(last.getFormByName("config"));
        assertThat(ExternalSystemsConfiguration.get().getConnections()).isEmpty();
    }

    @Test
    void refusesBadInputWithASentenceAndKeepsWhatWasSaved() throws Exception {
        Controller.setConnections(jira(), slack());
        client.setThrowExceptionOnFailingStatusCode(false);
        refuses(1, Map.of("id", "jira-main"), "Two connections have the id 'jira-main'");
        refuses(0, Map.of("url", "ftp://example.com"), "Must be a URL such as https://example.com");
        refuses(0, Map.of("url", ""), "The URL is missing");
        refuses(1, Map.of("id", "not an id"), "A connection needs an id of letters");
        refuses(0, Map.of("jobPatterns", "/a"), "is no job name");
        refuses(0, Map.of("timeout", "0"), "The time-out must be at least 1");
        refuses(0, Map.of("timeout", ""), "The time-out must be at least 1");
        refuses(0, Map.of("backoffFactor", "-1"), "The back-off factor must be at least 0");
    }

    private void refuses(int index, Map<String, String> fields, String sentence) throws Exception {
        HtmlPage page = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(1000);
        form.fill((HtmlElement) ConnectionForm.chunks(page).get(index), fields);
        Page answer = jenkins.submit(page.getFormByName("config"));
        assertThat(answer.getWebResponse().getStatusCode()).as(sentence).isEqualTo(400);
        assertThat(((HtmlPage) answer).asNormalizedText()).contains(sentence).doesNotContain("Exception");
        assertSaved(jira(), slack());
    }

    private static void assertSaved(ConnectionConfiguration... expected) throws Exception {
        List<ConnectionConfiguration> saved = ExternalSystemsConfiguration.get().getConnections();
        assertThat(saved).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            jenkins.assertEqualDataBoundBeans(expected[i], saved.get(i));
        }
    }

    private static void assertLabelsAreResolved(HtmlPage page) {
        String shown = page.asNormalizedText();
        assertThat(shown).doesNotContain("${%").contains("External Systems", "Add connection", "Test connection");
        List<String> labels = ConnectionForm.chunks(page).stream()
                .flatMap(chunk -> chunk.querySelectorAll(".jenkins-form-label").stream())
                .map(label -> label.getTextContent().strip())
                .toList();
        assertThat(labels)
                .anyMatch(label -> label.startsWith("Site URL"))
                .anyMatch(label -> label.startsWith("Default channel"))
                .anyMatch(label -> label.startsWith("Time-out (seconds)"))
                .allMatch(label -> label.matches("(?s)[A-Z].*"), "no key of the resource file");
    }

    private static final Map<String, String> JIRA_FIELDS = Map.ofEntries(
            Map.entry("id", "jira-main"),
            Map.entry("url", "https://example.atlassian.net"),
            Map.entry("credentialsId", "jira-token"),
            Map.entry("projectKey", "OPS"),
            Map.entry("scopedToken", "true"),
            Map.entry("apiUrl", "https://gateway.example.com"),
            Map.entry("deployment", "cloud"),
            Map.entry("description", "The team's <site>"),
            Map.entry("jobPatterns", "team-a/**, release"),
            Map.entry("allowedOperations", "search_issues"),
            Map.entry("verifySsl", "false"),
            Map.entry("timeout", "10"),
            Map.entry("deadline", "90"),
            Map.entry("maxRetries", "1"),
            Map.entry("backoffFactor", "0.5"),
            Map.entry("requestsPerMinute", "31"),
            Map.entry("requestsPerHour", "1000"),
            Map.entry("burst", "5"),
            Map.entry("maxConcurrent", "2"),
            Map.entry("breakerFailures", "3"),
            Map.entry("breakerPause", "60"));

    private static final Map<String, String> SLACK_FIELDS = Map.of(
            "id", "slack-main",
            "credentialsId", "slack-token",
            "defaultChannel", "#ci",
            "username", "Builds",
            "iconEmoji", ":hammer:",
            "apiUrl", "https://slack.example.com/api");

    private static JiraConnectionConfiguration jira() {
        JiraConnectionConfiguration connection =
                new JiraConnectionConfiguration("jira-main", "https://example.atlassian.net", "jira-token");
        connection.setProjectKey("OPS");
        connection.setScopedToken(true);
        connection.setApiUrl("https://gateway.example.com");
        connection.setDeployment("cloud");
        connection.setDescription("The team's <site>");
        connection.setJobPatterns("team-a/**, release");
        connection.setAllowedOperations("search_issues");
        connection.setVerifySsl(false);
        connection.setTimeout(10);
        connection.setDeadline(90);
        connection.setMaxRetries(1);
        connection.setBackoffFactor(0.5);
        connection.setRequestsPerMinute(31);
        connection.setRequestsPerHour(1000);
        connection.setBurst(5);
        connection.setMaxConcurrent(2);
        connection.setBreakerFailures(3);
        connection.setBreakerPause(60);
        return connection;
    }

    private static SlackConnectionConfiguration slack() {
        SlackConnectionConfiguration connection = new SlackConnectionConfiguration("slack-main");
        connection.setCredentialsId("slack-token");
        connection.setDefaultChannel("#ci");
        connection.setUsername("Builds");
        connection.setIconEmoji(":hammer:");
        connection.setApiUrl("https://slack.example.com/api");
        return connection;
    }
}
