package io.jenkins.plugins.externalsystems.core.schema.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.schema.HttpTarget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies and parts are files, and which are text. */
class FileBodiesTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                "application/octet-stream: {schema: {type: string, format: binary}}|FILE_BODY STRING",
                "application/octet-stream: {}|FILE_BODY STRING",
                "application/octet-stream: {schema: {type: string, format: byte}}|WHOLE_BODY TEXT",
                "application/octet-stream: {schema: {type: string, contentEncoding: base64}}|WHOLE_BODY TEXT",
                "\"image/*\": {}|FILE_BODY STRING",
                "image/png: {schema: {type: string, contentMediaType: image/png}}|FILE_BODY STRING",
                "application/vnd.x: {schema: {type: string, format: binary}}|FILE_BODY STRING",
                "\"*/*\": {schema: {type: string, format: binary}}|FILE_BODY STRING",
                "\"*/*\": {schema: {type: string}}|WHOLE_BODY TEXT",
                "text/csv: {schema: {type: string}}|WHOLE_BODY TEXT",
                "text/csv: {schema: {type: string, format: binary}}|FILE_BODY STRING",
                "application/json: {schema: {type: string, format: binary}}|WHOLE_BODY TEXT",
            },
            delimiter = '|')
    void aBodyIsWhatItsSchemaOrItsTypeSays(String content, String kind) {
        assertThat(kind(only(content))).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed: {schema: {type: string, format: binary}}",
                "\"image/png\\r\\nX-Evil: 1\": {}",
                "\"application/json;\\r\\nX-Evil: 1\": {}",
                "application/vnd.x: {schema: {type: string}}"
            })
    void whatIsNoneOfTheseIsLeftOut(String content) {
        ServiceSchema schema = read(content);
        assertThat(schema.operations()).isEmpty();
        assertThat(schema.notes().toString()).contains("neither JSON nor a form nor text nor a file");
    }

    @Test
    void partsKnowTheirTypeUnlessItWouldAddALine() {
        ServiceSchema schema = read("""
            multipart/form-data:
                        schema: {type: object, properties: {
                          a: {type: string, format: binary, default: x},
                          b: {type: array, items: {type: string, format: binary}},
                          c: {type: string},
                          d: {type: [string, "null"], contentMediaType: image/png, contentEncoding: base64}}}
                        encoding: {
                          a: {contentType: "image/png, image/jpeg"},
                          c: {contentType: "text/plain\\r\\nX-Evil: 1"}}\
            """);
        assertThat(schema.operations().get(0).parameters())
                .extracting(part -> part.name() + " " + kind(part) + " " + part.contentType())
                .containsExactly(
                        "a FILE_PART STRING image/png, image/jpeg",
                        "b FILE_PART STRING_LIST ",
                        "c PART TEXT ",
                        "d PART TEXT ");
        assertThat(schema.operations().get(0).parameters().get(0).defaultValue())
                .isNull();
    }

    @Test
    void swaggerSaysItInWhatItConsumes() {
        ServiceSchema schema = OpenApiReader.read("""
            {"swagger": "2.0", "host": "pets.example", "paths": {"/x": {
              "put": {"consumes": ["application/octet-stream"], "parameters": [
                {"name": "x", "in": "body", "required": true, "schema": {"type": "string", "format": "binary"}}]},
              "post": {"consumes": ["text/plain"], "parameters": [
                {"name": "x", "in": "body", "schema": {"type": "string"}}]}}}}\
            """.getBytes(StandardCharsets.UTF_8));
        assertThat(schema.operations())
                .extracting(operation ->
                        kind(operation.parameters().get(0)) + " " + ((HttpTarget) operation.target()).contentType())
                .containsExactly("FILE_BODY STRING application/octet-stream", "WHOLE_BODY TEXT text/plain");
    }

    private static SchemaParameter only(String content) {
        return read(content).operations().get(0).parameters().get(0);
    }

    private static String kind(SchemaParameter parameter) {
        return parameter.place() + " " + parameter.type();
    }

    private static ServiceSchema read(String content) {
        String document = """
            openapi: 3.1.0
            paths:
              /x:
                post:
                  requestBody:
                    required: true
                    content:
            """ + " ".repeat(10) + content + "\n";
        return OpenApiReader.read(document.getBytes(StandardCharsets.UTF_8));
    }
}
