package io.jenkins.plugins.externalsystems.core.connectors.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a service says about an error, in the forms that are common.
 *
 * @param words empty where it says nothing that can be read
 * @param code its own word for the error; empty for none
 * @param fields names with what is wrong with each
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749, error and error_description</a>
 */
record ErrorWords(String words, String code, Map<String, Object> fields) {
    private static final int LARGEST = 256 * 1024;
    private static final int MOST = 20;
    private static final List<String> SENTENCES = List.of(
            "detail", "error_description", "message", "msg", "error_message", "errorMessage", "description", "title");
    private static final List<String> CODES = List.of("code", "error_code", "errorCode", "reason", "status", "type");
    private static final List<String> LISTS =
            List.of("errors", "invalid-params", "invalid_params", "violations", "details", "detail", "errorMessages");
    private static final List<String> NAMES =
            List.of("field", "name", "property", "path", "pointer", "param", "loc", "propertyPath");

    static ErrorWords of(HttpResponse response) {
        if (response.bytes().length > LARGEST) {
            return new ErrorWords("", "", Map.of());
        }
        if (!response.isJson()) {
            String type = response.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
            JsonNode guessed = Json.readOrMissing(response);
            if (!guessed.isContainerNode()) {
                return new ErrorWords(
                        type.startsWith("text/plain") ? response.text().trim() : "", "", Map.of());
            }
            return of(guessed);
        }
        return of(Json.readOrMissing(response));
    }

    private static ErrorWords of(JsonNode body) {
        JsonNode error = body.path("error").isObject() ? body.path("error") : body;
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> said = new ArrayList<>();
        LISTS.forEach(name -> collect(error.path(name), said, fields));
        if (error != body) {
            collect(body.path("errors"), said, fields);
        }
        if (body.isArray()) {
            collect(body, said, fields);
        }
        String sentence = first(error, SENTENCES);
        if (sentence.isEmpty() && body.path("error").isTextual()) {
            sentence = body.path("error").asText();
        }
        if (sentence.isEmpty() && body.isTextual()) {
            sentence = body.asText();
        }
        String words = said.stream()
                .filter(part -> !part.isBlank())
                .distinct()
                .limit(MOST)
                .reduce(sentence, (all, part) -> all.contains(part) ? all : all.isEmpty() ? part : all + "; " + part);
        String code = first(error, CODES);
        if (code.isEmpty()
                && body.path("error").isTextual()
                && !body.path("error").asText().equals(words)) {
            code = body.path("error").asText();
        }
        return new ErrorWords(words, code.length() > 200 || code.equals("about:blank") ? "" : code, fields);
    }

    private static String first(JsonNode node, List<String> names) {
        for (String name : names) {
            String text = Json.text(node, name);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** A list of sentences or of maps, or a map of fields to sentences. */
    private static void collect(JsonNode list, List<String> said, Map<String, Object> fields) {
        if (list.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> entries = list.fields();
            while (entries.hasNext() && fields.size() < MOST) {
                Map.Entry<String, JsonNode> entry = entries.next();
                JsonNode value = entry.getValue().isArray() ? entry.getValue().path(0) : entry.getValue();
                tell(entry.getKey(), value.isValueNode() ? value.asText() : first(value, SENTENCES), said, fields);
            }
        }
        for (JsonNode element : list.isArray() ? list : MissingNode.getInstance()) {
            if (said.size() >= MOST) {
                return;
            }
            if (element.isValueNode()) {
                said.add(element.asText());
                continue;
            }
            String what = first(element, SENTENCES);
            tell(
                    name(element),
                    what.isEmpty() ? first(element, List.of("reason", "error", "code")) : what,
                    said,
                    fields);
        }
    }

    private static String name(JsonNode element) {
        for (String candidate : NAMES) {
            JsonNode node = element.path(candidate);
            if (node.isArray()) {
                List<String> parts = new ArrayList<>();
                node.forEach(part -> parts.add(part.asText()));
                return String.join(".", parts);
            }
            if (node.isValueNode() && !node.asText().isBlank()) {
                return node.asText();
            }
        }
        return Json.text(element, "source", "pointer");
    }

    private static void tell(String name, String what, List<String> said, Map<String, Object> fields) {
        if (what.isBlank()) {
            return;
        }
        said.add(name.isBlank() ? what : name + ": " + what);
        if (!name.isBlank() && fields.size() < MOST) {
            fields.putIfAbsent(name, what);
        }
    }
}
