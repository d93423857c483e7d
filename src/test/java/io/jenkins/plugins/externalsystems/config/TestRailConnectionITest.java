package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.ExtensionList;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.testrail.FakeTestRail;
import io.jenkins.plugins.externalsystems.itest.ConnectionForm;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.htmlunit.Page;
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
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A TestRail connection in the form, as code, and tested each way of being right and wrong. */
@WithJenkins
class TestRailConnectionITest {
    private static JenkinsRule jenkins;

    private final FakeTestRail testRail = new FakeTestRail();

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void addCredential() throws Exception {
        Controller.setConnections();
        login("testrail-api", testRail.username(), testRail.apiKey());
    }

    @AfterEach
    void close() {
        testRail.close();
    }

    private static void login(String id, String user, String password) throws Exception {
        Controller.addCredential(new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, id, "", user, password));
    }

    private static TestRailConnectionConfiguration saved() {
        return (TestRailConnectionConfiguration)
                ExternalSystemsConfiguration.get().getConnections().get(0);
    }

    @Test
    void theFormAddsKeepsAndRefuses() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        ConnectionForm form = new ConnectionForm(client);
        HtmlPage page = client.goTo("manage/configure");
        HtmlElement chunk = form.add(page, "TestRail");
        assertThat(chunk.asNormalizedText())
                .contains("Project id", "Credential")
                .doesNotContain("%");
        form.fill(
                chunk,
                Map.of(
                        "id", "testrail",
                        "url", testRail.url().toString(),
                        "projectId", "1",
                        "credentialsId", "testrail-api"));
        jenkins.submit(page.getFormByName("config"));

        TestRailConnectionConfiguration expected =
                new TestRailConnectionConfiguration("testrail", testRail.url().toString(), "testrail-api");
        expected.setProjectId("1");
        jenkins.assertEqualDataBoundBeans(expected, saved());
        assertThat(saved().getRequestsPerMinute()).isEqualTo(180);

        HtmlPage again = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(2000);
        jenkins.submit(again.getFormByName("config"));
        jenkins.assertEqualDataBoundBeans(expected, saved());

        client.setThrowExceptionOnFailingStatusCode(false);
        HtmlPage wrong = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(1000);
        form.fill((HtmlElement) ConnectionForm.chunks(wrong).get(0), Map.of("projectId", "P1"));
        Page answer = jenkins.submit(wrong.getFormByName("config"));
        assertThat(((HtmlPage) answer).asNormalizedText()).contains("A project id is a number such as 12");
        jenkins.assertEqualDataBoundBeans(expected, saved());
    }

    @Test
    void codeIsReadAndWrittenAgain(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("jenkins.yaml"),
                ExampleBlocks.withOwnTest("testrail.md").get("connection"));
        ConfigurationAsCode.get().configure(file.toString());

        TestRailConnectionConfiguration expected =
                new TestRailConnectionConfiguration("testrail", "https://example.testrail.io", "testrail-api");
        expected.setProjectId("1");
        jenkins.assertEqualDataBoundBeans(expected, saved());
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains("- testrail:", "projectId: \"1\"", "url: \"https://example.testrail.io\"")
                .doesNotContain(testRail.apiKey());
    }

    @Test
    void aGoodConnectionTellsWhatWasChecked() throws Exception {
        assertThat(test(form()))
                .startsWith("<div class=\"ok\">")
                .contains(
                        "Works, as Build Bot.",
                        "The project 1 is there: Shop.",
                        "May read the runs of project 1.",
                        "role is Tester");
        assertThat(test(with("projectId", ""))).startsWith("<div class=\"ok\">").doesNotContain("project 1");
        testRail.role("Read-only");
        testRail.completeProject();
        assertThat(test(form()))
                .startsWith("<div class=\"ok\">")
                .contains("<strong>!</strong> The project is completed", "may add no results");
    }

    @Test
    void everyWayOfBeingWrongHasItsSentence() throws Exception {
        Controller.addSecretText("text", "some text");
        login("wrong", testRail.username(), "wrong");
        assertThat(error(with("url", ""))).contains("The URL is missing");
        assertThat(error(with("url", "https://x/index.php?/dashboard"))).contains("no query");
        assertThat(error(with("projectId", "x"))).contains("A project id is a number");
        assertThat(error(with("credentialsId", ""))).contains("has no credential; choose one");
        assertThat(error(with("credentialsId", "nobody"))).contains("credential 'nobody' does not exist");
        assertThat(testRail.requests()).isEmpty();

        assertThat(error(with("credentialsId", "text"))).contains("username");
        assertThat(error(with("credentialsId", "wrong"))).contains("check the e-mail address and the API key");
        assertThat(error(with("projectId", "2"))).contains("setting 'project_id' names 2");
        assertThat(error(with("url", "http://127.0.0.1:1"))).contains("cannot connect to 127.0.0.1");
        testRail.nextReply(Reply.text(200, "<html><script>alert(1)</script>"));
        assertThat(error(form())).contains("is not TestRail's").doesNotContain("<script");
        testRail.hideProject();
        assertThat(error(form())).contains("project 1: the account may not do this");
    }

    private Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", "probe");
        form.put("url", testRail.url().toString());
        form.put("credentialsId", "testrail-api");
        form.put("projectId", "1");
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
        ConnectionDescriptor descriptor =
                ExtensionList.lookupSingleton(TestRailConnectionConfiguration.DescriptorImpl.class);
        WebResponse answer = Forms.post(Forms.client(jenkins), Forms.path(descriptor, "testConnection"), form);
        assertThat(answer.getStatusCode()).as(answer.getContentAsString()).isEqualTo(200);
        return answer.getContentAsString();
    }
}
