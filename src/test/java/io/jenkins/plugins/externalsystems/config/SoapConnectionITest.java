package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.externalsystems.config.authentication.BasicAuthentication;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService;
import io.jenkins.plugins.externalsystems.fakes.soap.SampleWsdl;
import io.jenkins.plugins.externalsystems.itest.ConnectionForm;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.itest.Folders;
import io.jenkins.plugins.externalsystems.itest.FormTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A SOAP connection in the form, as code, in a folder, and tested each way of being right and wrong. */
@WithJenkins
class SoapConnectionITest extends ControllerTest {
    private final FakeOrderService service = new FakeOrderService();
    private final String password = UUID.randomUUID().toString();
    private final FormTest form = new FormTest(jenkins, SoapConnectionConfiguration.class);

    @BeforeEach
    void addCredentials() throws Exception {
        Controller.setConnections();
        login("orders-user", "jenkins", password);
        login("wrong", "jenkins", "wrong-" + password);
        Controller.addSecretText("text", "a-text");
    }

    private static void login(String id, String user, String password) throws Exception {
        Controller.addCredential(new UsernamePasswordCredentialsImpl(CredentialsScope.SYSTEM, id, "", user, password));
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static SoapConnectionConfiguration saved() {
        return (SoapConnectionConfiguration)
                ExternalSystemsConfiguration.get().getConnections().get(0);
    }

    @Test
    void theFormAddsKeepsAndRefuses() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        ConnectionForm fields = new ConnectionForm(client);
        HtmlPage page = client.goTo("manage/configure");
        HtmlElement chunk = fields.add(page, "SOAP");
        assertThat(chunk.asNormalizedText())
                .contains("Endpoint URL", "WSDL URL", "SOAP version", "WS-Security credential", "Password type")
                .doesNotContain("%");
        fields.fill(
                chunk,
                Map.of(
                        "id", "orders",
                        "url", "https://orders.example.com/incident.do?SOAP",
                        "wsdlUrl", "https://orders.example.com/incident.do?WSDL",
                        "soapVersion", "1.2",
                        "messageCredentialsId", "orders-user",
                        "messageSecurity", "text",
                        "repeatableOperations", "OrderState,Sum",
                        "checkOperation", "Ping"));
        jenkins.submit(page.getFormByName("config"));

        SoapConnectionConfiguration expected =
                new SoapConnectionConfiguration("orders", "https://orders.example.com/incident.do?SOAP");
        expected.setWsdlUrl("https://orders.example.com/incident.do?WSDL");
        expected.setSoapVersion("1.2");
        expected.setMessageCredentialsId("orders-user");
        expected.setMessageSecurity("text");
        expected.setRepeatableOperations("OrderState, Sum");
        expected.setCheckOperation("Ping");
        jenkins.assertEqualDataBoundBeans(expected, saved());
        assertThat(saved().getRequestsPerMinute()).isEqualTo(100);

        client.setThrowExceptionOnFailingStatusCode(false);
        HtmlPage wrong = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(1000);
        fields.fill((HtmlElement) ConnectionForm.chunks(wrong).get(0), Map.of("wsdlUrl", "file:///etc/passwd"));
        Page answer = jenkins.submit(wrong.getFormByName("config"));
        assertThat(((HtmlPage) answer).asNormalizedText()).contains("Must be a URL such as https://example.com");
        jenkins.assertEqualDataBoundBeans(expected, saved());
    }

    @Test
    void everyFieldComesBack() throws Exception {
        SoapConnectionConfiguration full = Controller.connectOrders("full", service, password);
        full.setWsdl(SampleWsdl.XML);
        full.setSoapVersion("1.1");
        full.setSchemaTtlSeconds(600);
        full.setAuthentication(new BasicAuthentication("orders-user"));
        full.setMessageSecurity("text");
        full.setRepeatableOperations("A\nB");
        SoapConnectionConfiguration plain = new SoapConnectionConfiguration("plain", "http://example.com/soap");
        plain.setWithoutWsdl(true);
        Controller.setConnections(full, plain);

        jenkins.configRoundtrip();

        List<ConnectionConfiguration> back = ExternalSystemsConfiguration.get().getConnections();
        assertThat(back.get(0)).isNotSameAs(full);
        assertThat(back)
                .extracting(each -> ((ServiceConnection) each).getSchemaTtlSeconds())
                .containsExactly(600, 3600);
        jenkins.assertEqualDataBoundBeans(List.of(full, plain), back);
        ExternalSystemsConfiguration.get().load();
        jenkins.assertEqualDataBoundBeans(
                List.of(full, plain), ExternalSystemsConfiguration.get().getConnections());
    }

    @Test
    void codeIsReadAndWrittenAgain(@TempDir Path folder) throws Exception {
        FormTest.configure(folder, ExampleBlocks.withOwnTest("soap.md").get("connection"));

        SoapConnectionConfiguration expected =
                new SoapConnectionConfiguration("orders", "https://orders.example.com/soap");
        expected.setSoapVersion("1.2");
        expected.setMessageCredentialsId("orders-user");
        expected.setRepeatableOperations("OrderState");
        jenkins.assertEqualDataBoundBeans(expected, saved());
        String exported = FormTest.exported();
        assertThat(exported).isEqualTo("""
                connections:
                - soap:
                    id: "orders"
                    messageCredentialsId: "orders-user"
                    repeatableOperations: "OrderState"
                    soapVersion: "1.2"
                    url: "https://orders.example.com/soap"
                """);
        FormTest.configure(folder, "unclassified:\n  externalSystems:\n" + exported.indent(4));
        assertThat(FormTest.exported()).isEqualTo(exported).doesNotContain(password);

        saved().setSchemaTtlSeconds(600);
        String changed = FormTest.exported();
        assertThat(changed).contains("schemaTtlSeconds: 600");
        Controller.setConnections();
        FormTest.configure(folder, "unclassified:\n  externalSystems:\n" + changed.indent(4));
        assertThat(saved().getSchemaTtlSeconds()).isEqualTo(600);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id: x                                             | The URL is missing
            id: x, url: 'ftp://e.com'                         | Must be a URL such as
            id: x, url: 'https://u:p@e.com/soap'              | must not hold a user or password
            id: x, url: 'https://e.com/#a'                    | The URL must have no fragment
            id: x, url: 'https://e.com', wsdlUrl: 'file:///x' | Must be a URL such as
            id: x, url: 'https://e.com', soapVersion: '2.0'   | soapVersion is 1.1 or 1.2
            id: x, url: 'https://e.com', schemaTtlSeconds: 0  | is remembered for 1 to 604800 seconds
            id: x, url: 'https://e.com', messageSecurity: no  | messageSecurity is digest or text
            id: x, url: 'https://e.com', password: abc        | password
            """)
    void codeIsRefusedWhereTheFormRefuses(String fields, String sentence, @TempDir Path folder) {
        assertThatThrownBy(() -> FormTest.configure(
                        folder, "unclassified: {externalSystems: {connections: [{soap: {" + fields + "}}]}}"))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining(sentence);
    }

    @Test
    void aGoodConnectionTellsWhatWasChecked() throws Exception {
        service.requireToken("jenkins", password, true);
        assertThat(form.test(good()))
                .startsWith("<div class=\"ok\">")
                .contains("The WSDL describes 6 operations; not all can be called, see describe.")
                .contains("The endpoint speaks SOAP 1.1 and takes the credentials.")
                .doesNotContain(password);
        assertThat(form.test(FormTest.with(good(), "soapVersion", "1.2"))).contains("speaks SOAP 1.2");
        assertThat(form.test(FormTest.with(good(), "withoutWsdl", true))).contains("No WSDL: only call works.");
        assertThat(form.test(FormTest.with(good(), "wsdl", SampleWsdl.XML))).contains("describes 6 operations");
        assertThat(form.test(FormTest.with(good(), "checkOperation", "Ping"))).contains("&#039;Ping&#039; answers.");
        service.requireToken("jenkins", password, false);
        assertThat(form.test(FormTest.with(good(), "messageSecurity", "text"))).startsWith("<div class=\"ok\">");
        assertThat(service.orders()).as("a test changes nothing").isEmpty();
    }

    @Test
    void everyWayOfBeingWrongHasItsSentence() throws Exception {
        service.requireToken("jenkins", password, true);
        assertThat(form.error(with("id", ""))).contains("A connection needs an id");
        assertThat(form.error(with("url", ""))).contains("The URL is missing");
        assertThat(form.error(with("wsdlUrl", "nope"))).contains("Must be a URL such as");
        assertThat(form.error(with("soapVersion", "3"))).contains("soapVersion is 1.1 or 1.2");
        assertThat(form.error(with("messageCredentialsId", "nobody"))).contains("credential 'nobody' does not exist");
        assertThat(form.error(with("messageCredentialsId", "text"))).contains("wss_username");
        assertThat(form.error(with("authentication", FormTest.authentication("Bearer", "wrong"))))
                .contains("'wrong' is a 'Username with password'; needed is a 'Secret text'");
        assertThat(form.error(with("url", "http://127.0.0.1:1/soap"))).contains("cannot connect to 127.0.0.1");
        Map<String, Object> both = with("wsdl", SampleWsdl.XML);
        both.put("wsdlUrl", service.url() + "/soap?wsdl");
        assertThat(form.error(both)).contains("'wsdl' is set, and 'wsdl_url' too; one of them is enough");
        assertThat(service.requests()).as("none of these reached the service").isEmpty();

        assertThat(form.error(with("messageCredentialsId", "wrong")))
                .contains("FailedAuthentication", "the token is not taken")
                .doesNotContain(password);
        assertThat(form.error(with("messageCredentialsId", ""))).contains("InvalidSecurity");
        assertThat(form.error(with("messageSecurity", "text"))).contains("FailedAuthentication");
        assertThat(form.error(with("checkOperation", "Nothing"))).contains("'check_operation' is 'Nothing'");
        assertThat(form.error(with("checkOperation", "Sum"))).contains("parameter 'a' is missing");
        assertThat(form.error(with("wsdlUrl", service.url() + "/other"))).contains("HTTP 404");
        service.nextReply(Reply.text(200, "<html><script>alert(1)</script></html>"));
        assertThat(form.error(good()))
                .contains("is no WSDL 1.1: its root is 'html'")
                .doesNotContain("<script");
        service.nextReply(Reply.text(200, "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"));
        assertThat(form.error(good()))
                .contains("has a document type definition")
                .doesNotContain("root:");
        assertThat(form.error(with("wsdl", "<x"))).contains("the WSDL of 'wsdl' cannot be used");
    }

    @Test
    void whatTheEndpointAnswers() throws Exception {
        Map<String, Object> without = with("withoutWsdl", true);
        service.nextReply(Reply.text(404, "nothing"));
        assertThat(form.error(without)).contains("check 'endpoint_url'");
        service.nextReply(Reply.text(403, "no"));
        assertThat(form.error(without)).contains("do not allow this");
        service.nextReply(Reply.text(415, "no"));
        assertThat(form.error(without)).contains("check 'soap_version'");
        service.nextReply(Reply.text(200, "<html/>"));
        assertThat(form.error(without)).contains("is no SOAP message");
        service.nextReply(FakeOrderService.fault(
                SoapVersion.V1_1, new FakeOrderService.Refusal("VersionMismatch", "", "another version")));
        assertThat(form.error(without)).contains("VersionMismatch", "check 'soap_version'");
        service.nextReply(Reply.stall());
        Map<String, Object> impatient = FormTest.with(without, "timeout", 1);
        assertThat(form.error(FormTest.with(impatient, "deadline", 2))).contains("did not answer in time");
    }

    private Map<String, Object> good() {
        Map<String, Object> fields = form.fields("url", service.url() + "/soap");
        fields.put("messageCredentialsId", "orders-user");
        fields.put("messageSecurity", "digest");
        return fields;
    }

    private Map<String, Object> with(String field, Object value) {
        return FormTest.with(good(), field, value);
    }

    @Test
    void aFoldersConnectionIsItsOwn() throws Exception {
        Folder team = jenkins.createProject(Folder.class);
        Folders.addCredential(
                team,
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "team-user", "", "jenkins", password));
        SoapConnectionConfiguration connection = Controller.connectOrders("orders", service, password);
        connection.setMessageCredentialsId("team-user");
        Folders.connect(team, connection);
        String script = "def sum = externalSystem(connection: 'orders', operation: 'Sum', params: [a: 1, b: 2])\n"
                + "echo \"it is ${sum.response.return}\"";

        WorkflowRun within = jenkins.buildAndAssertSuccess(Folders.pipeline(team, "within", script));
        jenkins.assertLogContains("it is 3", within);
        jenkins.assertLogNotContains(password, within);
        jenkins.configRoundtrip(team);
        jenkins.assertEqualDataBoundBeans(List.of(connection), VisibleConnections.in(new ConnectionScope(team)));
        jenkins.assertLogContains("'orders'", build(Result.FAILURE, script));

        connection.setMessageCredentialsId("orders-user");
        Folders.connect(team, connection);
        jenkins.assertLogContains(
                "credential 'orders-user' does not exist",
                jenkins.buildAndAssertStatus(Result.FAILURE, Folders.pipeline(team, "reaching", script)));
    }
}
