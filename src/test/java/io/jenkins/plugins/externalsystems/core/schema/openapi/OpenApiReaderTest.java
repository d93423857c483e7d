package io.jenkins.plugins.externalsystems.core.schema.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.schema.HttpTarget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read of OpenAPI 3 and Swagger 2 documents. */
class OpenApiReaderTest {
    private static final String THREE = """
        openapi: 3.0.3
        info: {title: Pet shop, version: "1.2"}
        servers:
          - url: https://{region}.pets.example/v1
            variables: {region: {default: eu}}
        paths:
          /pets/{pet_id}:
            parameters:
              - {name: pet_id, in: path, required: true, schema: {type: integer, format: int32}}
              - {name: verbose, in: query, schema: {type: boolean}}
            get:
              operationId: getPet
              summary: Reads a pet.
              parameters:
                - {name: verbose, in: query, required: true, schema: {type: string, enum: [yes, no]}}
                - {name: X-Trace, in: header, schema: {type: string}}
                - {name: Authorization, in: header, required: true, schema: {type: string}}
              responses: {}
            put:
              deprecated: true
              requestBody:
                required: true
                content:
                  application/xml: {schema: {type: object}}
                  application/json:
                    schema: {$ref: '#/components/schemas/Pet'}
            delete: {operationId: removePet}
          /pets:
            get:
              operationId: getPet
              parameters:
                - $ref: '#/components/parameters/Tags'
            post:
              operationId: add pet
              requestBody:
                content:
                  multipart/form-data:
                    schema:
                      type: object
                      properties:
                        photo: {type: string, format: binary}
                        id: {type: integer, format: int64}
          /search/{query}/{page}:
            get:
              parameters:
                - {name: query, in: path, required: true, schema: {type: string}}
                - {name: query, in: query, schema: {type: string, default: cats}}
          /raw:
            post:
              operationId: raw
              requestBody: {content: {text/plain: {schema: {type: string}}}}
          /list:
            post:
              operationId: list
              requestBody: {content: {application/json: {schema: {type: array, items: {type: object}}}}}
        components:
          parameters:
            Tags: {name: tags, in: query, schema: {type: array, items: {type: string}}}
          schemas:
            Named: {type: object, required: [name], properties: {name: {type: string, description: What it hears to.}}}
            Pet:
              allOf:
                - $ref: '#/components/schemas/Named'
                - type: object
                  properties:
                    id: {type: integer, readOnly: true}
                    weight: {type: number}
                    owner: {$ref: '#/components/schemas/Named'}
                    friends: {type: array, items: {$ref: '#/components/schemas/Pet'}}
                    kind: {type: string, enum: [cat, dog]}
        """;

    private static final String TWO = """
        {"swagger": "2.0", "host": "pets.example", "basePath": "/v2", "schemes": ["https"],
         "consumes": ["application/json"],
         "paths": {
           "/pets": {
             "post": {"operationId": "create", "parameters": [
               {"name": "pet", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Pet"}}]},
             "get": {"operationId": "list", "parameters": [
               {"name": "ids", "in": "query", "type": "array", "items": {"type": "string"}},
               {"name": "all", "in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"}]}},
           "/upload": {"post": {"operationId": "upload", "parameters": [
               {"name": "file", "in": "formData", "type": "file", "required": true},
               {"name": "note", "in": "formData", "type": "string"}]}}},
         "definitions": {"Pet": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}}
        """;

    @Test
    void readsPlacesTypesAndOverridesOfVersionThree() {
        ServiceSchema schema = read(THREE);

        assertThat(schema.title()).isEqualTo("Pet shop");
        assertThat(schema.version()).isEqualTo("1.2");
        assertThat(schema.baseUrls()).containsExactly("https://eu.pets.example/v1");
        assertThat(described(schema, "getPet"))
                .containsExactly("pet_id PATH INTEGER!", "verbose QUERY STRING! [yes, no]", "X-Trace HEADER STRING");
        assertThat(schema.operation("getPet").orElseThrow().summary()).isEqualTo("Reads a pet.");
        assertThat(described(schema, "put_pets_by_pet_id"))
                .containsExactly(
                        "pet_id PATH INTEGER!",
                        "verbose QUERY BOOLEAN",
                        "name BODY TEXT!",
                        "weight BODY NUMBER",
                        "owner BODY MAP",
                        "friends BODY MAP_LIST",
                        "kind BODY TEXT [cat, dog]");
        assertThat(schema.operation("put_pets_by_pet_id").orElseThrow().isDeprecated())
                .isTrue();
        assertThat(described(schema, "add_pet")).containsExactly("photo FILE_PART STRING", "id PART NUMBER");
        assertThat(described(schema, "raw")).containsExactly("body WHOLE_BODY TEXT");
        assertThat(described(schema, "list")).containsExactly("body WHOLE_BODY MAP_LIST");
    }

    @Test
    void namesAreUniqueAndWhatDeletesSaysSo() {
        ServiceSchema schema = read(THREE);

        assertThat(schema.operations())
                .extracting(SchemaOperation::name)
                .containsExactly(
                        "getPet",
                        "put_pets_by_pet_id",
                        "delete_removePet",
                        "getPet_2",
                        "add_pet",
                        "get_search_by_query_by_page",
                        "raw",
                        "list");
        assertThat(described(schema, "get_search_by_query_by_page"))
                .containsExactly("query PATH STRING!", "query_query QUERY STRING", "page PATH STRING!");
        assertThat(schema.notes())
                .containsExactly("'getPet' is the name of several operations; one is called 'getPet_2'.");
    }

    @Test
    void targetsSayHowAndWhetherAgain() {
        ServiceSchema schema = read(THREE);

        assertThat(schema.operation("put_pets_by_pet_id").orElseThrow().target())
                .isEqualTo(new HttpTarget("PUT", "/pets/{pet_id}", "application/json"));
        assertThat(schema.operation("put_pets_by_pet_id").orElseThrow().target().safety())
                .isEqualTo(RepeatSafety.SAFE);
        assertThat(schema.operation("add_pet").orElseThrow().target())
                .isEqualTo(new HttpTarget("POST", "/pets", "multipart/form-data"));
        assertThat(schema.operation("add_pet").orElseThrow().target().safety()).isEqualTo(RepeatSafety.UNSAFE);
    }

    @Test
    void readsSwaggerTwo() {
        ServiceSchema schema = read(TWO);

        assertThat(schema.baseUrls()).containsExactly("https://pets.example/v2");
        assertThat(described(schema, "create")).containsExactly("name BODY TEXT!");
        assertThat(described(schema, "upload")).containsExactly("file FILE_PART STRING!", "note PART TEXT");
        assertThat(described(schema, "list")).containsExactly("ids QUERY STRING_LIST", "all QUERY STRING_LIST");
        assertThat(schema.operation("list").orElseThrow().parameters())
                .extracting(parameter -> parameter.separator())
                .containsExactly(",", "");
    }

    @Test
    void whatCannotBeUnderstoodIsLeftOutAndNoted() {
        ServiceSchema schema = read("""
            openapi: 3.1.0
            paths:
              /good: {get: {operationId: good}}
              /elsewhere: {$ref: 'other.yaml#/paths/x'}
              /remote: {get: {parameters: [{$ref: 'https://evil.example/p.yaml'}]}}
              /missing: {get: {parameters: [{$ref: '#/components/parameters/No'}]}}
              /loop: {get: {parameters: [{$ref: '#/components/parameters/A'}]}}
              /../up: {get: {}}
              //evil.example/x: {get: {}}
              /xml: {post: {requestBody: {content: {application/xml: {}}}}}
              /cookie: {get: {parameters: [{name: 's;t=u', in: cookie, required: true, schema: {type: string}}]}}
            components:
              parameters: {A: {$ref: '#/components/parameters/B'}, B: {$ref: '#/components/parameters/A'}}
            """);

        assertThat(schema.operations()).extracting(SchemaOperation::name).containsExactly("good");
        assertThat(schema.notes())
                .containsExactly(
                        "'/elsewhere' is left out: it refers to 'other.yaml#/paths/x' at #/paths/~1elsewhere, and other"
                                + " documents are not read.",
                        "'GET /remote' is left out: it refers to 'https://evil.example/p.yaml' at"
                                + " #/paths/~1remote/get/parameters/0, and other documents are not read.",
                        "'GET /missing' is left out: it refers to '#/components/parameters/No' at"
                                + " #/paths/~1missing/get/parameters/0, which is not there.",
                        "'GET /loop' is left out: the reference at #/paths/~1loop/get/parameters/0 leads to itself.",
                        "'GET /../up' is left out: its path is none that can be asked for below a base URL.",
                        "'GET //evil.example/x' is left out: its path is none that can be asked for below a base URL.",
                        "'POST /xml' is left out: its body is neither JSON nor a form nor text nor a file.",
                        "'GET /cookie' is left out: its parameter 's;t=u' has a name that no cookie can have.");
    }

    @Test
    void cookiesAreParametersOfOpenApiThree() {
        String document = """
            %s
            paths:
              /plain:
                parameters: [{name: shared, in: cookie, required: true, schema: {type: string}}]
                get:
                  operationId: plain
                  parameters:
                    - {name: id, in: query, schema: {type: string}}
                    - {name: id, in: cookie, schema: {type: string, enum: [a, b]}}
                    - {name: several, in: cookie, schema: {type: array, items: {type: string}}}
                    - {name: joined, in: cookie, explode: false, schema: {type: array, items: {type: string}}}
                    - {name: ready, in: cookie, content: {text/plain: {schema: {type: string}}}}
                    - {name: 'no name', in: cookie, schema: {type: string}}
              /other: {get: {operationId: other, parameters: [{name: shared, in: cookie, type: string}]}}
            """;
        ServiceSchema three = read(document.formatted("openapi: 3.0.3"));
        assertThat(described(three, "plain"))
                .containsExactly(
                        "shared COOKIE STRING!",
                        "id QUERY STRING",
                        "cookie_id COOKIE STRING [a, b]",
                        "several COOKIE STRING_LIST",
                        "joined COOKIE STRING_LIST",
                        "ready COOKIE STRING");
        assertThat(three.operation("plain").orElseThrow().parameters())
                .extracting(parameter -> parameter.separator() + parameter.contentType())
                .containsExactly("", "", "", "", ",", ",text/plain");

        ServiceSchema two = read(document.formatted("swagger: '2.0'"));
        assertThat(described(two, "other")).isEmpty();
        assertThat(two.operation("plain")).isEmpty();
        assertThat(two.notes())
                .containsExactly(
                        "'GET /plain' is left out: its parameter 'shared' is a cookie, which Swagger 2 does not know.");
    }

    private static ServiceSchema read(String document) {
        return OpenApiReader.read(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Name, place, type with an exclamation mark where it is required, choices. */
    private static List<String> described(ServiceSchema schema, String operation) {
        return schema.operation(operation).orElseThrow().parameters().stream()
                .map(parameter -> parameter.name() + " " + parameter.place() + " " + parameter.type()
                        + (parameter.isRequired() ? "!" : "")
                        + (parameter.choices().isEmpty() ? "" : " " + parameter.choices()))
                .toList();
    }
}
