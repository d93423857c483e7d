package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import static io.jenkins.plugins.externalsystems.core.connectors.graphql.GraphQlFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.graphql.GraphQlFixture.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every refusal of a GraphQL service means, what is waited for, and what is never sent twice. */
class GraphQlErrorsTest {
    private static final Map<String, Object> QUERY = map("document", "{ version }");
    private static final Map<String, Object> MUTATION = map(
            "document",
            "mutation M($i: NewIssue!) { addIssue(input: $i) { id } }",
            "variables",
            map("i", map("title", "T")));

    private final GraphQlFixture fixture = new GraphQlFixture();
    private final ExternalSystem connection = fixture.connection();

    @AfterEach
    void stop() {
        connection.close();
        fixture.close();
    }

    private static Reply error(int status, String rest) {
        return Reply.json(status, "{\"errors\":[{\"message\":\"no\"" + rest + "}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHENTICATED, AUTHENTICATION_ERROR",
        "FORBIDDEN, PERMISSION_ERROR",
        "INSUFFICIENT_SCOPES, PERMISSION_ERROR",
        "BAD_USER_INPUT, VALIDATION_ERROR",
        "BAD_REQUEST, VALIDATION_ERROR",
        "GRAPHQL_PARSE_FAILED, VALIDATION_ERROR",
        "GRAPHQL_VALIDATION_FAILED, VALIDATION_ERROR",
        "OPERATION_RESOLUTION_FAILURE, VALIDATION_ERROR",
        "NOT_FOUND, NOT_FOUND_ERROR",
        "INTERNAL_SERVER_ERROR, SERVER_ERROR",
        "OTHER, VALIDATION_ERROR"
    })
    void codesOfErrorsAreMapped(String code, ErrorCode expected) {
        for (String place : new String[] {"\"extensions\":{\"code\":\"" + code + "\"}", "\"type\":\"" + code + "\""}) {
            fixture.tracker.nextReply(error(200, "," + place));
            ExternalSystemResult result = connection.executeOperation("mutate", MUTATION);

            bad(result, expected, "the service answered with an error: no.");
            assertThat(result.metadata()).containsEntry(MetadataKeys.VENDOR_ERROR, code);
            assertThat(result.metadata().get(MetadataKeys.OUTCOME))
                    .isEqualTo(expected == ErrorCode.SERVER_ERROR ? "unknown" : null);
        }
        assertThat(fixture.tracker.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "302, CLIENT_ERROR, without errors of GraphQL",
        "400, VALIDATION_ERROR, without errors of GraphQL",
        "401, AUTHENTICATION_ERROR, check the credentials",
        "403, PERMISSION_ERROR, do not allow this",
        "404, NOT_FOUND_ERROR, check 'url'",
        "405, CLIENT_ERROR, check 'url'",
        "408, TIMEOUT_ERROR, HTTP 408",
        "410, NOT_FOUND_ERROR, HTTP 410",
        "413, VALIDATION_ERROR, HTTP 413",
        "415, VALIDATION_ERROR, HTTP 415",
        "418, CLIENT_ERROR, HTTP 418",
        "429, RATE_LIMIT_ERROR, HTTP 429",
        "500, SERVER_ERROR, HTTP 500",
        "502, SERVER_ERROR, HTTP 502",
        "503, SERVER_ERROR, HTTP 503",
        "504, SERVER_ERROR, HTTP 504",
        "200, EXCEPTION, is not GraphQL's"
    })
    void answersThatAreNoneAreMappedByStatus(int status, ErrorCode expected, String words) {
        ExternalSystem once = fixture.connection("max_retries", 0);
        for (String body : new String[] {"<html>", "{}", "[1]", "{\"errors\":{}}", ""}) {
            fixture.tracker.nextReply(Reply.text(status, body).with("Location", "http://127.0.0.1:1/"));
            ExternalSystemResult result = once.executeOperation("mutate", MUTATION);

            bad(result, expected, words);
            boolean isOpen = status == 200 || status == 408 || status >= 500;
            assertThat(result.metadata().get(MetadataKeys.OUTCOME)).isEqualTo(isOpen ? "unknown" : null);
        }
        once.close();
    }

    @Test
    void anErrorWithoutACodeIsMappedByItsStatusAndPlace() {
        fixture.tracker.nextReply(error(403, ""), error(200, ",\"path\":[\"a\",2,\"b\"]"), error(200, ""));
        bad(connection.executeOperation("query", QUERY), ErrorCode.PERMISSION_ERROR);
        bad(connection.executeOperation("query", QUERY), ErrorCode.CLIENT_ERROR, "an error at a[2].b: no.");
        bad(connection.executeOperation("query", QUERY), ErrorCode.VALIDATION_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "date", ""})
    void throttlingIsWaitedForAndSentAgain(String after) {
        String header = after.equals("date")
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        fixture.test.time().instant().plusSeconds(7).atZone(ZoneOffset.UTC))
                : after;
        Reply byStatus = Reply.text(429, "slow down");
        Reply byCode = error(200, ",\"type\":\"RATE_LIMITED\"");
        for (Reply reply : new Reply[] {byStatus, byCode, error(429, "")}) {
            int before = fixture.tracker.titles().size();
            fixture.tracker.nextReply(after.isEmpty() ? reply : reply.with("Retry-After", header));
            assertThat(connection.executeOperation("mutate", MUTATION).errorMessage())
                    .isNull();
            assertThat(fixture.tracker.titles()).hasSize(before + 1);
            if (!after.isEmpty() && before == 0) {
                assertThat(fixture.test.time().waits())
                        .anySatisfy(wait -> assertThat(wait.toSeconds()).isBetween(6L, 8L));
            }
        }
        assertThat(fixture.tracker.requests()).hasSize(6);
    }

    @Test
    void aWaitBeyondTheDeadlineEndsTheCall() {
        fixture.tracker.nextReply(Reply.text(429, "slow down").with("Retry-After", "600"));
        ExternalSystemResult result = connection.executeOperation("query", QUERY);
        bad(result, ErrorCode.RATE_LIMIT_ERROR);
        assertThat(result.metadata()).containsEntry(MetadataKeys.RETRY_AFTER_MS, 600_000L);
        assertThat(fixture.tracker.requests()).hasSize(1);
    }

    /** The first field of the mutation was done. */
    @Test
    void throttlingInTheMiddleOfAMutationIsNotRepeated() {
        fixture.tracker.nextReply(Reply.json(
                200,
                "{\"data\":{\"a\":{\"id\":\"I1\"},\"b\":null},\"errors\":[{\"message\":\"no\",\"path\":[\"b\"],"
                        + "\"type\":\"RATE_LIMITED\"}]}"));
        ExternalSystemResult result = connection.executeOperation("mutate", MUTATION);

        bad(result, ErrorCode.RATE_LIMIT_ERROR, "an error at b: no.");
        assertThat(result.isOutcomeUnknown()).isTrue();
        assertThat(result.resultData().toString()).contains("id=I1");
        assertThat(fixture.tracker.requests()).hasSize(1);
    }

    @Test
    void maintenanceIsWaitedForByMutationsToo() {
        fixture.tracker.nextReply(
                Reply.text(503, "down").with("Retry-After", "2"),
                error(503, ",\"extensions\":{\"code\":\"INTERNAL_SERVER_ERROR\"}")
                        .with("Retry-After", "2"));
        assertThat(connection.executeOperation("mutate", MUTATION).errorMessage())
                .isNull();
        assertThat(fixture.tracker.requests()).hasSize(3);
    }

    @Test
    void whatMayHaveArrivedIsRepeatedIfItIsAQuery() {
        Reply broken = Reply.json(502, "");
        for (Reply lost : new Reply[] {Reply.reset(), broken, error(200, ",\"type\":\"INTERNAL_SERVER_ERROR\"")}) {
            fixture.tracker.nextReply(lost);
            assertThat(connection.executeOperation("query", QUERY).success()).isTrue();
            fixture.tracker.nextReply(lost);
            ExternalSystemResult result = connection.executeOperation("mutate", MUTATION);
            bad(result, lost.status() == 0 ? ErrorCode.CONNECTION_ERROR : ErrorCode.SERVER_ERROR);
            assertThat(result.isOutcomeUnknown()).isTrue();
        }
        assertThat(fixture.tracker.requests()).hasSize(9);
        assertThat(fixture.tracker.titles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "mutate"})
    void silenceEndsAtTheDeadline(String operation) throws InterruptedException {
        fixture.tracker.nextReply(Reply.stall());
        CompletionStage<ExternalSystemResult> call = connection.executeOperationAsync(
                operation,
                operation.equals("query") ? QUERY : MUTATION,
                CallOptions.defaults().withDeadline(Duration.ofSeconds(10)));
        fixture.tracker.awaitRequest("POST", "/graphql");
        fixture.test.time().advance(Duration.ofSeconds(10));
        ExternalSystemResult result = TestCalls.await(call);

        bad(result, ErrorCode.TIMEOUT_ERROR);
        assertThat(result.isOutcomeUnknown()).isEqualTo(operation.equals("mutate"));
        assertThat(fixture.tracker.requests()).hasSize(1);
    }

    @Test
    void hugeDeepAndBrokenAnswersCostTheirCall() {
        for (String body : new String[] {
            "{\"data\":{\"x\":\"" + "y".repeat(10 * 1024 * 1024) + "\"}}", "[".repeat(100_000), "{\"data\":{\"x\":"
        }) {
            fixture.tracker.nextReply(Reply.json(200, body));
            bad(connection.executeOperation("query", QUERY), ErrorCode.EXCEPTION);
        }
        assertThat(connection.executeOperation("query", QUERY).success()).isTrue();
    }

    @Test
    void aServiceThatIsNotThereIsAConnectionError() {
        ExternalSystem gone = fixture.connection("url", "http://127.0.0.1:1/graphql", "max_retries", 0);
        bad(gone.executeOperation("query", QUERY), ErrorCode.CONNECTION_ERROR, "cannot connect to 127.0.0.1");
        gone.close();
    }

    @Test
    void aServiceThatEchoesTheTokenShowsItToNobody() {
        String token = UUID.randomUUID().toString();
        ExternalSystem echoed = fixture.connection("auth_type", "bearer", "auth_secret", SecretValue.of(token));
        fixture.tracker.nextReply(
                Reply.json(
                        200,
                        "{\"data\":{},\"errors\":[{\"message\":\"you sent " + token + "\",\"path\":[\"" + token
                                + "\"],\"type\":\"" + token + "\"}]}"),
                Reply.text(500, token));
        for (int i = 0; i < 2; i++) {
            assertThat(echoed.executeOperation("mutate", MUTATION).toMap().toString())
                    .doesNotContain(token);
        }
        fixture.tracker.nextReply(Reply.json(
                200, "{\"data\":{\"x\":1},\"errors\":[{\"message\":\"you sent " + token + "\",\"path\":[\"x\"]}]}"));
        ExternalSystemResult partial =
                echoed.executeOperation("query", map("document", "{ x }", "accept_partial_data", true));
        assertThat(partial.success()).isTrue();
        assertThat(partial.toMap().toString()).contains("****").doesNotContain(token);
        fixture.tracker.nextReply(
                Reply.json(200, "{\"data\":{\"x\":1},\"errors\":[{\"message\":\"" + "-".repeat(480) + token + "\"}]}"));
        assertThat(echoed.executeOperation("query", map("document", "{ x }", "accept_partial_data", true))
                        .toMap()
                        .toString())
                .contains("---****…")
                .doesNotContain(token.substring(0, 10));
        assertThat(fixture.tracker.requests().get(0).header("Authorization")).isEqualTo("Bearer " + token);
        echoed.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url | http://x/#y | setting 'url' must have no fragment.",
                "url | nope | setting 'url'",
                "schema_ttl | 0 | setting 'schema_ttl' must be at least 1s.",
                "schema_ttl | 169h | setting 'schema_ttl' must be at most 168h.",
                "use_introspection | maybe | setting 'use_introspection'",
                "colour | red | setting 'colour' is unknown for type 'graphql'."
            })
    void wrongSettingsAreNamed(String setting, String value, String sentence) {
        assertThatThrownBy(() -> fixture.connection(setting, value))
                .isInstanceOfSatisfying(
                        ExternalSystemException.class,
                        wrong -> assertThat(wrong.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR))
                .hasMessageStartingWith("Connection 'tracker': " + sentence);
    }
}
