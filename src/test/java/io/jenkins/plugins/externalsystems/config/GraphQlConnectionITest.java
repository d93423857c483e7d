package io.jenkins.plugins.externalsystems.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.externalsystems.config.authentication.BearerAuthentication;
import io.jenkins.plugins.externalsystems.config.authentication.SecretParameter;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.graphql.FakeTracker;
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

/** A GraphQL connection in the form, as code, in a folder, and tested each way of being right and wrong. */
@WithJenkins
class GraphQlConnectionITest extends ControllerTest {
    private final FakeTracker tracker = new FakeTracker();
    private final String token = UUID.randomUUID().toString();
    private final FormTest form = new FormTest(jenkins, GraphQlConnectionConfiguration.class);

    @BeforeEach
    void forget() throws Exception {
        Controller.setConnections();
        Controller.addSecretText("tracker-token", token);
        Controller.addSecretText("tenant", "tenant-7");
        tracker.require(token);
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private static GraphQlConnectionConfiguration saved() {
        return (GraphQlConnectionConfiguration)
                ExternalSystemsConfiguration.get().getConnections().get(0);
    }

    @Test
    void theFormAddsKeepsAndRefuses() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        ConnectionForm fields = new ConnectionForm(client);
        HtmlPage page = client.goTo("manage/configure");
        HtmlElement chunk = fields.add(page, "GraphQL");
        assertThat(chunk.asNormalizedText())
                .contains("URL", "Authentication", "Do not use introspection", "Accept partial data")
                .doesNotContain("%");
        fields.fill(
                chunk, Map.of("id", "tracker", "url", "https://api.example.com/graphql", "acceptPartialData", "true"));
        jenkins.submit(page.getFormByName("config"));

        GraphQlConnectionConfiguration expected =
                new GraphQlConnectionConfiguration("tracker", "https://api.example.com/graphql");
        expected.setAcceptPartialData(true);
        jenkins.assertEqualDataBoundBeans(expected, saved());
        assertThat(saved().getRequestsPerMinute()).isEqualTo(100);
        assertThat(saved().getAuthentication()).isNull();

        client.setThrowExceptionOnFailingStatusCode(false);
        HtmlPage wrong = client.goTo("manage/configure");
        client.waitForBackgroundJavaScript(1000);
        fields.fill((HtmlElement) ConnectionForm.chunks(wrong).get(0), Map.of("url", "ftp://example.com"));
        Page answer = jenkins.submit(wrong.getFormByName("config"));
        assertThat(((HtmlPage) answer).asNormalizedText()).contains("Must be a URL such as https://example.com");
        jenkins.assertEqualDataBoundBeans(expected, saved());
    }

    @Test
    void everyFieldComesBack() throws Exception {
        GraphQlConnectionConfiguration full = Controller.connectTracker("full", tracker, token);
        BearerAuthentication bearer = new BearerAuthentication("tracker-token");
        bearer.setSecrets(List.of(new SecretParameter("X-Tenant", "tenant")));
        full.setAuthentication(bearer);
        full.setWithoutIntrospection(true);
        full.setSchemaTtlSeconds(600);
        full.setAcceptPartialData(true);
        GraphQlConnectionConfiguration plain = new GraphQlConnectionConfiguration("plain", "http://example.com/q");
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
        FormTest.configure(folder, ExampleBlocks.withOwnTest("graphql.md").get("connection"));

        GraphQlConnectionConfiguration expected =
                new GraphQlConnectionConfiguration("tracker", "https://api.example.com/graphql");
        expected.setAuthentication(new BearerAuthentication("tracker-token"));
        jenkins.assertEqualDataBoundBeans(expected, saved());
        String exported = FormTest.exported();
        assertThat(exported).isEqualTo("""
                connections:
                - graphql:
                    authentication:
                      bearer:
                        credentialsId: "tracker-token"
                    id: "tracker"
                    url: "https://api.example.com/graphql"
                """);
        FormTest.configure(folder, "unclassified:\n  externalSystems:\n" + exported.indent(4));
        assertThat(FormTest.exported()).isEqualTo(exported).doesNotContain(token);

        saved().setSchemaTtlSeconds(600);
        String changed = FormTest.exported();
        assertThat(changed).contains("schemaTtlSeconds: 600");
        Controller.setConnections();
        FormTest.configure(folder, "unclassified:\n  externalSystems:\n" + changed.indent(4));
        assertThat(saved().getSchemaTtlSeconds()).isEqualTo(600);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id: x                                   | The URL is missing
            id: x, url: 'ftp://e.com'               | Must be a URL such as
            id: x, url: 'https://u:p@e.com/graphql' | must not hold a user or password
            id: x, url: 'https://e.com/?key=1'      | no query and no fragment
            id: '', url: 'https://e.com/graphql'    | A connection needs an id
            id: x, url: 'https://e.com', schemaTtlSeconds: 0| is remembered for 1 to 604800 seconds
            id: x, url: 'https://e.com', token: abc | token
            """)
    void codeIsRefusedWhereTheFormRefuses(String fields, String sentence, @TempDir Path folder) {
        assertThatThrownBy(() -> FormTest.configure(
                        folder, "unclassified: {externalSystems: {connections: [{graphql: {" + fields + "}}]}}"))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining(sentence);
    }

    @Test
    void aGoodConnectionTellsWhatWasChecked() throws Exception {
        assertThat(form.test(good()))
                .startsWith("<div class=\"ok\">")
                .contains(
                        "The service answers queries and takes the credentials.",
                        "The service has 6 fields that can be called.")
                .doesNotContain(token);
        assertThat(form.test(FormTest.with(good(), "withoutIntrospection", true)))
                .startsWith("<div class=\"ok\">")
                .contains("only query and mutate work");
        assertThat(tracker.titles()).as("a test changes nothing").isEmpty();
    }

    @Test
    void everyWayOfBeingWrongHasItsSentence() throws Exception {
        assertThat(form.error(FormTest.with(good(), "id", ""))).contains("A connection needs an id");
        assertThat(form.error(FormTest.with(good(), "url", ""))).contains("The URL is missing");
        assertThat(form.error(FormTest.with(good(), "url", "nope"))).contains("Must be a URL such as");
        assertThat(form.error(FormTest.with(good(), "authentication", FormTest.authentication("Bearer", ""))))
                .contains("no credential");
        assertThat(form.error(FormTest.with(good(), "authentication", FormTest.authentication("Bearer", "nobody"))))
                .contains("credential 'nobody' does not exist");
        assertThat(form.error(FormTest.with(good(), "authentication", FormTest.authentication("Basic", "tenant"))))
                .contains("credential 'tenant' is a 'Secret text'; needed is a 'Username with password'");
        assertThat(form.error(FormTest.with(good(), "url", "http://127.0.0.1:1/graphql")))
                .contains("cannot connect to 127.0.0.1");
        assertThat(tracker.requests()).as("none of these reached the service").isEmpty();

        assertThat(form.error(FormTest.with(good(), "authentication", FormTest.authentication("Bearer", "tenant"))))
                .contains("the service answered with an error: who are you")
                .doesNotContain("tenant-7");
        assertThat(form.error(FormTest.with(good(), "url", tracker.url() + "/nothing")))
                .contains("HTTP 404", "check 'url'");
        tracker.nextReply(Reply.text(200, "<html><script>alert(1)</script>"));
        assertThat(form.error(good()))
                .contains("is not GraphQL's", "check 'url'")
                .doesNotContain("<script");
        tracker.nextReply(
                Reply.json(403, "{\"errors\":[{\"message\":\"<b>no</b>\",\"extensions\":{\"code\":\"FORBIDDEN\"}}]}"));
        assertThat(form.error(good())).contains("answered with an error").doesNotContain("<b>");
        tracker.nextReply(Reply.json(200, "{\"data\":{\"__typename\":\"Query\"}}"), Reply.json(200, "{\"data\":{}}"));
        assertThat(form.error(good())).contains("is no answer to an introspection query");
        tracker.nextReply(Reply.stall());
        Map<String, Object> impatient = FormTest.with(good(), "timeout", 1);
        assertThat(form.error(FormTest.with(impatient, "deadline", 2))).contains("did not answer in time");
    }

    private Map<String, Object> good() {
        Map<String, Object> fields = form.fields("url", tracker.url() + "/graphql");
        fields.put("authentication", FormTest.authentication("Bearer", "tracker-token"));
        return fields;
    }

    @Test
    void aFoldersConnectionIsItsOwn() throws Exception {
        Folder team = jenkins.createProject(Folder.class);
        Folders.addCredential(team, Folders.text(CredentialsScope.GLOBAL, "team-token", token));
        GraphQlConnectionConfiguration connection =
                new GraphQlConnectionConfiguration("tracker", tracker.url() + "/graphql");
        connection.setAuthentication(new BearerAuthentication("team-token"));
        Controller.makeQuick(connection);
        Folders.connect(team, connection);
        String script = "echo \"it is ${externalSystem(connection: 'tracker', operation: 'version').data}\"";

        WorkflowRun within = jenkins.buildAndAssertSuccess(Folders.pipeline(team, "within", script));
        jenkins.assertLogContains("it is 1.0", within);
        jenkins.assertLogNotContains(token, within);
        jenkins.configRoundtrip(team);
        jenkins.assertEqualDataBoundBeans(List.of(connection), VisibleConnections.in(new ConnectionScope(team)));
        WorkflowRun outside = build(Result.FAILURE, script);
        jenkins.assertLogContains("'tracker'", outside);

        connection.setAuthentication(new BearerAuthentication("tracker-token"));
        Folders.connect(team, connection);
        WorkflowRun reaching = jenkins.buildAndAssertStatus(Result.FAILURE, Folders.pipeline(team, "reaching", script));
        jenkins.assertLogContains("credential 'tracker-token' does not exist", reaching);
    }
}
