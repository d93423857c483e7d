package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.ConnectionCache;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import io.jenkins.plugins.externalsystems.config.JiraConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.rest.FakeInventory;
import io.jenkins.plugins.externalsystems.itest.ConnectionForm;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.FormTest;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.nio.file.Path;
import java.util.Map;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** What a connection remembers: from the page's configuration to the requests that a service gets, and in the form. */
class CacheExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("cache.md");
    private static final String ITEM = "GET /v1/items/A-1";

    @TempDir
    Path folder;

    private final FakeInventory inventory = new FakeInventory();

    @BeforeEach
    void configure() throws Exception {
        Controller.addSecretText("inventory-token", inventory.token());
        FormTest.configure(
                folder,
                PAGE.get("connection")
                        .replace(
                                "https://inventory.example.com", inventory.url().toString()));
    }

    @AfterEach
    void close() {
        Controller.setConnections();
        inventory.close();
    }

    private static ConnectionConfiguration saved() {
        return ExternalSystemsConfiguration.get().getConnections().get(0);
    }

    @Test
    void theServiceSeesOneRequestOfTwoAndAnotherAfterAWrite() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("calls"));
        jenkins.assertLogContains("from memory: true, 0 requests", run);
        jenkins.assertLogContains("after the write: false, 1 requests", run);
        assertThat(inventory.requests())
                .extracting(RecordedRequest::toString)
                .containsExactly("GET /v1/openapi.json", ITEM, "POST /v1/reservations", ITEM);
    }

    @Test
    void anotherBuildAsksTheSameMemoryUnlessItWantsAFreshAnswer() throws Exception {
        String read = PAGE.get("fresh").replace(", fresh: true", "");
        build(Result.SUCCESS, read);
        build(Result.SUCCESS, read);
        assertThat(inventory.requests("GET", "/A-1")).hasSize(1);
        build(Result.SUCCESS, PAGE.get("fresh"));
        assertThat(inventory.requests("GET", "/A-1")).hasSize(2);
    }

    @Test
    void anOperationThatDoesNotExistIsToldWithThoseThatDo() throws Exception {
        ConnectionCache cache = new ConnectionCache();
        cache.setOperations("get_item, create_item");
        JiraConnectionConfiguration connection = Controller.connectJira("issues", jira);
        connection.setCache(cache);
        Controller.setConnections(connection);
        WorkflowRun run = build(
                Result.FAILURE,
                "externalSystem connection: 'issues', operation: 'get_item', params: [item_type: 'issue', id: 'A-1']");
        jenkins.assertLogContains(
                "setting 'cached_operations' names 'create_item', which is no read; it may name", run);
    }

    @Test
    void codeIsWrittenAgain() throws Exception {
        ConnectionCache cache = saved().getCache();
        assertThat(cache).isNotNull();
        assertThat(cache.getOperations()).isEqualTo("getItem");
        assertThat(cache.getTtlSeconds()).isEqualTo(600);
        assertThat(cache.getMaxKilobytes()).isEqualTo(2048);
        assertThat(FormTest.exported())
                .contains("cache:", "maxKilobytes: 2048", "operations: \"getItem\"", "ttlSeconds: 600")
                .doesNotContain("ignoreHeaders");
    }

    @Test
    void theFormKeepsAddsAndTakesAway() throws Exception {
        ConnectionCache expected = new ConnectionCache();
        expected.setOperations("getItem");
        expected.setTtlSeconds(600);
        expected.setMaxKilobytes(2048);
        JenkinsRule.WebClient client = jenkins.createWebClient();
        HtmlPage page = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(2000);
        jenkins.submit(page.getFormByName("config"));
        jenkins.assertEqualDataBoundBeans(expected, saved().getCache());

        HtmlPage changed = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(2000);
        HtmlElement chunk = (HtmlElement) ConnectionForm.chunks(changed).get(0);
        new ConnectionForm(client)
                .fill(chunk, Map.of("ttlSeconds", "60", "maxKilobytes", "1", "ignoreHeaders", "true"));
        jenkins.submit(changed.getFormByName("config"));
        expected.setTtlSeconds(60);
        expected.setMaxKilobytes(1);
        expected.setIgnoreHeaders(true);
        jenkins.assertEqualDataBoundBeans(expected, saved().getCache());

        HtmlPage without = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(2000);
        HtmlElement block = (HtmlElement) ConnectionForm.chunks(without).get(0);
        HtmlCheckBoxInput optional = block.querySelector("input[name='_.cache']");
        optional.setChecked(false);
        jenkins.submit(without.getFormByName("config"));
        assertThat(saved().getCache()).isNull();
    }

    @Test
    void theFormChecksItsFields() throws Exception {
        assertThat(check("Operations", "get_item\nquery")).doesNotContain("error");
        assertThat(check("Operations", "get item")).contains("error", "is no operation");
        assertThat(check("TtlSeconds", "0")).doesNotContain("error");
        assertThat(check("TtlSeconds", "86401")).contains("0 to 86400 seconds");
        assertThat(check("TtlSeconds", "soon")).contains("whole number");
        assertThat(check("MaxKilobytes", "0")).contains("1 to 1048576 kilobytes");
    }

    private static String check(String field, String value) throws Exception {
        String path = Forms.path(jenkins.jenkins.getDescriptorOrDie(ConnectionCache.class), "check" + field);
        return Forms.post(Forms.client(jenkins), path, Map.of("value", value)).getContentAsString();
    }
}
