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
        Map<String, Object> marked = new LinkedHashMap<>(fields);
        Object description = fields.get(DESCRIPTION);
        String text = description == null || description.toString().isBlank() ? "" : description + "\n\n";
        marked.put(DESCRIPTION, text + line(context));
        return marked;
    }

    static boolean isOn(JsonNode entity, CallContext context) {
        return Json.text(entity, DESCRIPTION).strip().endsWith(line(context));
    }

    private static String line(CallContext context) {
        return "Request " + context.idempotencyKey();
    }
}
