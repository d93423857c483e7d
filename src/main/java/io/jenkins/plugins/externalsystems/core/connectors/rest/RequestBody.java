package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plain data as a body: a form or text where the Content-Type says so, else JSON. */
final class RequestBody {
    private RequestBody() {}

    /**
     * The body.
     *
     * @param contentType as the call or the connection sets it; empty for JSON
     * @throws IllegalArgumentException with the rest of a sentence that starts with the body, where it is of another form
     */
    static HttpBody of(Object data, String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return HttpBody.form(fields(data));
        }
        if (type.isEmpty()) {
            return HttpBody.json(Json.write(data));
        }
        if (!isJson(type) && !(data instanceof CharSequence)) {
            throw new IllegalArgumentException("must be text, since the Content-Type is '" + contentType + "'");
        }
        String text = isJson(type) ? Json.write(data) : data.toString();
        return HttpBody.of(text.getBytes(StandardCharsets.UTF_8), contentType);
    }

    static boolean isJson(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("application/json") || type.contains("+json");
    }

    private static List<Map.Entry<String, String>> fields(Object data) {
        if (!(data instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("must be a map, since the Content-Type is that of a form");
        }
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        map.forEach((name, value) -> {
            Collection<?> values = value instanceof Collection<?> several ? several : List.of(value);
            values.forEach(each -> fields.add(Map.entry(String.valueOf(name), String.valueOf(each))));
        });
        return fields;
    }
}
