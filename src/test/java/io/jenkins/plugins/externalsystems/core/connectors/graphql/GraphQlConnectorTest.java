package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import static io.jenkins.plugins.externalsystems.core.connectors.graphql.GraphQlFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.graphql.GraphQlFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.graphql.FakeTracker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Documents, fields by name, pages, partial data, and the connection test. */
class GraphQlConnectorTest {
    private final GraphQlFixture fixture = new GraphQlFixture();
    private final FakeTracker tracker = fixture.tracker;
    private final ExternalSystem connection = fixture.connection();

    @AfterEach
    void stop() {
        connection.close();
        fixture.close();
    }

    @Test
    void fieldsAreCalledByTheirNames() {
        assertThat(done("addIssue", "input", map("title", "First")).get("data"))
                .isEqualTo(map("id", "I1", "title", "First", "state", "OPEN", "author", map("name", "Zoë")));
        assertThat(done("issue", "id", "I1").get("data").toString()).contains("First");
        assertThat(done("version")).containsEntry("data", "1.0");
        assertThat(done("search").get("data").toString()).contains("__typename=Issue", "title=First");
        assertThat(done("issues", "state", "OPEN", "labels", "a,b", "first", 1)
                        .get("data")
                        .toString())
                .contains("hasNextPage=false");
        assertThat(tracker.requests().stream().filter(request -> request.text().contains("__schema")))
                .hasSize(1);
        bad(
                connection.executeOperation("issues", map("state", "LOST")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'state' is 'LOST'; allowed are OPEN, CLOSED");
    }

    @Test
    void documentsAreSentWithVariables() {
        assertThat(done(
                        "mutate",
                        "document",
                        "mutation M($i: NewIssue!) { addIssue(input: $i) { id } }",
                        "variables",
                        map("i", map("title", "T"))))
                .containsEntry("data", map("addIssue", map("id", "I1")));
        assertThat(done("query", "document", "{ version }")).containsEntry("data", map("version", "1.0"));
        bad(
                call("query", "document", "# query\nmutation { addIssue(input: \"x\") { id } }"),
                ErrorCode.VALIDATION_ERROR,
                "has a mutation; this operation takes a query alone");
        bad(
                call("query", "document", "query A { version } mutation B { x }"),
                ErrorCode.VALIDATION_ERROR,
                "has a mutation");
        bad(call("mutate", "document", "{ version }"), ErrorCode.VALIDATION_ERROR, "has a query");
        bad(call("mutate", "document", "fragment F on Issue { id }"), ErrorCode.VALIDATION_ERROR, "has no operation");
        assertThat(tracker.titles()).containsExactly("T");
    }

    @Test
    void pagesAreReadWithinBounds() {
        for (int i = 1; i <= 5; i++) {
            tracker.addIssue("t" + i);
        }
        String document = "query P($after: String) { issues(first: 2, after: $after)"
                + " { edges { node { title } } pageInfo { hasNextPage endCursor } } }";
        Map<String, Object> all = done("query", "document", document, "connection_path", "issues");
        assertThat(all).containsEntry("count", 5).containsEntry("pages", 3).containsEntry("has_more", false);
        assertThat(all.get("items"))
                .isEqualTo(List.of(
                        map("title", "t1"),
                        map("title", "t2"),
                        map("title", "t3"),
                        map("title", "t4"),
                        map("title", "t5")));

        assertThat(done("query", "document", document, "connection_path", "issues", "max_pages", 1))
                .containsEntry("count", 2)
                .containsEntry("has_more", true)
                .containsEntry("end_cursor", "c2");
        assertThat(done("query", "document", document, "connection_path", "issues", "max_items", 3))
                .containsEntry("count", 3)
                .containsEntry("has_more", true);
        bad(
                call("query", "document", document, "connection_path", "nothing"),
                ErrorCode.VALIDATION_ERROR,
                "where the answer has no connection");
        bad(
                call("query", "document", document, "connection_path", "issues", "max_pages", 0),
                ErrorCode.VALIDATION_ERROR,
                "must be from 1 to 1000");
    }

    @Test
    void aCursorThatDoesNotMoveEndsThePages() {
        String page =
                "{\"data\":{\"issues\":{\"nodes\":[{}],\"pageInfo\":{\"hasNextPage\":true,\"endCursor\":\"same\"}}}}";
        tracker.nextReply(Reply.json(200, page), Reply.json(200, page), Reply.json(200, page));

        assertThat(done("query", "document", "{ x }", "connection_path", "issues", "max_pages", 100))
                .containsEntry("pages", 2);
    }

    @Test
    void partialDataIsAFailureUnlessItIsAccepted() {
        tracker.addIssue("broken");
        ExternalSystemResult refused = connection.executeOperation("issue", map("id", "I1"));
        bad(refused, ErrorCode.CLIENT_ERROR, "the service answered with an error at issue.author: no author to read.");
        assertThat(refused.metadata().get("errors").toString()).contains("path=issue.author");

        String document = "{ issue(id: \"I1\") { title author { name } } }";
        ExternalSystemResult taken = call("query", "document", document, "accept_partial_data", true);
        assertThat(taken.resultData().get("data")).isEqualTo(map("issue", map("title", "broken", "author", null)));
        assertThat(taken.resultData().get("errors").toString()).contains("no author to read");
        assertThat(taken.metadata()).containsKey("warnings");
    }

    @Test
    void theConnectionTestAsksAndIntrospects() {
        assertThat(connection.connect().resultData().get("checks").toString())
                .contains("The service answers queries", "The service has 6 fields that can be called.");
        tracker.require("s3cret-token");
        bad(connection.connect(), ErrorCode.AUTHENTICATION_ERROR, "who are you");
        ExternalSystem known = fixture.connection("auth_type", "bearer", "auth_secret", SecretValue.of("s3cret-token"));
        assertThat(known.connect().success()).isTrue();
        tracker.nextReply(Reply.json(200, "{\"data\":{\"__typename\":\"Query\"}}"), Reply.json(200, "{\"data\":{}}"));
        bad(known.connect(), ErrorCode.CONFIGURATION_ERROR, "is no answer to an introspection query");
        known.close();
        tracker.require("");
        ExternalSystem silent = fixture.connection("use_introspection", false);
        assertThat(silent.connect().resultData().get("checks").toString()).contains("only query and mutate work");
        bad(silent.executeOperation("version", Map.of()), ErrorCode.UNSUPPORTED_OPERATION, "known are query, mutate");
        silent.close();
    }

    @Test
    void theConnectionSaysHowLongTheSchemaIsRemembered() {
        ExternalSystem forgetful = fixture.connection("schema_ttl", 90);
        forgetful.executeOperation("version", Map.of());
        fixture.test.time().advance(Duration.ofSeconds(89));
        forgetful.executeOperation("version", Map.of());
        assertThat(introspections()).isEqualTo(1);
        fixture.test.time().advance(Duration.ofSeconds(1));
        assertThat(forgetful.executeOperation("version", Map.of()).resultData()).containsEntry("data", "1.0");
        assertThat(introspections()).isEqualTo(2);
        forgetful.close();
    }

    private long introspections() {
        return tracker.requests().stream()
                .filter(request -> request.text().contains("__schema"))
                .count();
    }

    private ExternalSystemResult call(String operation, Object... parameters) {
        return connection.executeOperation(operation, map(parameters));
    }

    private Map<String, Object> done(String operation, Object... parameters) {
        ExternalSystemResult result = call(operation, parameters);
        assertThat(result.errorMessage()).isNull();
        return result.resultData();
    }
}
