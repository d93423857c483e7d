package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Items;
import hudson.model.Result;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.externalsystems.config.rest.RestConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.rest.RestOperation;
import io.jenkins.plugins.externalsystems.config.rest.RestPaging;
import io.jenkins.plugins.externalsystems.config.rest.RestParameter;
import io.jenkins.plugins.externalsystems.config.rest.RestPoll;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.rest.ExampleServices;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.Folders;
import io.jenkins.plugins.externalsystems.itest.FormTest;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A REST connection in the form, as code, of a folder, and tested each way of being right and wrong. */
@WithJenkins
class RestConnectionITest {
    private static JenkinsRule jenkins;

    @TempDir
    Path folder;

    private final ExampleServices services = new ExampleServices();

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @AfterEach
    void close() {
        Controller.setConnections();
        services.close();
    }

    private static RestConnectionConfiguration connection() {
        return (RestConnectionConfiguration)
                ExternalSystemsConfiguration.get().getConnections().get(0);
    }

    private static RestOperation full() {
        RestParameter parameter = new RestParameter("count");
        parameter.setType("integer");
        parameter.setRequired(true);
        parameter.setDescription("How many.");
        RestParameter choice = new RestParameter("kind");
        choice.setChoices("a, b");
        choice.setDefaultValue("b");
        RestPoll poll = new RestPoll("/jobs/{job}", "$.state", "done");
        poll.setFields("job = $.id");
        poll.setFailed("failed, gone");
        poll.setError("$.error");
        poll.setProgress("$.progress");
        poll.setResultPath("/jobs/{job}/result");
        poll.setMinInterval("2s");
        poll.setMaxInterval("20s");
        poll.setDeadline("30m");
        RestOperation operation = new RestOperation("start_it", "/things/{id}");
        operation.setDescription("Starts it.");
        operation.setMethod("POST");
        operation.setParameters(List.of(parameter, choice));
        operation.setQuery("kind = {{kind}}\nfixed = 1");
        operation.setHeaders("X-Kind = {{kind}}");
        operation.setBody("{\"count\": \"{{count}}\"}");
        operation.setResult("a.b = $.x\nc = $.y");
        operation.setRepeatSafety("unsafe");
        operation.setPoll(poll);
        return operation;
    }

    private RestConnectionConfiguration filled() {
        RestConnectionConfiguration connection =
                new RestConnectionConfiguration("any", services.fabric().url() + "/api");
        connection.setHeaders("Accept-Language = en");
        connection.setHealthPath("/status");
        connection.setGzipRequests(true);
        connection.setOpenapiUrl(services.fabric().url() + "/api/openapi.json?format=json");
        connection.setFallback("other");
        connection.setSchemaTtlSeconds(600);
        RestPaging paging = new RestPaging("page");
        paging.setParameter("p");
        paging.setSizeParameter("n");
        paging.setSize(20);
        paging.setFirstPage(0);
        connection.setPaging(paging);
        RestOperation list = new RestOperation("list", "/things");
        list.setItems("$.rows");
        list.setPaged(true);
        list.setMaxPages(3);
        list.setMaxItems(50);
        list.setItemType("thing");
        list.setVerb("query");
        connection.setOperations(List.of(full(), list));
        return connection;
    }

    @Test
    void theFormKeepsEveryField() throws Exception {
        RestConnectionConfiguration filled = filled();
        RestConnectionConfiguration plain = new RestConnectionConfiguration("plain", "https://example.com");
        Controller.setConnections(filled, plain);
        jenkins.configRoundtrip();
        List<ConnectionConfiguration> after = ExternalSystemsConfiguration.get().getConnections();
        jenkins.assertEqualDataBoundBeans(filled, after.get(0));
        jenkins.assertEqualDataBoundBeans(plain, after.get(1));
        assertThat(after)
                .extracting(each -> ((RestConnectionConfiguration) each).getSchemaTtlSeconds())
                .containsExactly(600, 3600);
    }

    @Test
    void aFileThatDoesNotSayHowLongTheDescriptionIsRememberedMeansAnHour() {
        String name = RestConnectionConfiguration.class.getName();
        for (String said : List.of("", "<schemaTtlSeconds>0</schemaTtlSeconds>")) {
            Object read = Items.XSTREAM2.fromXML(
                    "<" + name + "><id>any</id><url>https://example.com</url>" + said + "</" + name + ">");
            assertThat(((RestConnectionConfiguration) read).getSchemaTtlSeconds())
                    .as(said)
                    .isEqualTo(3600);
        }
    }

    @Test
    void codeSaysHowLongTheDescriptionIsRemembered() throws Exception {
        String yaml = "unclassified: {externalSystems: {connections: [{rest: {id: any, url: 'https://example.com',"
                + " schemaTtlSeconds: %s}}]}}";
        FormTest.configure(folder, yaml.formatted("86400"));
        assertThat(connection().getSchemaTtlSeconds()).isEqualTo(86_400);
        assertThat(FormTest.exported()).contains("schemaTtlSeconds: 86400");
        FormTest.configure(folder, yaml.formatted("3600"));
        assertThat(FormTest.exported()).doesNotContain("schemaTtlSeconds");
        for (String wrong : List.of("0", "-1", "604801", "soon")) {
            assertThat(catchThrowable(() -> FormTest.configure(folder, yaml.formatted(wrong))))
                    .as(wrong)
                    .isInstanceOf(ConfiguratorException.class)
                    .hasStackTraceContaining(
                            wrong.equals("soon") ? "'schemaTtlSeconds'" : "is remembered for 1 to 604800 seconds");
        }
    }

    @Test
    void codeIsTakenOverAndGivenBack() throws Exception {
        for (String example : List.of("vessel-tracking", "data-processing", "network-fabric")) {
            FormTest.configure(folder, services.connections(example));
            RestConnectionConfiguration first = connection();
            String exported = FormTest.exported();
            assertThat(exported).as(example).contains("rest:").doesNotContain(services.secrets());
            Controller.setConnections();
            FormTest.configure(folder, "unclassified:\n  externalSystems:\n" + exported.indent(4));
            jenkins.assertEqualDataBoundBeans(first, connection());
        }
        FormTest.configure(folder, services.connections("data-processing"));
        assertThat(FormTest.exported())
                .contains(
                        "minInterval: \"1s\"",
                        "name: \"priority\"",
                        "type: \"integer\"",
                        "failed: \"FAILED, CANCELLED\"")
                .contains("rejected = $.metrics.rejected");
    }

    @Test
    void codeThatDeclaresNonsenseIsRefused() throws Exception {
        String yaml = services.connections("vessel-tracking").replace("/vessels/{mmsi}/position", "/../{mmsi}");
        assertThat(catchThrowable(() -> FormTest.configure(folder, yaml)))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining("operation 'tracking': 'path' would leave its place");
    }

    @Test
    void theButtonTestsWhatIsNotSavedYet() throws Exception {
        Controller.addSecretText("fabric-token", services.fabric().token());
        Controller.addSecretText("wrong", "canary-wrong");
        FormTest form = new FormTest(jenkins, RestConnectionConfiguration.class);
        Map<String, Object> good = form.fields("url", services.fabric().url() + "/api");
        good.put("healthPath", "/status");
        good.put("authentication", token("fabric-token"));
        assertThat(form.test(good)).startsWith("<div class=\"ok\">").contains("Works");
        assertThat(form.error(FormTest.with(good, "authentication", token("wrong"))))
                .contains("HTTP 401")
                .doesNotContain("canary-wrong");
        assertThat(form.error(FormTest.with(good, "authentication", token("nobody"))))
                .contains("credential 'nobody' does not exist");
        assertThat(form.error(FormTest.with(good, "healthPath", "/nowhere"))).contains("no such page");
        assertThat(form.error(FormTest.with(good, "healthPath", "/../status"))).contains("path");
        assertThat(form.error(FormTest.with(good, "url", "http://127.0.0.1:1")))
                .contains("cannot connect to 127.0.0.1");
        services.fabric().nextReply(Reply.text(503, "<script>alert(1)</script>"));
        assertThat(form.error(good)).doesNotContain("<script");
    }

    private static Map<String, Object> token(String credentialsId) {
        Map<String, Object> token = new LinkedHashMap<>(FormTest.authentication("ApiKey", credentialsId));
        token.put("name", "Authorization");
        token.put("scheme", "Token");
        return token;
    }

    @Test
    void everyFieldIsChecked() throws Exception {
        assertThat(check(RestOperation.class, "Name", "x", "method", "DELETE")).contains("error", "delete");
        assertThat(check(RestOperation.class, "Name", "delete_x", "method", "DELETE"))
                .doesNotContain("error");
        assertThat(check(RestOperation.class, "Path", "vessels"))
                .contains("error", "slash")
                .doesNotContain("operation");
        assertThat(check(RestOperation.class, "Path", "/vessels/{id}")).doesNotContain("error");
        assertThat(check(RestOperation.class, "Query", "a = 1\nb")).contains("error", "line 2");
        assertThat(check(RestOperation.class, "Query", "a = {{a}}")).doesNotContain("error");
        assertThat(check(RestOperation.class, "Headers", "X = {{")).contains("error");
        assertThat(check(RestOperation.class, "Body", "{\"a\": ")).contains("error");
        assertThat(check(RestOperation.class, "Body", "{\"a\": \"{{a}}\"}")).doesNotContain("error");
        assertThat(check(RestOperation.class, "Items", "$[")).contains("error");
        assertThat(check(RestOperation.class, "Result", "a = $.b\na.c = $.d")).contains("error", "again");
        assertThat(check(RestOperation.class, "Result", "a.b = $.b\na.c = $.d")).doesNotContain("error");
        assertThat(check(RestOperation.class, "Paged", "true", "items", "")).contains("error");
        assertThat(check(RestOperation.class, "ItemType", "switch", "verb", "")).contains("error");
        assertThat(check(RestOperation.class, "IdempotencyHeader", "a b")).contains("error");
        assertThat(check(RestParameter.class, "Name", "a b")).contains("error");
        assertThat(check(RestParameter.class, "DefaultValue", "five", "type", "integer"))
                .contains("error");
        assertThat(check(RestParameter.class, "DefaultValue", "5", "type", "integer"))
                .doesNotContain("error");
        assertThat(check(RestPoll.class, "Path", "/jobs/{job}", "fields", "job = $.id"))
                .doesNotContain("error");
        assertThat(check(RestPoll.class, "Fields", "job")).contains("error", "name = value");
        assertThat(check(RestPoll.class, "Status", "")).contains("error");
        assertThat(check(RestPoll.class, "MinInterval", "soon")).contains("error");
        assertThat(check(RestConnectionConfiguration.class, "Url", "x")).contains("error");
        assertThat(check(RestConnectionConfiguration.class, "Headers", "x")).contains("error", "line 1");
        assertThat(check(RestConnectionConfiguration.class, "Headers", "A b = c"))
                .contains("error");
        assertThat(check(RestConnectionConfiguration.class, "HealthPath", "x")).contains("error", "slash");
        assertThat(check(RestPaging.class, "Next", "$[")).contains("error");
        assertThat(check(RestPaging.class, "Next", "$.next")).doesNotContain("error");
        assertThat(check(RestConnectionConfiguration.class, "OpenapiUrl", "ftp://x"))
                .contains("error");
        for (Class<?> kind : List.of(
                RestConnectionConfiguration.class,
                GraphQlConnectionConfiguration.class,
                SoapConnectionConfiguration.class)) {
            for (String wrong : List.of("0", "-1", "604801")) {
                assertThat(check(kind, "SchemaTtlSeconds", wrong)).contains("error", "1 to 604800 seconds");
            }
            for (String wrong : List.of("", "soon", "1.5", "99999999999")) {
                assertThat(check(kind, "SchemaTtlSeconds", wrong)).contains("error", "Must be a whole number");
            }
            assertThat(check(kind, "SchemaTtlSeconds", "1")).doesNotContain("error");
            assertThat(check(kind, "SchemaTtlSeconds", "604800")).doesNotContain("error");
        }
    }

    private static String check(Class<?> kind, String field, String value, String... more) throws Exception {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("value", value);
        for (int i = 0; i < more.length; i += 2) {
            arguments.put(more[i], more[i + 1]);
        }
        Descriptor<?> descriptor = jenkins.jenkins.getDescriptorOrDie(kind.asSubclass(Describable.class));
        WebResponse answer = Forms.post(Forms.client(jenkins), Forms.path(descriptor, "check" + field), arguments);
        assertThat(answer.getStatusCode()).as(answer.getContentAsString()).isEqualTo(200);
        return answer.getContentAsString();
    }

    @Test
    void aFoldersConnectionUsesTheFoldersCredential() throws Exception {
        services.fabric().add("spine-1", "ams", "spine");
        FormTest.configure(folder, services.connections("network-fabric"));
        RestConnectionConfiguration fabric = connection();
        Controller.setConnections();
        Folder team = jenkins.createProject(Folder.class, "team");
        Folders.connect(team, fabric);
        Folders.addCredential(
                team,
                Folders.text(
                        CredentialsScope.GLOBAL,
                        "fabric-token",
                        services.fabric().token()));
        WorkflowJob job = Folders.pipeline(
                team,
                "job",
                "echo externalSystem(connection: 'fabric', operation: 'find_switches', params: [site: 'ams']).items[0].name");
        jenkins.assertLogContains("spine-1", jenkins.buildAndAssertStatus(Result.SUCCESS, job));
    }

    @Test
    void anotherConnectionTakesTheCallWhereTheServiceIsAway() throws Exception {
        services.fabric().add("spine-1", "ams", "spine");
        FormTest.configure(folder, services.connections("network-fabric"));
        RestConnectionConfiguration fabric = connection();
        RestConnectionConfiguration away = new RestConnectionConfiguration("away", "http://127.0.0.1:1/api");
        away.setPaging(fabric.getPaging());
        away.setOperations(fabric.getOperations());
        away.setFallback("fabric");
        away.setMaxRetries(0);
        Controller.makeQuick(away);
        Controller.setConnections(away, fabric);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "fallback");
        job.setDefinition(new CpsFlowDefinition("""
                echo externalSystem(connection: 'away', operation: 'find_switches', params: [site: 'ams']).items[0].name
                externalSystem(connection: 'away', operation: 'deploy', params: [site: 'ams'])
                """, true));
        jenkins.assertLogContains("spine-1", jenkins.buildAndAssertStatus(Result.SUCCESS, job));
        assertThat(services.fabric().actions()).containsExactly("deploy ams");

        fabric.setDryRun(true);
        Controller.setConnections(away, fabric);
        jenkins.buildAndAssertStatus(Result.FAILURE, job);
        fabric.setDryRun(false);
        fabric.setJobPatterns("elsewhere");
        Controller.setConnections(away, fabric);
        jenkins.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(services.fabric().actions()).hasSize(1);
    }
}
