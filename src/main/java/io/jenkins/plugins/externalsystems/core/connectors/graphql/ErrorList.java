package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The errors of an answer as plain data. */
final class ErrorList {
    /** What a result's metadata, and data that is partial, have them under. */
    static final String KEY = "errors";

    private static final int MOST = 20;
    private static final int LONGEST = 500;

    private ErrorList() {}

    /** The first of them: message, path and code. */
    static List<Map<String, Object>> of(List<JsonNode> errors) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (JsonNode error : errors.subList(0, Math.min(MOST, errors.size()))) {
            Map<String, Object> entry = new LinkedHashMap<>();
            String message = Json.text(error, "message");
            // The mark tells who masks secrets that one may have been cut.
            entry.put("message", message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…");
            entry.put("path", path(error));
            entry.put("code", code(error));
            list.add(entry);
        }
        return list;
    }

    /** Such as {@code repository.issues[2].title}; empty where the error names no field. */
    static String path(JsonNode error) {
        StringBuilder path = new StringBuilder();
        for (JsonNode part : Json.elements(error.path("path"))) {
            if (path.length() > LONGEST) {
                return path.append("…").toString();
            }
            if (part.isNumber()) {
                path.append('[').append(part.asText()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(part.asText());
            }
        }
        return path.toString();
    }

    /** The service's word for it, where it has one; GitHub calls it type. */
    static String code(JsonNode error) {
        String code = Json.text(error, "extensions", "code");
        String word = code.isEmpty() ? Json.text(error, "type") : code;
        return word.matches("[A-Za-z0-9_.-]{1,60}") ? word : "";
    }
}
