package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.rest.FakeHarbour;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations of a service's OpenAPI document. */
class RestOpenApiTest {
    private static final String SHIP = "{\"type\":\"object\",\"required\":[\"name\"],\"properties\":{"
            + "\"name\":{\"type\":\"string\"},\"length\":{\"type\":\"integer\"},"
            + "\"flags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}";
    private static final String DOCUMENT = "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"Harbour\",\"version\":\"1\"},"
            + "\"servers\":[{\"url\":\"https://elsewhere.example/v9\"},{\"url\":\"/api\"}],\"paths\":{"
            + "\"/ships\":{"
            + "\"get\":{\"operationId\":\"findShips\",\"parameters\":["
            + "{\"name\":\"name\",\"in\":\"query\",\"schema\":{\"type\":\"string\"}},"
            + "{\"name\":\"flag\",\"in\":\"query\",\"schema\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}},"
            + "{\"name\":\"X-Who\",\"in\":\"header\",\"schema\":{\"type\":\"string\"}}]},"
            + "\"post\":{\"operationId\":\"addShip\",\"requestBody\":{\"required\":true,\"content\":{"
            + "\"application/json\":{\"schema\":" + SHIP + "}}}}},"
            + "\"/ships/{ship-id}\":{"
            + "\"get\":{\"operationId\":\"getShip\"},"
            + "\"delete\":{\"operationId\":\"sink\"}},"
            + "\"/../admin\":{\"get\":{\"operationId\":\"climb\"}}}}";

    private final RestFixture fixture = new RestFixture();

    @BeforeEach
    void describe() {
        fixture.harbour.describe(DOCUMENT);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private ExternalSystem connection(Object... settings) {
        return fixture.discovering(settings);
    }

    @Test
    void operationsAreCalledByTheNamesOfTheDocument() {
        ExternalSystem connection = connection();
        assertThat(done(connection, "addShip", "name", "Ada", "length", 7, "flags", "DE,FR"))
                .containsEntry("length", 7)
                .containsEntry("flags", List.of("DE", "FR"));
        assertThat(done(connection, "findShips", "name", "Ada", "flag", List.of("a", "b"), "X-Who", "me")
                        .toString())
                .contains("Ada");
        RecordedRequest search = fixture.harbour.requests("GET", "/ships").get(0);
        assertThat(search.query()).isEqualTo("name=Ada&flag=a&flag=b");
        assertThat(search.header("X-Who")).isEqualTo("me");
        assertThat(done(connection, "getShip", "ship-id", "s1")).containsEntry("name", "Ada");
        assertThat(done(connection, "delete_sink", "ship-id", "s1")).isEmpty();
        assertThat(fixture.harbour.requests("GET", "/openapi.json")).hasSize(1);
        bad(
                connection.executeOperation("addShip", map("length", 1)),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'name' is missing");
        bad(
                connection.executeOperation("getShip", map("ship-id", "../admin")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'ship-id' would leave its place");
        bad(
                connection.executeOperation("findShips", map("X-Who", "a\r\nb: c")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'X-Who' has a character");
        bad(connection.executeOperation("climb", map()), ErrorCode.UNSUPPORTED_OPERATION, "has no operation 'climb'");
    }

    @Test
    void theDocumentIsListedAndChecked() {
        ExternalSystem connection = connection("operations", List.of(map("name", "mine", "path", "/x")));
        assertThat(done(connection, "describe"))
                .containsEntry("service", "Harbour")
                .containsEntry("count", 4)
                .containsEntry("declared", List.of("mine"));
        assertThat(done(connection, "describe", "operation", "getShip").toString())
                .contains("target=GET /ships/{ship-id}");
        assertThat(connection.connect().resultData().get("checks").toString())
                .contains("has 4 operations; not everything in it can be called", "1 operation is declared.");
        fixture.harbour.describe("{}");
        bad(connection.connect(), ErrorCode.CONFIGURATION_ERROR, "document of 'openapi_url' cannot be used");
        fixture.harbour.describe("");
        bad(connection.connect(), ErrorCode.NOT_FOUND_ERROR, "no document");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"openapi\":\"9.0\"}", "openapi: 3.0.0\nx: &a [*a, *a]\npaths: *b", "<xml/>"})
    void aDocumentThatCannotBeUsedCostsItselfAlone(String document) {
        fixture.harbour.describe(document);
        fixture.harbour.berth("s1", "Ada");
        ExternalSystem connection = connection("operations", List.of(map("name", "mine", "path", "/ships/{ship}")));
        bad(connection.executeOperation("getShip", map()), ErrorCode.CONFIGURATION_ERROR, "cannot be used");
        assertThat(done(connection, "mine", "ship", "s1")).containsEntry("name", "Ada");
        assertThat(done(connection, "get", "path", "/ships/s1")).containsEntry("name", "Ada");
    }

    @Test
    void aHugeDocumentCostsItselfAlone() {
        fixture.harbour.describe("{\"openapi\":\"3.0.0\",\"x\":\"" + "y".repeat(11_000_000) + "\"}");
        ExternalSystem connection = connection();
        bad(connection.executeOperation("getShip", map()), ErrorCode.EXCEPTION, "larger than allowed");
        assertThat(done(connection, "get", "path", "/ships", "items", "$.ships"))
                .containsEntry("count", 0);
    }

    @Test
    void credentialsGoToTheDocumentOnlyWhereItIsAtTheServicesHost() {
        SecretValue token = SecretValue.of("t0ken");
        ExternalSystem same = connection("auth_type", "bearer", "auth_secret", token);
        done(same, "describe");
        assertThat(fixture.harbour.requests().get(0).header("Authorization")).isEqualTo("Bearer t0ken");
        try (FakeHarbour other = new FakeHarbour()) {
            other.describe(DOCUMENT);
            ExternalSystem apart = fixture.connection(
                    "openapi_url", other.url() + "/openapi.json", "auth_type", "bearer", "auth_secret", token);
            done(apart, "describe");
            assertThat(other.requests().get(0).header("Authorization")).isEmpty();
        }
    }

    @Test
    void theDocumentIsRememberedAndFetchedAgain() {
        ExternalSystem connection = connection("schema_ttl", "1h");
        done(connection, "describe");
        done(connection, "describe", "refresh", true);
        assertThat(fixture.harbour.requests("GET", "/openapi.json")).hasSize(2);
        fixture.test.time().advance(Duration.ofMinutes(61));
        fixture.harbour.nextReply(Reply.json(200, DOCUMENT.replace("getShip", "readShip")));
        assertThat(done(connection, "describe").toString()).contains("readShip");
    }

    @Test
    void theConnectionSaysHowLongItIsRemembered() {
        ExternalSystem connection = connection("schema_ttl", 90);
        done(connection, "findShips");
        fixture.test.time().advance(Duration.ofSeconds(89));
        done(connection, "findShips");
        assertThat(fixture.harbour.requests("GET", "/openapi.json")).hasSize(1);
        fixture.test.time().advance(Duration.ofSeconds(1));
        done(connection, "findShips");
        assertThat(fixture.harbour.requests("GET", "/openapi.json")).hasSize(2);
    }

    @Test
    void aServerBelowTheUrlIsPutBeforeThePaths() {
        fixture.harbour.describe(DOCUMENT.replace("\"/api\"", "\"/api/v2/\""));
        ExternalSystem connection = connection();
        fixture.harbour.nextReply(Reply.json(200, DOCUMENT.replace("\"/api\"", "\"/api/v2/\"")), Reply.json(200, "{}"));
        done(connection, "getShip", "ship-id", "a/b");
        assertThat(fixture.harbour.requests().get(1).path()).isEqualTo("/api/v2/ships/a%2Fb");
    }
}
