package io.jenkins.plugins.externalsystems.runner.demo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a recorded request is about, on one line. */
final class Gist {
    private static final int SHOWN = 110;
    private static final int SHOWN_OF_THE_WAY = 70;

    private Gist() {}

    static String of(RecordedRequest request) {
        return shortened(of(request.text(), request.header("Content-Type"), request.query()), SHOWN);
    }

    /** Method and path. */
    static String way(RecordedRequest request) {
        return shortened(request.method() + " " + request.path(), SHOWN_OF_THE_WAY);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static String of(String body, String contentType, String query) {
        if (body.startsWith("{") || body.startsWith("[")) {
            return String.join(", ", ofJson(body));
        }
        if (body.startsWith("<")) {
            return body.substring(Math.max(0, body.indexOf(":Body>")))
                    .replaceFirst("^:Body>", "")
                    .replaceAll("<[^>]*>", " ")
                    .strip()
                    .replaceAll("\\s+", " ");
        }
        return contentType.startsWith("text/plain")
                ? body.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining(", "))
                : URLDecoder.decode(query, StandardCharsets.UTF_8);
    }

    private static List<String> ofJson(String text) {
        List<String> parts = new ArrayList<>();
        collect("", Json.parse(text), parts);
        return parts;
    }

    private static void collect(String path, @CheckForNull Object value, List<String> parts) {
        if (value instanceof Map<?, ?> map) {
            if ("doc".equals(map.get("type"))) {
                parts.add(path + "=" + text(map).strip());
                return;
            }
            map.forEach((key, entry) -> collect(path.isEmpty() ? key.toString() : path + "." + key, entry, parts));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> collect(path, element, parts));
        } else if (value != null) {
            parts.add(path + "=" + String.valueOf(value).replaceAll("\\s+", " "));
        }
    }

    /** The texts of an Atlassian document. */
    private static String text(Map<?, ?> node) {
        StringBuilder text = new StringBuilder();
        if (node.get("text") instanceof String own) {
            text.append(own);
        }
        if (node.get("content") instanceof List<?> content) {
            for (Object child : content) {
                text.append(child instanceof Map<?, ?> map ? text(map) : "");
            }
            text.append("paragraph".equals(node.get("type")) ? " " : "");
        }
        return text.toString();
    }
}
