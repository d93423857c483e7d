package io.jenkins.plugins.externalsystems.actions;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.GraphQlConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.SoapConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.authentication.BearerAuthentication;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.graphql.FakeTracker;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.Folders;
import io.jenkins.plugins.externalsystems.itest.Forms;
import java.util.HashMap;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The form of {@code externalSystem} offers what services tell themselves, to whom it may, and never hangs on them. */
@WithJenkins
class OperationChoicesITest {
    private static JenkinsRule jenkins;
    private static Folder team;
    private static WorkflowJob job;
    private static WorkflowJob outside;

    private final FakeTracker tracker = new FakeTracker();
    private final FakeOrderService orders = new FakeOrderService();

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        team = jenkins.createProject(Folder.class, "team");
        job = team.createProject(WorkflowJob.class, "job");
        outside = jenkins.createProject(WorkflowJob.class, "outside");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.DISCOVER)
                .everywhere()
                .to("reader", "looker", "configurer")
                .grant(Item.EXTENDED_READ)
                .everywhere()
                .to("looker")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("configurer"));
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void connect() throws Exception {
        Controller.addSecretText("tracker-token", "canary-of-the-tracker");
        tracker.require("canary-of-the-tracker");
        Controller.setConnections(tracker("tracker"));
    }

    @AfterEach
    void close() throws Exception {
        Controller.setConnections();
        Folders.connect(team);
        tracker.close();
        orders.close();
    }

    private GraphQlConnectionConfiguration tracker(String id) {
        GraphQlConnectionConfiguration connection = new GraphQlConnectionConfiguration(id, tracker.url() + "/graphql");
        connection.setAuthentication(new BearerAuthentication("tracker-token"));
        return quick(connection);
    }

    private static <T extends ConnectionConfiguration> T quick(T connection) {
        Controller.makeQuick(connection);
        connection.setMaxRetries(0);
        return connection;
    }

    @Test
    void theFieldOffersWhatTheServiceTellsAndItCanBeCalled() throws Exception {
        assertThat(names("configurer", job, "tracker")).contains("\"query\"", "\"addIssue\"", "\"issues\"");
        assertThat(check("configurer", job, "tracker", "addIssue")).contains("Needs input.");
        assertThat(check("configurer", job, "tracker", "removeIssue"))
                .contains("warning", "knows no operation &#039;removeIssue&#039;");
        assertThat(check("configurer", job, "tracker", "deleteAll"))
                .contains("error", "does not allow externalSystem to call &#039;deleteAll&#039;");
        job.setDefinition(new CpsFlowDefinition("""
                def issue = externalSystem(connection: 'tracker', operation: 'addIssue', params: [input: [title: 'Leak']])
                echo "added ${issue.id ?: issue}"
                """, true));
        jenkins.buildAndAssertStatus(Result.SUCCESS, job);
        assertThat(tracker.titles()).containsExactly("Leak");
        assertThat(tracker.requests().stream().filter(request -> request.text().contains("__schema")))
                .as("the form's question does for the build too")
                .hasSize(1);
    }

    @Test
    void operationsOfAWsdlAreOfferedAndTheOnlyConnectionNeedsNoName() throws Exception {
        Controller.setConnections(quick(new SoapConnectionConfiguration("orders", orders.url() + "/soap")));
        assertThat(names("configurer", job, "")).contains("\"call\"", "\"describe\"", "\"PlaceOrder\"");
    }

    @Test
    void theListOfAllowedOperationsHoldsForThem() throws Exception {
        GraphQlConnectionConfiguration connection = tracker("tracker");
        connection.setAllowedOperations("issue, query");
        Controller.setConnections(connection);
        assertThat(names("configurer", job, "tracker")).isEqualTo("[\"query\",\"issue\"]");
        assertThat(check("configurer", job, "tracker", "addIssue")).contains("error", "does not allow");
        job.setDefinition(new CpsFlowDefinition(
                "externalSystem(connection: 'tracker', operation: 'addIssue', params: [input: [title: 'Leak']])",
                true));
        jenkins.assertLogContains(
                "does not allow externalSystem to call 'addIssue'", jenkins.buildAndAssertStatus(Result.FAILURE, job));
        assertThat(tracker.titles()).isEmpty();
    }

    @Test
    void theDescriptionIsReadAgainWhenSomebodySaysSo() throws Exception {
        assertThat(refresh("configurer", job, "tracker")).contains("The service describes 6 operations");
        tracker.nextReply(Reply.json(200, """
                {"data": {"__schema": {"queryType": {"name": "Query"}, "types": [
                  {"kind": "OBJECT", "name": "Query", "fields": [
                    {"name": "fresh", "args": [], "type": {"kind": "SCALAR", "name": "String"}},
                    {"name": "odd", "args": [], "type": {"kind": "OBJECT", "name": "<b>Nothing</b>"}}]},
                  {"kind": "SCALAR", "name": "String"}]}}}"""));
        assertThat(refresh("configurer", job, "tracker"))
                .contains("class=\"ok\"", "<li>")
                .doesNotContain("<b>");
        assertThat(names("configurer", job, "tracker")).contains("\"fresh\"").doesNotContain("addIssue");
        assertThat(refresh("configurer", job, "nobody")).contains("error", "Choose the connection");
    }

    @Test
    void aServiceThatIsDownHangsNoForm() throws Exception {
        tracker.nextReply(Reply.stall());
        assertThat(names("configurer", job, "tracker")).isEqualTo("[\"query\",\"mutate\",\"introspect\"]");
        assertThat(refresh("configurer", job, "tracker")).contains("error", "has not answered within 3 seconds");
        tracker.close();
        Controller.setConnections(quick(new GraphQlConnectionConfiguration("tracker", "http://127.0.0.1:1/graphql")));
        assertThat(names("configurer", job, "tracker")).isEqualTo("[\"query\",\"mutate\",\"introspect\"]");
        assertThat(check("configurer", job, "tracker", "addIssue"))
                .contains("warning", "could not be read", "cannot connect to 127.0.0.1")
                .doesNotContain("Exception");
        assertThat(check("configurer", job, "tracker", "query")).contains("Sends a query");
        assertThat(refresh("configurer", job, "tracker")).contains("error", "cannot connect to 127.0.0.1");
    }

    @Test
    void whoMayOnlyLookMakesNobodyAsk() throws Exception {
        assertThat(names("looker", job, "tracker")).contains("\"query\"").doesNotContain("addIssue");
        assertThat(refresh("looker", job, "tracker")).doesNotContain("operations");
        assertThat(tracker.requests()).isEmpty();
        names("configurer", job, "tracker");
        assertThat(names("looker", job, "tracker")).contains("addIssue");
        assertThat(names("reader", job, "tracker")).isEqualTo("[]");
        assertThat(check("reader", job, "tracker", "deleteAll")).doesNotContain("error");
        assertThat(refresh("reader", job, "tracker")).doesNotContain("operations");
        assertThat(names("configurer", null, "tracker"))
                .as("outside of any job")
                .isEqualTo("[]");
    }

    @Test
    void aConnectionThatTheJobMayNotUseTellsNothing() throws Exception {
        Controller.setConnections();
        Folders.connect(team, tracker("of-team"));
        Folders.addCredential(team, Folders.text(CredentialsScope.GLOBAL, "tracker-token", "canary-of-the-tracker"));
        assertThat(names("configurer", job, "of-team")).contains("addIssue");
        assertThat(names("configurer", outside, "of-team")).isEqualTo("[]");
        assertThat(refresh("configurer", outside, "of-team")).contains("error", "Choose the connection");

        GraphQlConnectionConfiguration closed = tracker("closed");
        closed.setJobPatterns("release/.*");
        Controller.setConnections(closed);
        assertThat(names("configurer", outside, "closed")).isEqualTo("[]");
    }

    @Test
    void nothingSecretIsTold() throws Exception {
        tracker.require("another");
        String answer = refresh("configurer", job, "tracker");
        assertThat(answer).contains("error").doesNotContain("canary-of-the-tracker", "Bearer");
        assertThat(tracker.requests()).isNotEmpty();
    }

    private static String names(String user, Item place, String connection) throws Exception {
        return call(user, place, "fillOperationItems", Map.of("connection", connection));
    }

    private static String refresh(String user, Item place, String connection) throws Exception {
        return call(user, place, "readDescription", Map.of("connection", connection));
    }

    private static String check(String user, Item place, String connection, String name) throws Exception {
        return call(user, place, "checkOperation", Map.of("connection", connection, "value", name));
    }

    private static String call(String user, Item place, String method, Map<String, String> arguments) throws Exception {
        ExternalSystemAction.DescriptorImpl descriptor =
                ExtensionList.lookupSingleton(ExternalSystemAction.DescriptorImpl.class);
        JenkinsRule.WebClient client = Forms.client(jenkins).login(user);
        String path = (place == null ? "" : place.getUrl()) + Forms.path(descriptor, method);
        WebResponse answer = Forms.post(client, path, new HashMap<>(arguments));
        assertThat(answer.getStatusCode()).as(answer.getContentAsString()).isEqualTo(200);
        assertThat(answer.getContentAsString()).doesNotContain("canary-of-the-tracker");
        return answer.getContentAsString();
    }
}
