package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import io.jenkins.plugins.externalsystems.itest.ConnectionForm;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import java.util.List;
import java.util.Map;
import org.htmlunit.Page;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The connections in a folder's configuration, in a browser. */
@WithJenkins
class FolderFormITest extends ControllerTest {
    private JenkinsRule.WebClient client;
    private ConnectionForm form;
    private Folder team;

    @BeforeEach
    void open() throws Exception {
        client = jenkins.createWebClient();
        form = new ConnectionForm(client);
        team = jenkins.createProject(Folder.class);
        Folders.addCredential(team, Folders.text(CredentialsScope.GLOBAL, "team-token", slack.token()));
    }

    @Test
    void addsTestsChangesAndRemovesConnections() throws Exception {
        HtmlPage page = client.getPage(team, "configure");
        HtmlElement chunk = form.add(page, "Slack");
        form.fill(chunk, Map.of("id", "team", "apiUrl", slack.apiUrl().toString(), "credentialsId", "team-token"));
        assertThat(options(chunk))
                .as("the folder's own, and none of the scope System")
                .contains("team-token")
                .doesNotContain("slack-token", "jira-token");
        assertThat(page.asNormalizedText()).doesNotContain("${%").contains("Add connection", "Test connection");

        for (HtmlElement button : chunk.<HtmlElement>getElementsByTagName("button")) {
            if (button.getTextContent().contains("Test connection")) {
                button.click();
            }
        }
        form.await(() -> chunk.asNormalizedText().contains("The token may post messages."));

        jenkins.submit(page.getFormByName("config"));
        assertThat(saved()).singleElement().satisfies(connection -> {
            SlackConnectionConfiguration expected = Folders.slack("team", slack, "team-token");
            expected.setRequestsPerMinute(10);
            expected.setBackoffFactor(0.3);
            jenkins.assertEqualDataBoundBeans(expected, connection);
        });

        HtmlPage again = client.getPage(team, "configure");
        client.waitForBackgroundJavaScript(2000);
        form.fill((HtmlElement) ConnectionForm.chunks(again).get(0), Map.of("description", "The team's own"));
        jenkins.submit(again.getFormByName("config"));
        assertThat(saved()).singleElement().satisfies(connection -> {
            assertThat(connection.getDescription()).isEqualTo("The team's own");
            assertThat(((SlackConnectionConfiguration) connection).getCredentialsId())
                    .isEqualTo("team-token");
        });

        HtmlPage last = client.getPage(team, "configure");
        for (DomElement each : ConnectionForm.chunks(last)) {
            ((HtmlElement) each.querySelector("button.repeatable-delete")).click();
        }
        client.waitForBackgroundJavaScript(1000);
        jenkins.submit(last.getFormByName("config"));
        assertThat(team.getProperties().get(FolderConnections.class)).isNull();
        assertThat(team.getConfigFile().asString()).doesNotContain("externalsystems");
    }

    @Test
    void refusesBadInputWithASentenceAndKeepsWhatWasSaved() throws Exception {
        Folders.connect(team, Folders.slack("one", slack, "team-token"), Folders.slack("two", slack, "team-token"));
        client.setThrowExceptionOnFailingStatusCode(false);
        for (Map.Entry<String, String> bad : Map.of(
                        "one", "Two connections have the id 'one'", "no id", "A connection needs an id of letters")
                .entrySet()) {
            HtmlPage page = client.getPage(team, "configure");
            client.waitForBackgroundJavaScript(1000);
            form.fill((HtmlElement) ConnectionForm.chunks(page).get(1), Map.of("id", bad.getKey()));
            Page answer = jenkins.submit(page.getFormByName("config"));
            assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(((HtmlPage) answer).asNormalizedText())
                    .contains(bad.getValue())
                    .doesNotContain("Exception");
            assertThat(saved()).extracting(ConnectionConfiguration::getId).containsExactly("one", "two");
        }
    }

    private List<String> options(HtmlElement chunk) {
        HtmlSelect select = chunk.querySelector("[name='_.credentialsId']");
        return select.getOptions().stream()
                .map(option -> option.getValueAttribute())
                .toList();
    }

    private List<ConnectionConfiguration> saved() {
        return VisibleConnections.in(new ConnectionScope(team));
    }
}
