package io.jenkins.plugins.externalsystems.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Whether plain data is what a vendor's OpenAPI document describes: types, required and unknown fields, lengths, enumerations,
 * references within the document. Stricter than JSON Schema: a field that the document does not name is refused.
 */
public final class SchemaCheck {
    private final JsonNode document;

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** @param file in JSON or YAML */
    public static SchemaCheck of(Path file) throws IOException {
        if (file.toString().endsWith(".json")) {
            return new SchemaCheck(new ObjectMapper().readTree(file.toFile()));
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(10_000_000);
        Object tree = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
        return new SchemaCheck(new ObjectMapper().valueToTree(tree));
    }

    /** The operation. @param path as the document has it @param method in small letters */
    public JsonNode operation(String path, String method) {
        JsonNode operation = document.path("paths").path(path).path(method);
        assertThat(operation.isObject()).as(method + " " + path).isTrue();
        return operation;
    }

    /** Checks a JSON body of an operation. */
    public void body(JsonNode operation, JsonNode data) {
        JsonNode body = resolved(operation.path("requestBody"));
        check(body.path("content").path("application/json").path("schema"), data, "body");
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private void check(JsonNode given, JsonNode data, String place) {
        JsonNode schema = resolved(given);
        if (schema.has("allOf")) {
            check(schema.path("allOf").get(0), data, place);
            return;
        }
        if (schema.has("oneOf")) {
            boolean isList = data.isArray();
            for (JsonNode one : schema.path("oneOf")) {
                if (isList == one.path("type").asText().equals("array")) {
                    check(one, data, place);
                    return;
                }
            }
        }
        switch (schema.path("type").asText()) {
            case "object" -> object(schema, data, place);
            case "array" -> {
                assertThat(data.isArray()).as(place).isTrue();
                assertThat(data.size())
                        .as(place)
                        .isBetween(
                                schema.path("minItems").asInt(0),
                                schema.path("maxItems").asInt(Integer.MAX_VALUE));
                data.forEach(element -> check(schema.path("items"), element, place + "[]"));
            }
            case "string" -> text(schema, data, place);
            case "integer" -> assertThat(data.isIntegralNumber()).as(place).isTrue();
            case "boolean" -> assertThat(data.isBoolean()).as(place).isTrue();
            default -> assertThat(schema.path("type").asText()).as(place).isEmpty();
        }
    }

    private void object(JsonNode schema, JsonNode data, String place) {
        assertThat(data.isObject()).as(place).isTrue();
        schema.path("required")
                .forEach(name -> assertThat(data.has(name.asText()))
                        .as(place + "." + name)
                        .isTrue());
        if (!schema.has("properties")) {
            return;
        }
        data.fields().forEachRemaining(field -> {
            JsonNode property = schema.path("properties").path(field.getKey());
            assertThat(property.isObject()).as(place + "." + field.getKey()).isTrue();
            check(property, field.getValue(), place + "." + field.getKey());
        });
    }

    private static void text(JsonNode schema, JsonNode data, String place) {
        assertThat(data.isTextual()).as(place).isTrue();
        assertThat(data.asText().length())
                .as(place)
                .isBetween(
                        schema.path("minLength").asInt(0),
                        schema.path("maxLength").asInt(Integer.MAX_VALUE));
        if (schema.has("enum")) {
            assertThat(schema.path("enum").toString()).as(place).contains(data.toString());
        }
        if (schema.path("format").asText().equals("email")) {
            assertThat(data.asText()).as(place).matches("[^@\\s]+@[^@\\s]+");
        }
    }
}
