package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.List;
import java.util.Map;

/**
 * The field of cases that holds the test's class and name. TestRail has it under two system names.
 *
 * @see <a href="https://github.com/gurock/trcli#automation-id">trcli, automation id</a>
 */
final class AutomationField {
    /** The older name first. */
    static final List<String> NAMES = List.of("custom_automation_id", "custom_case_automation_id");

    private AutomationField() {}

    /** Of a case; empty if it has none. A field that TestRail edits as rich text has a paragraph around the value. */
    static String valueOf(JsonNode testCase) {
        for (String name : NAMES) {
            String value = plain(Json.text(testCase, name));
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** Of fields that a test gives; null if it gives none. */
    @CheckForNull
    static Object valueIn(Map<String, Object> fields) {
        return fields.getOrDefault(NAMES.get(0), fields.get(NAMES.get(1)));
    }

    private static String plain(String text) {
        String value = text.strip();
        if (value.regionMatches(true, 0, "<p>", 0, 3)) {
            value = value.substring(3).replaceFirst("(?i)</p>$", "");
        }
        return value.indexOf('&') < 0
                ? value.strip()
                : value.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&nbsp;", " ")
                        .replace("&amp;", "&")
                        .strip();
    }
}
