package io.jenkins.plugins.externalsystems.core.schema.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAPI and Swagger documents that were made to do harm: nothing that they name is read. */
class HostileOpenApiTest {
    private static final String SECRET = "the-content-of-a-local-file";

    /** Whom the documents want Jenkins to ask. */
    private final FakeServer other = new FakeServer() {
        @Override
        protected Reply answer(RecordedRequest request) {
            return Reply.json(200, "{\"name\":\"stolen\",\"in\":\"query\"}");
        }
    };

    @AfterEach
    void nobodyWasAsked() {
        assertThat(other.requests()).isEmpty();
        other.close();
    }

    private static ServiceSchema read(String document) {
        return OpenApiReader.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x: {$ref: '@#/x'}",
                "/x: {get: {parameters: [{$ref: '@'}]}}",
                "/x: {get: {parameters: [{name: a, in: query, schema: {$ref: '@'}}]}}",
                "/x: {post: {requestBody: {$ref: '@'}}}",
                "/x: {post: {requestBody: {content: {application/json: {schema: {$ref: '@'}}}}}}",
                "/x: {post: {requestBody: {content: {application/json: {schema: {allOf: [{$ref: '@'}]}}}}}}"
            })
    void otherDocumentsAreNotRead(String path, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.json"), "{\"name\":\"" + SECRET + "\",\"in\":\"query\"}");
        for (String place : new String[] {other.url() + "/p.json", file.toUri().toString(), file.toString()}) {
            ServiceSchema schema =
                    read("openapi: 3.0.0\npaths:\n  /good: {get: {operationId: good}}\n  " + path.replace("@", place));
            assertThat(schema.operations()).extracting(SchemaOperation::name).containsExactly("good");
            assertThat(schema.notes())
                    .singleElement()
                    .satisfies(note -> assertThat(note)
                            .contains("is left out", "other documents are not read")
                            .doesNotContain(SECRET));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "swagger: '2.0'\npaths: {/x: {get: {parameters: [{in: body, name: b, schema: {$ref: '#/x'}}]}}}\nx: {$ref: '#/x'}",
                "openapi: 3.0.0\npaths: {/x: {$ref: '#/paths/~1x'}}",
                "openapi: 3.0.0\npaths: {/x: {get: {parameters: [{$ref: '#/a'}]}}}\na: {$ref: '#/b'}\nb: {$ref: '#/a'}",
                "openapi: 3.0.0\npaths: {/x: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/s'}}}}}}}\n"
                        + "s: {allOf: [{$ref: '#/s'}, {properties: {a: {}}}]}"
            })
    void cyclesCostTheOperation(String document) {
        ServiceSchema schema = read(document);
        assertThat(schema.operations()).isEmpty();
        assertThat(schema.notes())
                .singleElement()
                .satisfies(note -> assertThat(note).contains("is left out"));
    }

    /** A property may be of the type that it is a property of: only the first level is looked at. */
    @Test
    void typesWithinThemselvesAreNoCycle() {
        ServiceSchema schema = read("openapi: 3.0.0\n"
                + "paths: {/x: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/n'}}}}}}}\n"
                + "n: {properties: {next: {$ref: '#/n'}, name: {type: string}}}");
        assertThat(schema.operations().get(0).parameters()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
                "a: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ['@']]]]",
                "openapi: 9.0.0\npaths: {}",
                "openapi: 3.0.0\npaths: []",
                "openapi: 3.0.0"
            })
    void whatIsNoneIsRefused(String document) {
        assertThatThrownBy(() -> read(document.replace("@", other.url().toString())))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("The document ")
                .hasMessageEndingWith(".");
    }
}
