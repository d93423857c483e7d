package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The mark on what a call creates, by which a repeat of the call finds it: the last line of the description. TestRail has no
 * place that people do not see.
 */
final class RepeatMark {
    private static final String DESCRIPTION = "description";

    private RepeatMark() {}

    /** The fields of something new, with the mark of the call. */
    static Map<String, Object> on(Map<String, Object> fields, CallContext context) {
        return on(fields, context.idempotencyKey());
    }

    /** The same with another mark, on one line. */
    static Map<String, Object> on(Map<String, Object> fields, String mark) {
        Map<String, Object> marked = new LinkedHashMap<>(fields);
        Object description = fields.get(DESCRIPTION);
        String text = description == null || description.toString().isBlank() ? "" : description + "\n\n";
        marked.put(DESCRIPTION, text + line(mark));
        return marked;
    }

    static boolean isOn(JsonNode entity, CallContext context) {
        return isOn(entity, context.idempotencyKey());
    }

    static boolean isOn(JsonNode entity, String mark) {
        String description = Json.text(entity, DESCRIPTION).strip();
        return description.equals(line(mark)) || description.endsWith("\n" + line(mark));
    }

    private static String line(String mark) {
        return "Request " + mark;
    }
}
