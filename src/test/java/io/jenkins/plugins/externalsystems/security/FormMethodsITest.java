package io.jenkins.plugins.externalsystems.security;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.externalsystems.actions.ConnectorActionDescriptor;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.FormMethod;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every form method of every descriptor of the plugin, over HTTP: by GET, without crumb, and by people of few rights. */
@WithJenkins
class FormMethodsITest {
    private static JenkinsRule jenkins;
    private static FreeStyleProject job;

    private final FakeJira jira = new FakeJira();
    private final FakeSlack slack = new FakeSlack();

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createFreeStyleProject("job");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.DISCOVER)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("configurer"));
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void connect() throws Exception {
        Controller.connect(jira, slack);
    }

    @AfterEach
    void close() {
        assertThat(jira.requests())
                .as("no form method makes Jenkins send anything")
                .isEmpty();
        assertThat(slack.requests()).isEmpty();
        jira.close();
        slack.close();
    }

    @Test
    void allOfThemAreFound() {
        assertThat(FormMethod.of(Descriptor.class))
                .extracting(method -> method.descriptor().clazz.getSimpleName() + "/" + method.url())
                .contains(
                        "JiraConnectionConfiguration/testConnection",
                        "JiraConnectionConfiguration/checkId",
                        "EmailConnectionConfiguration/sendTestMessage",
                        "MailTemplate/checkText",
                        "SmsTemplate/checkText",
                        "GraphQlConnectionConfiguration/testForm",
                        "GraphQlConnectionConfiguration/checkUrl",
                        "GraphQlConnectionConfiguration/checkSchemaTtlSeconds",
                        "SoapConnectionConfiguration/testForm",
                        "SoapConnectionConfiguration/checkWsdlUrl",
                        "SoapConnectionConfiguration/fillSoapVersionItems",
                        "SoapConnectionConfiguration/fillMessageSecurityItems",
                        "SoapConnectionConfiguration/fillMessageCredentialsIdItems",
                        "TwilioConnectionConfiguration/testConnection",
                        "SendSmsAction/checkVariables",
                        "SlackConnectionConfiguration/fillWebhookCredentialsIdItems",
                        "CreateJiraIssueAction/fillConnectionItems",
                        "ExternalSystemAction/fillOperationItems",
                        "ExternalSystemAction/readDescription",
                        "NotifySlackAction/checkBlocks",
                        "ConditionalAction/fillConditionItems",
                        "NotificationRule/checkJobs",
                        "NotificationRule/fillConditionItems");
    }

    @Test
    void onlyPostWithACrumbIsTaken() throws Exception {
        JenkinsRule.WebClient admin = Forms.client(jenkins).login("admin");
        for (FormMethod method : FormMethod.of(Descriptor.class)) {
            for (String place : List.of("", job.getUrl())) {
                WebResponse byGet = Forms.get(admin, place + method.path(), arguments(method));
                assertThat(byGet.getStatusCode()).as(method.toString()).isIn(404, 405);
                WebResponse withoutCrumb = Forms.postWithoutCrumb(admin, place + method.path(), arguments(method));
                assertThat(withoutCrumb.getStatusCode()).as(method.toString()).isEqualTo(403);
            }
        }
    }

    @Test
    void connectionFormsAreForAdministratorsAlone() throws Exception {
        List<FormMethod> methods = FormMethod.ofConnections();
        assertThat(methods).hasSizeGreaterThan(15);
        for (String user : List.of("reader", "configurer")) {
            JenkinsRule.WebClient client = Forms.client(jenkins).login(user);
            for (FormMethod method : methods) {
                for (String place : List.of("", job.getUrl())) {
                    WebResponse answer = Forms.post(client, place + method.path(), arguments(method));
                    assertThat(answer.getStatusCode()).as(user + " " + method).isEqualTo(403);
                    assertThat(answer.getContentAsString()).doesNotContain("jira-token", "slack-token");
                }
            }
        }
    }

    @Test
    void actionFormsTellAReaderNothing() throws Exception {
        JenkinsRule.WebClient reader = Forms.client(jenkins).login("reader");
        for (FormMethod method : FormMethod.of(Descriptor.class)) {
            if (method.isAboutConnections()) {
                continue;
            }
            for (String place : List.of("", job.getUrl())) {
                WebResponse answer = Forms.post(reader, place + method.path(), arguments(method));
                assertThat(answer.getStatusCode()).as(method.toString()).isEqualTo(200);
                assertThat(answer.getContentAsString()).as(method.toString()).doesNotContain("-main", "-token");
                if (method.url().startsWith("fill")) {
                    assertThat(options(answer)).as(method.toString()).isLessThanOrEqualTo(1);
                } else {
                    assertThat(answer.getContentAsString())
                            .as(method.toString())
                            .doesNotContain("error", "warning");
                }
            }
        }
    }

    @Test
    void actionFormsWorkForWhoMayConfigureTheJob() throws Exception {
        JenkinsRule.WebClient configurer = Forms.client(jenkins).login("configurer");
        List<String> connections = new ArrayList<>();
        for (FormMethod method : FormMethod.of(Descriptor.class)) {
            if (method.isAboutConnections()) {
                continue;
            }
            WebResponse answer = Forms.post(configurer, job.getUrl() + method.path(), arguments(method));
            assertThat(answer.getStatusCode()).as(method.toString()).isEqualTo(200);
            assertThat(answer.getContentAsString()).as(method.toString()).doesNotContain("-token");
            if (method.url().equals("fillConnectionItems")) {
                connections.add(answer.getContentAsString());
            } else if (method.url().startsWith("fill")) {
                assertThat(options(answer)).as(method.toString()).isGreaterThan(2);
            }
            WebResponse outside = Forms.post(configurer, method.path(), arguments(method));
            assertThat(outside.getContentAsString()).as(method.toString()).doesNotContain("-main");
        }
        assertThat(connections)
                .hasSameSizeAs(ExtensionList.lookup(ConnectorActionDescriptor.class))
                .anySatisfy(list -> assertThat(list).contains("jira-main").doesNotContain("slack-main"))
                .anySatisfy(list -> assertThat(list).contains("slack-main").doesNotContain("jira-main"))
                .anySatisfy(list -> assertThat(list).contains("slack-main", "jira-main"));
    }

    @Test
    void administratorsGetAnAnswerToAnyArguments() throws Exception {
        JenkinsRule.WebClient admin = Forms.client(jenkins).login("admin");
        for (FormMethod method : FormMethod.of(Descriptor.class)) {
            if (method.url().startsWith("test")) {
                continue;
            }
            for (Map<String, String> arguments :
                    List.of(Map.<String, String>of(), method.arguments((m, p) -> "http://["))) {
                WebResponse answer = Forms.post(admin, method.path(), arguments);
                assertThat(answer.getStatusCode()).as(method + " " + arguments).isEqualTo(200);
            }
        }
        FormMethod credentials = FormMethod.ofConnections().stream()
                .filter(method -> method.url().equals("fillCredentialsIdItems"))
                .findFirst()
                .orElseThrow();
        assertThat(Forms.post(admin, credentials.path(), arguments(credentials)).getContentAsString())
                .contains("slack-token");
    }

    private static int options(WebResponse list) {
        String text = list.getContentAsString();
        if (text.startsWith("[")) {
            return JSONArray.fromObject(text).size();
        }
        return JSONObject.fromObject(text).getJSONArray("values").size();
    }

    private Map<String, String> arguments(FormMethod method) {
        return method.arguments((kind, name) -> switch (name) {
            case "url" -> jira.url().toString();
            case "apiUrl" -> slack.apiUrl().toString();
            case "credentialsId" -> method.descriptor().getId().contains("Slack") ? "slack-token" : "jira-token";
            case "connection" -> method.url().equals("fillConnectionItems") ? "" : "jira-main";
            default -> kind == int.class ? "5" : kind == boolean.class ? "true" : "";
        });
    }
}
