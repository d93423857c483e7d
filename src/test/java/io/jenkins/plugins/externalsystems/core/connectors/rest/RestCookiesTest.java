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
import io.jenkins.plugins.externalsystems.fakes.rest.HarbourCookies;
import io.jenkins.plugins.externalsystems.testing.ServiceCalls;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations of an OpenAPI document whose parameters are cookies. */
class RestCookiesTest {
    private static final String DOCUMENT = "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"Harbour\",\"version\":\"1\"},"
            + "\"servers\":[{\"url\":\"/api\"}],\"paths\":{" + HarbourCookies.PATHS + "}}";

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

    private List<RecordedRequest> watches() {
        return fixture.harbour.requests("GET", "/watch");
    }

    private String cookie() {
        return watches().get(watches().size() - 1).header("Cookie");
    }

    @Test
    void allAreInOneHeader() {
        Map<String, Object> seen = done(
                connection(),
                "getWatch",
                "tide",
                "low",
                "depth",
                7,
                "flag",
                List.of("de", "fr"),
                "pier",
                List.of("a", "b"),
                "crew",
                "{\"cook\": 1}");
        assertThat(cookie()).isEqualTo("tide=low; depth=7; flag=de; flag=fr; pier=a%2Cb; crew=%7B%22cook%22%3A%201%7D");
        assertThat(seen)
                .containsEntry("flag", List.of("de", "fr"))
                .containsEntry("pier", List.of("a,b"))
                .containsEntry("crew", List.of("{\"cook\": 1}"));
    }

    @Test
    void onlyWhatIsGivenIsSent() {
        ExternalSystem connection = connection();
        done(connection, "getWatch", "tide", "low", "flag", List.of());
        assertThat(cookie()).as("the default stays with the service").isEqualTo("tide=low");
        bad(
                connection.executeOperation("getWatch", map("depth", 1)),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'tide' is missing: Which tide.");
        bad(
                connection.executeOperation("getWatch", map("tide", "low", "depth", "deep")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'depth' must be a number");
        bad(
                connection.executeOperation("getWatch", map("tide", "low", "not a name", "x")),
                ErrorCode.VALIDATION_ERROR,
                "'not a name'");
        assertThat(watches()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "low; session=stolen",
                "low\r\nX-Evil: 1",
                "low\nSet-Cookie: a=b",
                "a,b",
                "a b\t",
                "\"quoted\"",
                "back\\slash",
                "a=b&c=d",
                "50%",
                "%3B%0D%0A",
                "a+b*c~d",
                "\u0000\u0007\u007f\u0085",
                "größer ☸ 𝄞",
                " low "
            })
    void aValueStaysInItsPlaceWhateverIsInIt(String value) {
        Map<String, Object> seen = done(connection(), "getWatch", "tide", value, "flag", List.of(value, "x"));
        assertThat(seen)
                .containsOnlyKeys("tide", "flag")
                .containsEntry("tide", List.of(value))
                .containsEntry("flag", List.of(value, "x"));
        assertThat(cookie()).matches("tide=[!-~&&[^;,\"\\\\]]+; flag=[!-~&&[^;,\"\\\\]]+; flag=x");
        assertThat(watches().get(0).header("X-Evil")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "low; session=stolen",
                "a\r\nX-Evil: 1",
                "a\n",
                "a,b",
                "a b",
                "a\"b",
                "\"a",
                "a\\b",
                "ä",
                "\u0000"
            })
    void aValueThatGoesOutAsItIsHasNothingThatWouldEndIt(String value) {
        ExternalSystemResult result = connection().executeOperation("getWatch", map("tide", "low", "seal", value));
        bad(result, ErrorCode.VALIDATION_ERROR, "parameter 'seal' has a character that a cookie cannot have");
        assertThat(result.errorMessage()).doesNotContain("stolen", "Evil");
        assertThat(watches()).isEmpty();
    }

    @Test
    void plainTextGoesOutAsItIs() {
        done(connection(), "getWatch", "tide", "low", "seal", "YWJj/+==%41|x");
        assertThat(cookie()).isEqualTo("tide=low; seal=YWJj/+==%41|x");
    }

    @Test
    void oneThatIsTooLongIsRefused() {
        ExternalSystem connection = connection();
        done(connection, "getWatch", "tide", "x".repeat(4092));
        bad(
                connection.executeOperation("getWatch", map("tide", "x".repeat(4093))),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'tide' is too long: a cookie has at most 4,096 bytes");
        bad(
                connection.executeOperation("getWatch", map("tide", "☸".repeat(500))),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'tide' is too long");
        assertThat(watches()).hasSize(1);
    }

    @Test
    void theyComeBesideThoseOfTheConnectionAndOfTheCallsHeader() {
        ExternalSystem connection = connection("headers", Map.of("cookie", "lang=en; depth=1"));
        done(connection, "getWatch", "tide", "low");
        assertThat(cookie()).isEqualTo("lang=en; depth=1; tide=low");
        done(connection, "getWatch", "tide", "low", "depth", 2);
        assertThat(cookie()).isEqualTo("lang=en; tide=low; depth=2");
        done(connection, "getWatch", "tide", "low", "cookie", "lang=de");
        assertThat(cookie()).isEqualTo("lang=de; tide=low");
    }

    @Test
    void aSecretCookieIsTheConnectionsWhateverTheCallSays() {
        String id = UUID.randomUUID().toString();
        SecretValue secret = SecretValue.of("session=" + id);
        for (ExternalSystem connection : List.of(
                connection("auth_type", "api_key_header", "auth_name", "Cookie", "auth_secret", secret),
                connection("headers", Map.of("Cookie", "session=x"), "secret_headers", Map.of("cookie", secret)))) {
            done(connection, "getWatch", "tide", "low");
            assertThat(cookie()).isEqualTo("tide=low; session=" + id);
            done(connection, "getWatch", "tide", "low", "cookie", "session=mine; lang=de");
            assertThat(cookie()).isEqualTo("lang=de; tide=low; session=" + id);
            fixture.harbour.nextReply(Reply.json(400, "{\"message\":\"no session " + id + "\"}"));
            ExternalSystemResult refused = connection.executeOperation("getWatch", map("tide", "low"));
            assertThat(refused.toMap().toString()).contains("no session ****").doesNotContain(id);
        }
    }

    @Test
    void aDryRunShowsThemAndMasksWhatIsSecret() {
        String token = "t0/k e;n*~" + UUID.randomUUID();
        ExternalSystem connection = connection("auth_type", "bearer", "auth_secret", SecretValue.of(token));
        done(connection, "describe");
        ExternalSystemResult dry = ServiceCalls.run(
                connection,
                "getWatch",
                map("tide", "low tide", "pass", token),
                CallOptions.defaults().asDryRun());
        assertThat(dry.errorMessage()).isNull();
        assertThat(dry.resultData().get("request").toString())
                .contains("Cookie=tide=low%20tide; pass=****}")
                .doesNotContain(token.substring(token.length() - 36));
        bad(
                ServiceCalls.run(
                        connection,
                        "getWatch",
                        map("pass", "x"),
                        CallOptions.defaults().asDryRun()),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'tide' is missing");
        assertThat(watches()).isEmpty();
    }

    /** Another cookie may have another answer. */
    @Test
    void anAnswerIsRememberedForItsCookiesAlone() {
        ExternalSystem connection = connection("cached_operations", "getWatch");
        done(connection, "getWatch", "tide", "low");
        assertThat(done(connection, "getWatch", "tide", "high")).containsEntry("tide", List.of("high"));
        assertThat(done(connection, "getWatch", "tide", "low")).containsEntry("tide", List.of("low"));
        assertThat(watches()).hasSize(2);
    }

    @Test
    void whatIsListedSaysWhichAreCookies() {
        String watch = done(connection(), "describe", "operation", "getWatch").toString();
        assertThat(watch)
                .contains("name=tide, place=cookie, type=string, required=true")
                .contains("name=query_tide, place=query")
                .doesNotContain("not a name");
    }
}
