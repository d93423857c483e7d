package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.MultipartForm;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One request below {@code rest/api}, taken apart. */
final class JiraRequest {
    private final RecordedRequest request;
    private final List<String> path;

    /** @param path below {@code rest/api}, as on the wire */
    JiraRequest(RecordedRequest request, String path) {
        this.request = request;
        this.path =
                List.of(path.split("/", -1)).stream().map(JiraRequest::decode).toList();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String method() {
        return request.method();
    }

    /** The path, each variable part shown as {@code *}. */
    String route() {
        if (path.size() > 2 && path.get(1).equals("createmeta")) {
            List<String> rest = path.subList(3, path.size());
            return "issue/createmeta/*" + (rest.isEmpty() ? "" : "/" + rest.get(0)) + (rest.size() > 1 ? "/*" : "");
        }
        boolean isIssue =
                path.get(0).equals("issue") && path.size() > 1 && !path.get(1).equals("bulk");
        List<String> shown = new ArrayList<>(path);
        if ((isIssue || path.get(0).equals("attachment")) && path.size() > 1) {
            shown.set(1, "*");
        }
        if (isIssue && path.size() > 3) {
            shown.set(3, "*");
        }
        return String.join("/", shown);
    }

    String segment(int index) {
        return path.get(index);
    }

    /** @param known names that the operation has; others are refused */
    Map<String, String> query(Set<String> known) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair :
                request.query().isEmpty() ? new String[0] : request.query().split("&")) {
            String[] parts = pair.split("=", 2);
            if (!known.contains(decode(parts[0]))) {
                throw JiraRefusal.of(400, "Unknown query parameter '" + decode(parts[0]) + "'.");
            }
            query.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
        }
        return query;
    }

    /** The JSON object in the body. @param known names that the operation has; others are refused */
    Map<String, Object> body(Set<String> known) {
        if (!request.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw JiraRefusal.of(415, "Unsupported Media Type");
        }
        try {
            if (Json.parse(request.text()) instanceof Map<?, ?> map && known.containsAll(map.keySet())) {
                Map<String, Object> body = new LinkedHashMap<>();
                map.forEach((name, value) -> body.put(String.valueOf(name), value));
                return body;
            }
        } catch (IllegalArgumentException noJson) {
            // Refused below like every other body of the wrong form.
        }
        throw JiraRefusal.payload();
    }

    /** The parts of a form with files. */
    List<MultipartForm.Part> form() {
        try {
            return MultipartForm.read(request);
        } catch (IllegalArgumentException noForm) {
            throw JiraRefusal.of(415, "Unsupported Media Type");
        }
    }

    String header(String name) {
        return request.header(name);
    }

    /** An object in the body. */
    static Map<String, Object> object(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw JiraRefusal.payload();
        }
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((name, entry) -> object.put(String.valueOf(name), entry));
        return object;
    }
}
