package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.config.GraphQlConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.graphql.FakeTracker;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a GraphQL service gets from the examples of its page. */
@WithJenkins
class GraphQlExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("graphql.md");

    private final FakeTracker tracker = new FakeTracker();
    private final String token = UUID.randomUUID().toString();
    private GraphQlConnectionConfiguration connection;

    @BeforeEach
    void connectTracker() throws Exception {
        connection = Controller.connectTracker("tracker", tracker, token);
        Controller.setConnections(connection);
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    /** What was sent, without the question what the service can do. */
    private List<JsonNode> sent() throws IOException {
        List<JsonNode> bodies = new ArrayList<>();
        for (RecordedRequest request : tracker.requests("POST", "/graphql")) {
            if (!request.text().contains("__schema")) {
                bodies.add(new ObjectMapper().readTree(request.body()));
            }
        }
        return bodies;
    }

    @Test
    void noExampleIsForgotten() {
        assertThat(PAGE).containsOnlyKeys("connection", "by-name", "mutate", "pages", "partial", "introspect");
    }

    @Test
    void aDiscoveredOperationIsCalledByItsName() throws Exception {
        tracker.addIssue("Disk full");
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("by-name"));

        jenkins.assertLogContains("Disk full is OPEN", run);
        assertThat(sent()).singleElement().satisfies(body -> {
            assertThat(body.path("query").asText()).startsWith("query").contains("issue(id: $id)");
            assertThat(body.path("variables").toString()).isEqualTo("{\"id\":\"I1\"}");
        });
        assertThat(tracker.requests())
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isEqualTo("Bearer " + token));
        assertThat(jenkins.getLog(run)).doesNotContain(token);
    }

    @Test
    void mutate() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("mutate"));

        assertThat(tracker.titles()).containsExactly("Build 1 failed");
        jenkins.assertLogContains("I1", run);
        assertThat(sent())
                .singleElement()
                .satisfies(body ->
                        assertThat(body.at("/variables/input/title").asText()).isEqualTo("Build 1 failed"));
    }

    @Test
    void pages() throws Exception {
        for (int i = 0; i < 120; i++) {
            tracker.addIssue("t" + i);
        }
        jenkins.assertLogContains("120 issues, more: false", build(Result.SUCCESS, PAGE.get("pages")));
        assertThat(sent())
                .extracting(body -> body.path("variables").toString())
                .containsExactly("", "{\"after\":\"c50\"}", "{\"after\":\"c100\"}");
    }

    @Test
    void partial() throws Exception {
        tracker.addIssue("broken");
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("partial"));

        jenkins.assertLogContains("not read: issue.author, no author to read", run);
        jenkins.assertLogContains("\nbroken", run);
        WorkflowRun refused = build(
                Result.FAILURE, PAGE.get("partial").replace("accept_partial_data: true", "accept_partial_data: false"));
        jenkins.assertLogContains("the service answered with an error at issue.author: no author to read.", refused);
    }

    @Test
    void introspect() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("introspect"));

        jenkins.assertLogContains("issues(state, labels, first, after)", run);
        jenkins.assertLogContains("addIssue(input, at)", run);
        assertThat(sent()).isEmpty();
    }

    @Test
    void whatIsWrongFailsTheBuildWithItsSentence() throws Exception {
        jenkins.assertLogContains(
                "parameter 'state' is 'LOST'; allowed are OPEN, CLOSED",
                build(
                        Result.FAILURE,
                        "externalSystem(connection: 'tracker', operation: 'issues', params: [state: 'LOST'])"));
        jenkins.assertLogContains(
                "the service offers",
                build(Result.FAILURE, "externalSystem(connection: 'tracker', operation: 'nothing')"));
        assertThat(sent()).isEmpty();
        connection.setAllowedOperations("query, issues");
        Controller.setConnections(connection);
        jenkins.assertLogContains(
                "'addIssue'",
                build(
                        Result.FAILURE,
                        "externalSystem(connection: 'tracker', operation: 'addIssue', params: [input: [title: 'x']])"));
        assertThat(tracker.titles()).isEmpty();
    }
}
