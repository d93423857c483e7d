package io.jenkins.plugins.externalsystems.fakes.testrail;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One request, taken apart: {@code index.php?/api/v2/METHOD/ID&filter=value}. */
final class TestRailCall {
    private static final String API = "/api/v2/";
    /** What an administrator has added. */
    private static final Set<String> CUSTOM =
            Set.of("custom_environment", "custom_automation_id", "custom_step_results");

    private final RecordedRequest request;
    private final String method;
    private final List<Long> ids = new ArrayList<>();
    private String text = "";
    private final Map<String, String> filters = new LinkedHashMap<>();

    TestRailCall(RecordedRequest request) {
        if (!request.path().endsWith("/index.php") || !request.query().startsWith(API)) {
            throw TestRailRefusal.of(404, "Page not found");
        }
        this.request = request;
        String[] parts = request.query().substring(API.length()).split("&");
        String[] path = parts[0].split("/");
        method = path[0];
        for (int i = 1; i < path.length; i++) {
            if (path[i].matches("[0-9]+")) {
                ids.add(Long.parseLong(path[i]));
            } else {
                text = path[i];
            }
        }
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            filters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        boolean isRead = method.startsWith("get_");
        if (!request.method().equals(isRead ? "GET" : "POST")) {
            throw TestRailRefusal.of(405, "This method takes " + (isRead ? "GET" : "POST") + " only");
        }
        if (!method.startsWith("add_attachment")
                && !request.header("Content-Type").startsWith("application/json")) {
            throw TestRailRefusal.of(
                    400, "Content-Type header missing or invalid (the API requires 'Content-Type: application/json').");
        }
    }

    String method() {
        return method;
    }

    RecordedRequest request() {
        return request;
    }

    /** An id that is no number. */
    String textId() {
        return text;
    }

    long id(int index) {
        if (ids.size() <= index) {
            throw TestRailRefusal.of(400, "The id number " + (index + 1) + " is missing.");
        }
        return ids.get(index);
    }

    /** The filters. @param known names that the method has; others are refused */
    Map<String, String> filters(String... known) {
        Set<String> allowed = Set.of(known);
        filters.keySet().forEach(name -> {
            if (!allowed.contains(name) && !Set.of("limit", "offset").contains(name)) {
                throw TestRailRefusal.field(name, "is not a filter of " + method);
            }
        });
        return filters;
    }

    int number(String filter, int otherwise) {
        return filters.containsKey(filter) ? Integer.parseInt(filters.get(filter)) : otherwise;
    }

    /** The JSON object in the body. @param known names of fields that the method has; others are refused */
    Map<String, Object> body(String... known) {
        Object parsed;
        try {
            parsed = Json.parse(request.text());
        } catch (IllegalArgumentException noJson) {
            throw TestRailRefusal.of(400, "The body is not valid JSON");
        }
        if (!(parsed instanceof Map<?, ?> map)) {
            throw TestRailRefusal.of(400, "The body is no JSON object");
        }
        return object(map, known);
    }

    /** An object, or one in it. */
    static Map<String, Object> object(Map<?, ?> map, String... known) {
        Set<String> allowed = Set.of(known);
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!allowed.contains(name) && !CUSTOM.contains(String.valueOf(name))) {
                throw TestRailRefusal.field(String.valueOf(name), "is unknown");
            }
            object.put(String.valueOf(name), value);
        });
        return object;
    }
}
