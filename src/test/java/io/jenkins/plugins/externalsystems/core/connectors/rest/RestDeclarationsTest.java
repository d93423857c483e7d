package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.map;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a declared operation may not be. */
class RestDeclarationsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatCannotBeUsedIsNamed(String problem, Map<String, Object> change) {
        Map<String, Object> operation = map("name", "op", "path", "/a/{id}");
        operation.putAll(change);
        assertThatThrownBy(() -> RestDeclarations.check(List.of(operation)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageStartingWith("operation '" + operation.get("name") + "': ");
    }

    static Stream<Arguments> whatCannotBeUsedIsNamed() {
        Map<String, Object> poll = map("path", "/a", "status", "$.s", "done", "x");
        return Stream.of(
                Arguments.of("'path' must begin with one slash", map("path", "a")),
                Arguments.of("'path' must begin with one slash", map("path", "//evil.example/x")),
                Arguments.of("'path' would leave its place", map("path", "/a/../b")),
                Arguments.of("'path' would leave its place", map("path", "/%2e%2e/b")),
                Arguments.of("'path' has a character", map("path", "/a?b={id}")),
                Arguments.of("'path' has braces", map("path", "/a/{b c}")),
                Arguments.of("'path' is missing", map("path", " ")),
                Arguments.of("'name' must begin with a letter", map("name", "1x")),
                Arguments.of("its name is taken", map("name", "get")),
                Arguments.of("its name is taken", map("name", "create_item")),
                Arguments.of("'method' is 'TRACE'; allowed are", map("method", "TRACE")),
                Arguments.of("'name' must begin with 'delete'", map("method", "DELETE")),
                Arguments.of(
                        "'verb' must be delete",
                        map("name", "delete_x", "method", "DELETE", "item_type", "x", "verb", "update")),
                Arguments.of("'body' cannot go with GET", map("body", "{}")),
                Arguments.of("'body' is not valid JSON (line 1", map("method", "POST", "body", "{")),
                Arguments.of("'body' has double braces", map("method", "POST", "body", map("a", "{{#x}}y{{/x}}"))),
                Arguments.of("'query' must be a map", map("query", "[]")),
                Arguments.of("'query.a' has double braces", map("query", map("a", "{{{x}}}"))),
                Arguments.of("'headers' has the header 'Host'", map("headers", map("Host", "x"))),
                Arguments.of("'headers' has a character", map("headers", map("X-A", "a\n{{b}}"))),
                Arguments.of("'idempotency_header' has a name", map("idempotency_header", "a b")),
                Arguments.of("'result.a.b' is no JSONPath", map("result", map("a", map("b", "$..x")))),
                Arguments.of("'items' is no JSONPath", map("items", "rows")),
                Arguments.of("'paged' needs 'items'", map("paged", true)),
                Arguments.of("'max_pages' must be from 1 to 1000", map("max_pages", 0)),
                Arguments.of("'max_items' must be a whole number", map("max_items", "many")),
                Arguments.of("'repeat_safety' is 'maybe'", map("repeat_safety", "maybe")),
                Arguments.of("'colour' is unknown", map("colour", "red")),
                Arguments.of("'verb' is missing", map("item_type", "ship")),
                Arguments.of("'verb' is 'eat'; allowed are create, get", map("item_type", "ship", "verb", "eat")),
                Arguments.of("'verb' needs a name in 'path'", map("path", "/a", "item_type", "ship", "verb", "get")),
                Arguments.of(
                        "'parameters' has 'data', which the verb itself takes",
                        map("query", map("a", "{{data}}"), "item_type", "ship", "verb", "query")),
                Arguments.of("parameter 'b' is used nowhere", map("parameters", List.of(map("name", "b")))),
                Arguments.of(
                        "parameter 'id' is there twice",
                        map("parameters", List.of(map("name", "id"), map("name", "id")))),
                Arguments.of(
                        "parameter 'id' is required and has a default",
                        map("parameters", List.of(map("name", "id", "required", true, "default", "x")))),
                Arguments.of(
                        "'parameters.type' is 'date'; allowed are string",
                        map("parameters", List.of(map("name", "id", "type", "date")))),
                Arguments.of("'parameters' must be a list of maps", map("parameters", "{}")),
                Arguments.of("'poll.path' is missing", map("poll", map("status", "$.s", "done", "x"))),
                Arguments.of("'poll.done' must have a value", map("poll", with(poll, "failed", "x"))),
                Arguments.of("'poll.status' is no JSONPath", map("poll", with(poll, "status", "s"))),
                Arguments.of("'poll.fields.a' is no JSONPath", map("poll", with(poll, "fields", map("a", "b")))),
                Arguments.of("'poll.min_interval' must be from 0.1 s", map("poll", with(poll, "max_interval", "10ms"))),
                Arguments.of("'poll.deadline' must not be shorter", map("poll", with(poll, "deadline", "10ms"))),
                Arguments.of("'poll.path' would leave", map("poll", with(poll, "path", "/../x"))),
                Arguments.of("'poll.sleep' is unknown", map("poll", with(poll, "sleep", 1))));
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        Map<String, Object> copy = map();
        copy.putAll(map);
        copy.put(name, value);
        return copy;
    }

    @Test
    void namesAndVerbsAreThereOnce() {
        Map<String, Object> one = map("name", "one", "path", "/a/{id}", "item_type", "ship", "verb", "get");
        assertThatThrownBy(() -> RestDeclarations.check(List.of(one, one)))
                .hasMessage("operation 'one': its name is taken");
        assertThatThrownBy(() -> RestDeclarations.check(List.of(one, with(one, "name", "two"))))
                .hasMessageContaining("has the same 'verb' and 'item_type' already");
        assertThatCode(() -> RestDeclarations.check(List.of(one, with(with(one, "name", "two"), "verb", "update"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aConnectionSaysWhichOfItsOperationsIsWrong() {
        try (RestFixture fixture = new RestFixture()) {
            assertThatThrownBy(() -> fixture.declaring(map("name", "x", "path", "y")))
                    .isInstanceOf(ExternalSystemException.class)
                    .hasMessage(
                            "Connection 'harbour': setting 'operations' cannot be used: operation 'x': 'path' must begin"
                                    + " with one slash.")
                    .extracting(thrown -> ((ExternalSystemException) thrown).code())
                    .isEqualTo(ErrorCode.CONFIGURATION_ERROR);
        }
    }
}
