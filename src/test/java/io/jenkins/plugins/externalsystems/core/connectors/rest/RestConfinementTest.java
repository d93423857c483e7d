package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a template, a parameter or an answer says leaves the connection's host and path, a header or the query. */
class RestConfinementTest {
    private final RestFixture fixture = new RestFixture();
    private final ExternalSystem connection = fixture.declaring(
            map("name", "ship", "path", "/ships/{id}"),
            map("name", "part", "path", "/ships/{one}{two}"),
            map(
                    "name",
                    "search",
                    "path",
                    "/ships",
                    "query",
                    map("name", "{{called}}"),
                    "headers",
                    map("X-Who", "{{who}}"),
                    "parameters",
                    List.of(map("name", "called"), map("name", "who"))));

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                ".",
                "../admin",
                "a/../../admin",
                "..\\admin",
                "%2e%2e",
                "%2E%2e/admin",
                "%252e%252e%252fadmin",
                "..;x=1/admin",
                "a/..",
                "x\r\ny",
                "x%0d%0ay",
                "x\u0000y"
            })
    void valuesThatWouldStepUpAreRefused(String value) {
        bad(connection.executeOperation("ship", map("id", value)), ErrorCode.VALIDATION_ERROR, "parameter 'id'");
        assertThat(fixture.harbour.requests()).isEmpty();
    }

    @Test
    void valuesAreNotJoinedToAStep() {
        bad(
                connection.executeOperation("part", map("one", "a/.", "two", "./b")),
                ErrorCode.VALIDATION_ERROR,
                "would leave its place");
        bad(
                connection.executeOperation("part", map("one", "%2", "two", "e%2e")),
                ErrorCode.VALIDATION_ERROR,
                "would leave its place");
        assertThat(fixture.harbour.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/x",
                "a?b=c",
                "a#b",
                "a b",
                "ä",
                "{id}",
                "http://evil.example",
                "@evil",
                "50%",
                "a%zz"
            })
    void otherValuesStayWhereTheyArePut(String value) {
        fixture.harbour.berth(value, "Ada");
        assertThat(done(connection, "ship", "id", value)).containsEntry("name", "Ada");
        assertThat(fixture.harbour.requests().get(0).path()).startsWith("/api/ships/");
        assertThat(fixture.harbour.requests().get(0).query()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../x",
                "/a/../../x",
                "/%2e%2e/x",
                "/%2E./x",
                "//evil.example/x",
                "/a//b",
                "\\\\evil",
                "/a\\..\\b",
                "/a?b=c",
                "/a#b",
                "ships",
                "http://evil.example/",
                "/a b",
                "/ä",
                "/a\r\nb",
                "/a%zz"
            })
    void pathsOfPlainRequestsStayBelowTheUrl(String path) {
        bad(connection.executeOperation("get", map("path", path)), ErrorCode.VALIDATION_ERROR, "parameter 'path'");
        bad(connection.executeOperation("delete", map("path", path)), ErrorCode.VALIDATION_ERROR, "parameter 'path'");
        assertThat(fixture.harbour.requests()).isEmpty();
    }

    @Test
    void queryValuesStayInTheQuery() {
        done(connection, "search", "called", "a&flag=x#y?z=1\r\n");
        assertThat(fixture.harbour.requests().get(0).query()).isEqualTo("name=a%26flag%3Dx%23y%3Fz%3D1%0D%0A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Admin: yes", "a\nb", "a\u0000", "ä"})
    void headerValuesStayInTheirHeader(String value) {
        bad(connection.executeOperation("search", map("who", value)), ErrorCode.VALIDATION_ERROR, "parameter 'who'");
        bad(
                connection.executeOperation("get", map("path", "/ships", "headers", map("X-A", value))),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'headers'");
        assertThat(fixture.harbour.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "X-HTTP-Method-Override", "a b", "a:b", ""})
    void headersThatAreTheWiresOrTurnOneRequestIntoAnotherAreRefused(String name) {
        bad(
                connection.executeOperation("post", map("path", "/ships", "headers", map(name, "DELETE"))),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'headers'");
        assertThat(fixture.harbour.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/api/list/link",
                "https://127.0.0.1/api/list",
                "//evil.example/api/x",
                "http://user@127.0.0.1/api/x",
                "/other",
                "/apiother",
                "/api/../other",
                "/api/%2e%2e/other",
                "/api/..%2fother",
                "javascript:alert(1)",
                "http://[broken"
            })
    void nextPagesElsewhereAreNotAskedFor(String address) {
        ExternalSystem links = fixture.connection("paging_style", "link");
        ExternalSystem urls = fixture.connection("paging_style", "next_url");
        fixture.harbour.lists().next(address);
        for (String style : List.of("link", "next_url")) {
            bad(
                    (style.equals("link") ? links : urls)
                            .executeOperation("get", map("path", "/list/" + style, "items", "$.rows", "paged", true)),
                    ErrorCode.EXCEPTION,
                    "not below the connection's URL");
        }
        assertThat(fixture.harbour.requests()).hasSize(2);
    }

    @Test
    void theBaseUrlHoldsWhatIsBelowItAlone() {
        BaseUrl base = new BaseUrl(URI.create("https://Host.example:443/api/"));
        assertThat(Map.of(
                        "https://host.example/api", true,
                        "HTTPS://HOST.example/api/x?y=z", true,
                        "http://host.example:443/api/x", false,
                        "https://host.example:444/api/x", false,
                        "https://host.example.evil/api/x", false,
                        "https://u@host.example/api/x", false,
                        "https://host.example/apix", false,
                        "https://host.example/api/a/../../x", false))
                .allSatisfy((url, isBelow) ->
                        assertThat(base.holds(URI.create(url))).as(url).isEqualTo(isBelow));
    }
}
