package io.jenkins.plugins.externalsystems.fakes.slack;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the arguments of a call from the query, a form or JSON, as strictly as Slack does about types of content. */
final class FakeCall {
    private static final Set<String> CHARSETS = Set.of("", "utf-8", "iso-8859-1");

    private FakeCall() {}

    /** @param takesJson whether the method knows JSON bodies; many reads do not */
    static Map<String, Object> arguments(RecordedRequest request, boolean takesJson) throws FakeError {
        Map<String, Object> arguments = new LinkedHashMap<>(form(request.query()));
        if (request.body().length == 0) {
            return arguments;
        }
        String type = request.header("Content-Type").toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            throw new FakeError("missing_post_type");
        }
        String media = type.split(";")[0].strip();
        String charset = type.contains("charset=")
                ? type.substring(type.indexOf("charset=") + 8).strip()
                : "";
        if (!CHARSETS.contains(charset)) {
            throw new FakeError("invalid_charset");
        }
        if (media.equals("application/x-www-form-urlencoded")) {
            arguments.putAll(form(request.text()));
        } else if (media.equals("application/json") && takesJson) {
            // Slack only warns of missing_charset.
            if (charset.isEmpty()) {
                throw new FakeError("invalid_charset");
            }
            arguments.putAll(json(request.text()));
        } else {
            throw new FakeError("invalid_post_type");
        }
        return arguments;
    }

    private static Map<String, Object> json(String text) throws FakeError {
        try {
            if (Json.parse(text) instanceof Map<?, ?> map) {
                Map<String, Object> arguments = new LinkedHashMap<>();
                map.forEach((key, value) -> arguments.put(String.valueOf(key), value));
                return arguments;
            }
        } catch (IllegalArgumentException broken) {
            throw new FakeError("invalid_json");
        }
        throw new FakeError("json_not_object");
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                fields.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
