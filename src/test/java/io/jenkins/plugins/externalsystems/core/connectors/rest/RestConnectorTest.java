package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plain requests, declared operations, items, headers, credentials, the connection test. */
class RestConnectorTest {
    private final RestFixture fixture = new RestFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void plainRequestsNeedNoDeclaration() {
        ExternalSystem connection = fixture.connection("headers", Map.of("X-Place", "berth 7"));
        assertThat(done(connection, "post", "path", "/ships", "body", map("name", "Ada", "flags", List.of("DE"))))
                .containsEntry("id", "s1")
                .containsEntry("name", "Ada");
        assertThat(done(connection, "get", "path", "/ships/s1", "result", map("called", "$.name")))
                .isEqualTo(map("called", "Ada"));
        assertThat(done(connection, "put", "path", "/ships/s1", "body", map("name", "Bea")))
                .containsEntry("name", "Bea");
        assertThat(done(connection, "patch", "path", "/ships/s1", "body", map("length", 12)))
                .containsEntry("length", 12);
        assertThat(done(connection, "get", "path", "/ships", "query", map("name", "Bea"), "items", "$.ships"))
                .containsEntry("count", 1);
        assertThat(done(connection, "delete", "path", "/ships/s1")).isEmpty();
        assertThat(fixture.harbour.ships()).isEmpty();
        assertThat(fixture.harbour.requests())
                .allSatisfy(request -> assertThat(request.header("X-Place")).isEqualTo("berth 7"));
    }

    @Test
    void bodiesGoOutAsTheContentTypeSays() {
        ExternalSystem connection = fixture.connection();
        fixture.harbour.nextReply(Reply.text(200, "done"), Reply.empty(204), Reply.json(200, "[1,2]"));
        assertThat(done(
                        connection,
                        "post",
                        "path",
                        "/x",
                        "headers",
                        map("content-type", "application/x-www-form-urlencoded"),
                        "body",
                        map("a", "b&c=d", "n", List.of(1, 2))))
                .isEqualTo(map("text", "done"));
        RecordedRequest form = fixture.harbour.requests().get(0);
        assertThat(form.text()).isEqualTo("a=b%26c%3Dd&n=1&n=2");
        assertThat(form.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(done(connection, "put", "path", "/x", "headers", map("Content-Type", "text/csv"), "body", "a,b"))
                .isEmpty();
        assertThat(fixture.harbour.requests().get(1).text()).isEqualTo("a,b");
        assertThat(done(connection, "get", "path", "/x")).isEqualTo(map("data", List.of(1, 2)));
        bad(
                connection.executeOperation(
                        "post", map("path", "/x", "headers", map("Content-Type", "text/csv"), "body", map("a", 1))),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'body' must be text");
    }

    @Test
    void bodiesAreCompressedWhereTheConnectionSaysSo() {
        ExternalSystem connection = fixture.connection("gzip_requests", true);
        assertThat(done(connection, "post", "path", "/ships", "body", map("name", "Zoë")))
                .containsEntry("name", "Zoë");
        assertThat(fixture.harbour.requests().get(0).header("Content-Encoding")).isEqualTo("gzip");
        ExternalSystemResult dry = TestCalls.await(connection.executeOperationAsync(
                "post",
                map("path", "/ships", "body", map("name", "Zoë")),
                CallOptions.defaults().asDryRun()));
        assertThat(dry.resultData().get("request").toString()).contains("method=POST", "body={name=Zoë}");
        assertThat(fixture.harbour.requests()).hasSize(1);
    }

    @Test
    void declaredOperationsAreCalledByTheirNames() {
        fixture.harbour.berth("s9", "Ada");
        ExternalSystem connection = fixture.declaring(
                map(
                        "name",
                        "find_ship",
                        "path",
                        "/ships/{ship}",
                        "result",
                        "{\"name\": \"$.name\", \"position\": {\"lat\": \"$.latitude\", \"lon\": \"$.longitude\"},"
                                + " \"missing\": \"$.no.such\"}"),
                map(
                        "name",
                        "search",
                        "path",
                        "/ships",
                        "parameters",
                        List.of(map("name", "called", "description", "Its name."), map("name", "flag")),
                        "query",
                        map("name", "{{called}}", "flag", "{{ flag }}"),
                        "items",
                        "$.ships",
                        "result",
                        map("id", "$.id")));
        assertThat(done(connection, "find_ship", "ship", "s9"))
                .isEqualTo(map("name", "Ada", "position", map("lat", 53.5, "lon", 9.9), "missing", null));
        assertThat(done(connection, "search", "called", "Ada"))
                .containsEntry("items", List.of(map("id", "s9")))
                .containsEntry("count", 1)
                .containsEntry("has_more", false);
        assertThat(fixture.harbour.requests().get(1).query()).isEqualTo("name=Ada");
        bad(connection.executeOperation("find_ship", map()), ErrorCode.VALIDATION_ERROR, "parameter 'ship' is missing");
        bad(connection.executeOperation("find_ship", map("ship", "s1")), ErrorCode.NOT_FOUND_ERROR, "no ship 's1'");
        bad(connection.executeOperation("fly", map()), ErrorCode.UNSUPPORTED_OPERATION, "find_ship, search");
        assertThat(done(connection, "describe", "operation", "find_ship").toString())
                .contains("target=GET /ships/{ship}", "name=ship, type=string, required=true");
    }

    @Test
    void valuesKeepTheirTypesInABody() {
        ExternalSystem connection = fixture.declaring(map(
                "name",
                "add_ship",
                "method",
                "post",
                "path",
                "/ships",
                "parameters",
                List.of(
                        map("name", "length", "type", "integer", "default", 10),
                        map("name", "flags", "type", "string_list"),
                        map("name", "active", "type", "boolean"),
                        map("name", "position", "type", "map")),
                "body",
                "{\"name\": \"{{name}}\", \"length\": \"{{length}}\", \"flags\": \"{{flags}}\","
                        + " \"active\": \"{{active}}\", \"position\": \"{{position}}\", \"note\": \"of {{name}}!\"}"));
        String sly = "\"}, \"admin\": true, {{length}} \n";
        done(connection, "add_ship", "name", sly, "flags", "DE,FR", "active", true, "position", map("lat", 1.5));
        assertThat(fixture.harbour.ships().get("s1").toString())
                .isEqualTo(
                        "{\"name\":\"\\\"}, \\\"admin\\\": true, {{length}} \\n\",\"length\":10,\"flags\":[\"DE\",\"FR\"],"
                                + "\"active\":true,\"position\":{\"lat\":1.5},\"note\":\"of \\\"}, \\\"admin\\\": true, {{length}}"
                                + " \\n!\",\"id\":\"s1\"}");
        done(connection, "add_ship", "name", "Bea");
        assertThat(fixture.harbour.ships().get("s2").toString())
                .isEqualTo("{\"name\":\"Bea\",\"length\":10,\"note\":\"of Bea!\",\"id\":\"s2\"}");
    }

    @Test
    void itemsAreReachedByTheirVerbs() {
        ExternalSystem connection = fixture.declaring(
                map(
                        "name",
                        "add",
                        "method",
                        "POST",
                        "path",
                        "/ships",
                        "body",
                        map("name", "{{name}}"),
                        "item_type",
                        "ship",
                        "verb",
                        "create"),
                map("name", "read", "path", "/ships/{ship}", "item_type", "ship", "verb", "get"),
                map(
                        "name",
                        "rename",
                        "method",
                        "PATCH",
                        "path",
                        "/ships/{ship}",
                        "body",
                        map("name", "{{name}}"),
                        "item_type",
                        "ship",
                        "verb",
                        "update"),
                map(
                        "name",
                        "delete_ship",
                        "method",
                        "DELETE",
                        "path",
                        "/ships/{ship}",
                        "item_type",
                        "ship",
                        "verb",
                        "delete"),
                map(
                        "name",
                        "ships",
                        "path",
                        "/ships",
                        "query",
                        map("name", "{{called}}"),
                        "parameters",
                        List.of(map("name", "called")),
                        "items",
                        "$.ships",
                        "item_type",
                        "ship",
                        "verb",
                        "query"));

        assertThat(connection.capabilities().itemTypes()).containsExactly("ship");
        assertThat(connection.capabilities().supportsDelete()).isTrue();
        String id = connection
                .createItem("ship", map("name", "Ada"))
                .resultData()
                .get("id")
                .toString();
        assertThat(connection.getItem("ship", id).resultData()).containsEntry("name", "Ada");
        assertThat(connection.updateItem("ship", id, map("name", "Bea")).resultData())
                .containsEntry("name", "Bea");
        assertThat(connection.query(map("called", "Bea")).resultData()).containsEntry("count", 1);
        assertThat(connection.deleteItem("ship", id).success()).isTrue();
        bad(connection.getItem("ship", id), ErrorCode.NOT_FOUND_ERROR, "no ship 's1'");
        assertThat(connection.isSafeToRepeat("create_item", map("item_type", "ship")))
                .isFalse();
        assertThat(connection.isSafeToRepeat("get_item", map("item_type", "ship")))
                .isTrue();
    }

    @Test
    void idsOfSeveralPartsAreSpreadOverThePath() {
        ExternalSystem connection = fixture.declaring(
                map("name", "read", "path", "/ports/{port}/ships/{ship}", "item_type", "ship", "verb", "get"));
        fixture.harbour.nextReply(Reply.json(200, "{}"));
        assertThat(connection.getItem("ship", "DEHAM/s 1").success()).isTrue();
        assertThat(fixture.harbour.requests().get(0).path()).isEqualTo("/api/ports/DEHAM/ships/s%201");
        bad(connection.getItem("ship", "s1"), ErrorCode.VALIDATION_ERROR, "parameter 'id' must be port/ship");
    }

    @Test
    void anIdempotencyKeyMakesACreateSafe() {
        ExternalSystem connection = fixture.declaring(map(
                "name",
                "add",
                "method",
                "POST",
                "path",
                "/ships",
                "idempotency_header",
                "Idempotency-Key",
                "body",
                map("name", "{{name}}")));
        fixture.harbour.nextReply(Reply.reset());
        done(connection, "add", "name", "Ada");
        List<RecordedRequest> sent = fixture.harbour.requests("POST", "/ships");
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).header("Idempotency-Key"))
                .isNotEmpty()
                .isEqualTo(sent.get(1).header("Idempotency-Key"));
    }

    @Test
    void theConnectionTestAsksForItsHealth() {
        ExternalSystem healthy = fixture.connection("health_path", "/health");
        assertThat(healthy.connect().resultData().get("checks").toString())
                .contains("The service answers /health", "No operations are declared");
        fixture.harbour.require("t0ken");
        bad(healthy.connect(), ErrorCode.AUTHENTICATION_ERROR, "HTTP 401: who are you");
        fixture.harbour.nextReply(Reply.empty(403));
        bad(healthy.connect(), ErrorCode.PERMISSION_ERROR, "the credentials do not allow this");
        ExternalSystem known = fixture.connection(
                "health_path", "/health", "auth_type", "bearer", "auth_secret", SecretValue.of("t0ken"));
        assertThat(known.connect().success()).isTrue();
        bad(
                fixture.connection(
                                "health_path", "/sick", "auth_type", "bearer", "auth_secret", SecretValue.of("t0ken"))
                        .connect(),
                ErrorCode.NOT_FOUND_ERROR,
                "no such thing");
        fixture.harbour.nextReply(Reply.empty(302));
        bad(known.connect(), ErrorCode.CLIENT_ERROR, "HTTP 302; it sends elsewhere, so check 'url'");
    }

    @Test
    void withoutAHealthPathAnyAnswerWillDoThatIsNoFailure() {
        ExternalSystem connection = fixture.connection();
        assertThat(connection.connect().resultData().get("checks").toString())
                .contains("is not known without a health path");
        fixture.harbour.require("t0ken");
        bad(connection.connect(), ErrorCode.AUTHENTICATION_ERROR, "HTTP 401");
        fixture.harbour.close();
        bad(connection.connect(), ErrorCode.CONNECTION_ERROR, "cannot connect");
    }
}
