package io.jenkins.plugins.externalsystems.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.externalsystems.actions.ConnectorActionDescriptor;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.Folders;
import io.jenkins.plugins.externalsystems.itest.FormMethod;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Every form method of every kind of connection in a folder, over HTTP: who may configure the folder gets the folder's
 * credentials, and everybody else nothing at all.
 */
@WithJenkins
class FolderFormMethodsITest {
    private static JenkinsRule jenkins;
    private static Folder team;
    private static Folder inner;
    private static Folder other;
    private static FreeStyleProject job;

    /** Where a thief would have a credential sent to. */
    private final FakeSlack slack = new FakeSlack();

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        team = jenkins.createProject(Folder.class, "team");
        inner = team.createProject(Folder.class, "inner");
        other = jenkins.createProject(Folder.class, "other");
        job = team.createProject(FreeStyleProject.class, "job");
        Controller.addCredential(Folders.text(CredentialsScope.SYSTEM, "system-token", "s"));
        Controller.addCredential(Folders.text(CredentialsScope.GLOBAL, "global-token", "g"));
        Folders.addCredential(team, Folders.text(CredentialsScope.GLOBAL, "team-token", "t"));
        Folders.addCredential(team, Folders.text(CredentialsScope.SYSTEM, "smuggled-token", "m"));
        Folders.addCredential(inner, Folders.text(CredentialsScope.GLOBAL, "inner-token", "i"));
        Folders.addCredential(other, Folders.text(CredentialsScope.GLOBAL, "other-token", "o"));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        MockAuthorizationStrategy rights = new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin");
        rights.grant(Jenkins.READ).everywhere().toEveryone();
        rights.grant(Item.DISCOVER, Item.READ).everywhere().to("visitor", "reader", "stranger", "member", "owner");
        rights.grant(Item.EXTENDED_READ).everywhere().to("reader");
        rights.grant(Item.CONFIGURE).onFolders(other).to("stranger");
        rights.grant(Item.CONFIGURE).onItems(job).to("member");
        rights.grant(Item.CONFIGURE).onFolders(team).to("owner");
        jenkins.jenkins.setAuthorizationStrategy(rights);
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void onlyWhoMayConfigureTheFolderGetsAnAnswer() throws Exception {
        List<FormMethod> methods = FormMethod.ofConnectionsOnce();
        assertThat(methods).hasSizeGreaterThan(15);
        Map<String, Item> refused = Map.of("visitor", team, "reader", team, "stranger", inner, "member", job);
        for (Map.Entry<String, Item> who : refused.entrySet()) {
            JenkinsRule.WebClient client = Forms.client(jenkins).login(who.getKey());
            for (FormMethod method : methods) {
                WebResponse answer = Forms.post(client, who.getValue().getUrl() + method.path(), arguments(method));
                assertThat(answer.getStatusCode()).as(who + " " + method).isEqualTo(403);
                assertThat(answer.getContentAsString()).doesNotContain("-token");
            }
        }
        assertThat(slack.requests()).isEmpty();

        JenkinsRule.WebClient owner = Forms.client(jenkins).login("owner");
        for (FormMethod method : methods) {
            assertThat(Forms.post(owner, team.getUrl() + method.path(), arguments(method))
                            .getStatusCode())
                    .as("owner " + method)
                    .isEqualTo(200);
            assertThat(Forms.post(owner, other.getUrl() + method.path(), arguments(method))
                            .getStatusCode())
                    .as("owner elsewhere " + method)
                    .isEqualTo(403);
        }
        FormMethod one = methods.get(0);
        assertThat(Forms.post(owner, one.path(), arguments(one)).getStatusCode())
                .as("owner at the controller")
                .isEqualTo(403);
    }

    @Test
    void aFolderOffersItsOwnCredentialsAndNoneOfTheScopeSystem() throws Exception {
        JenkinsRule.WebClient owner = Forms.client(jenkins).login("owner");
        JenkinsRule.WebClient admin = Forms.client(jenkins).login("admin");
        int lists = 0;
        for (FormMethod method : FormMethod.ofConnections()) {
            if (!method.url().matches("fill\\w*[cC]redentialsIdItems")) {
                continue;
            }
            for (JenkinsRule.WebClient client : List.of(owner, admin)) {
                assertThat(list(client, team, method))
                        .doesNotContain("system-token", "smuggled-token", "inner-token", "other-token");
            }
            // Those of other kinds take no secret texts.
            if (method.toString().matches("(Slack|Jira).*")) {
                lists++;
                assertThat(list(owner, team, method)).contains("team-token", "global-token");
                assertThat(list(admin, inner, method))
                        .contains("inner-token", "team-token", "global-token")
                        .doesNotContain("system-token", "smuggled-token", "other-token");
                assertThat(Forms.post(admin, method.path(), Map.of()).getContentAsString())
                        .contains("system-token", "global-token")
                        .doesNotContain("team-token");
            }
        }
        assertThat(lists).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aTestSendsNoCredentialThatTheFolderCannotUse() throws Exception {
        JenkinsRule.WebClient owner = Forms.client(jenkins).login("owner");
        JenkinsRule.WebClient admin = Forms.client(jenkins).login("admin");
        int tests = 0;
        for (FormMethod method : FormMethod.ofConnections()) {
            if (!method.url().matches("testConnection|sendTest(Card|Message)")) {
                continue;
            }
            tests++;
            for (String credential : List.of("system-token", "smuggled-token", "inner-token", "other-token")) {
                for (JenkinsRule.WebClient client : List.of(owner, admin)) {
                    assertThat(Forms.post(client, team.getUrl() + method.path(), arguments(method, credential))
                                    .getContentAsString())
                            .as(method + " " + credential)
                            .contains("does not exist for folder");
                }
            }
        }
        assertThat(tests).isGreaterThanOrEqualTo(2);
        assertThat(slack.requests()).isEmpty();

        for (FormMethod method : FormMethod.ofConnections()) {
            if (method.url().equals("testConnection") && method.toString().startsWith("Slack")) {
                Forms.post(owner, team.getUrl() + method.path(), arguments(method, "team-token"));
            }
        }
        assertThat(slack.requests()).as("the folder's own is used").isNotEmpty();
    }

    @Test
    void anActionsFormOffersTheConnectionsOfTheJobsPlace() throws Exception {
        Folders.connect(team, Folders.slack("slack-team", slack, "team-token"));
        Folders.connect(other, Folders.slack("slack-other", slack, "other-token"));
        Controller.setConnections(Folders.slack("slack-global", slack, "system-token"));
        JenkinsRule.WebClient member = Forms.client(jenkins).login("member");
        JenkinsRule.WebClient reader = Forms.client(jenkins).login("visitor");
        int lists = 0;
        for (FormMethod method : FormMethod.of(ConnectorActionDescriptor.class)) {
            if (!method.url().equals("fillConnectionItems")
                    || !method.toString().startsWith("NotifySlack")) {
                continue;
            }
            lists++;
            assertThat(list(member, job, method))
                    .containsSubsequence("slack-team", "slack-global")
                    .doesNotContain("slack-other");
            assertThat(list(reader, job, method)).doesNotContain("slack-team", "slack-global");
        }
        assertThat(lists).isEqualTo(1);
    }

    private static String list(JenkinsRule.WebClient client, Item place, FormMethod method) throws Exception {
        return Forms.post(client, place.getUrl() + method.path(), Map.of()).getContentAsString();
    }

    private Map<String, String> arguments(FormMethod method) {
        return arguments(method, "team-token");
    }

    private Map<String, String> arguments(FormMethod method, String credentialsId) {
        Map<String, String> arguments = method.arguments((kind, name) -> switch (name) {
            case "id" -> "probe";
            case "url" -> slack.url().toString();
            case "apiUrl" -> slack.apiUrl().toString();
            case "smtpServer" -> "localhost";
            case "accountSid" -> "AC" + "0".repeat(32);
            case "credentialsId" -> credentialsId;
            default -> "";
        });
        if (method.toString().startsWith("MsTeams")) {
            // Its form is read from the request as a whole.
            arguments.put("webhookCredentialsId", credentialsId);
        }
        arguments.put("timeout", "5");
        return arguments;
    }
}
