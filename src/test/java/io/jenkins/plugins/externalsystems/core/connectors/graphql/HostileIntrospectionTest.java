package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import static io.jenkins.plugins.externalsystems.core.connectors.graphql.GraphQlFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.graphql.GraphQlFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer to an introspection that was made to do harm costs itself, and the next call works. */
class HostileIntrospectionTest {
    private static final String SCALAR = "{\"kind\":\"SCALAR\",\"name\":\"S\"}";

    private final GraphQlFixture fixture = new GraphQlFixture();
    private final ExternalSystem connection = fixture.connection();

    @AfterEach
    void stop() {
        connection.close();
        fixture.close();
    }

    private static String schema(String types) {
        return "{\"data\":{\"__schema\":{\"queryType\":{\"name\":\"Q\"},\"types\":[" + types + "]}}}";
    }

    private static String query(String fields) {
        return schema("{\"kind\":\"OBJECT\",\"name\":\"Q\",\"fields\":[" + fields + "]}," + SCALAR);
    }

    private void refused(String answer, ErrorCode code, String sentence) {
        fixture.tracker.nextReply(Reply.json(200, answer));
        bad(connection.executeOperation("version", Map.of()), code, sentence);
        assertThat(connection.executeOperation("version", Map.of()).resultData())
                .containsEntry("data", "1.0");
        fixture.test.time().advance(Duration.ofHours(2));
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        ErrorCode unusable = ErrorCode.CONFIGURATION_ERROR;
        refused("{\"data\":{}}", unusable, "is no answer to an introspection query");
        refused(schema("7"), unusable, "does not describe its query type");
        refused(schema(SCALAR + "," + SCALAR), unusable, "describes a type twice");
        refused(
                query(IntStream.range(0, 5_001)
                        .mapToObj(i -> "{\"name\":\"f" + i + "\",\"type\":" + SCALAR + "}")
                        .collect(Collectors.joining(","))),
                unusable,
                "more than 5,000 operations");
        refused(
                "{\"data\":{\"__schema\":" + "[".repeat(150) + "]".repeat(150) + "}}",
                unusable,
                "more than 100 maps and lists within each other");
        refused("{\"data\":{\"__schema\":" + "[".repeat(100_000), ErrorCode.EXCEPTION, "the answer");
        refused("{\"data\":\"" + "y".repeat(10 * 1024 * 1024) + "\"}", ErrorCode.EXCEPTION, "larger than allowed");
        refused("{\"data\":{\"__schema\":", ErrorCode.EXCEPTION, "the answer");
    }

    /** Names become parts of documents, so that what is no name must not become a part of one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"x } mutation { deleteAll\",\"type\":@}",
                "{\"name\":\"x\",\"args\":[{\"name\":\"a: 1) { y\",\"type\":@}],\"type\":@}",
                "{\"name\":\"x\",\"args\":[{\"name\":\"a\",\"type\":{\"kind\":\"SCALAR\",\"name\":\"S) { y\"}}],\"type\":@}",
                "{\"name\":\"x\",\"type\":{\"kind\":\"OBJECT\",\"name\":\"Gone\"}}",
                "{\"name\":\"x\",\"type\":{\"kind\":\"NON_NULL\"}}"
            })
    void aFieldThatIsNoneIsLeftOut(String field) {
        String good = "{\"name\":\"version\",\"type\":" + SCALAR + "}";
        fixture.tracker.nextReply(Reply.json(200, query(field.replace("@", SCALAR) + "," + good)));
        ExternalSystemResult listed = connection.executeOperation("introspect", Map.of());
        assertThat(listed.resultData()).containsEntry("count", 1);
        assertThat(listed.resultData().get("notes").toString()).contains("is left out");
        assertThat(connection.executeOperation("version", Map.of()).success()).isTrue();
        assertThat(fixture.tracker.requests().get(1).text()).doesNotContain("mutation");
    }

    @Test
    void typesWithinThemselvesAreAskedForToABoundedDepth() {
        String loop = "{\"kind\":\"OBJECT\",\"name\":\"L\",\"fields\":[{\"name\":\"s\",\"type\":" + SCALAR
                + "},{\"name\":\"l\",\"type\":{\"kind\":\"OBJECT\",\"name\":\"L\"}},"
                + "{\"name\":\"m\",\"type\":{\"kind\":\"LIST\",\"ofType\":{\"kind\":\"OBJECT\",\"name\":\"L\"}}}]}";
        fixture.tracker.nextReply(Reply.json(
                200,
                schema("{\"kind\":\"OBJECT\",\"name\":\"Q\",\"fields\":[{\"name\":\"l\",\"type\":"
                        + "{\"kind\":\"OBJECT\",\"name\":\"L\"}}]}," + loop + "," + SCALAR)));
        String document = connection
                .executeOperation("introspect", map("operation", "l"))
                .resultData()
                .toString();
        assertThat(document).contains("document=query l { l { s l { s");
        assertThat(document.length()).isLessThan(2_000);
    }
}
