package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field as Jira describes it.
 *
 * @param id such as {@code summary} or {@code customfield_10010}
 * @param name as people see it; several fields may share one
 * @param type of its values, in Jira's words: {@code string}, {@code option}, {@code array} …
 * @param items type of an array's items; empty for what is no array
 * @param kind what field it is: the key of the custom field type, or the name of the system field
 * @param isRequired whether the screen asks for it and there is no default
 * @param allowed the values to choose from, as Jira writes them; empty where it does not list any
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/">Create metadata</a>
 */
record FieldMeta(
        String id, String name, String type, String items, String kind, boolean isRequired, List<JsonNode> allowed) {
    private static final Set<String> RICH_SYSTEM_FIELDS = Set.of("description", "environment");
    private static final int MOST_SHOWN = 100;

    /** @param id where the answer has it outside of the node; empty to take it from the node */
    static FieldMeta of(String id, JsonNode node) {
        JsonNode schema = node.path("schema");
        String ownId = Json.text(node, "fieldId").isEmpty() ? Json.text(node, "id") : Json.text(node, "fieldId");
        String system = Json.text(schema, "system");
        return new FieldMeta(
                id.isEmpty() ? ownId : id,
                Json.text(node, "name"),
                Json.text(schema, "type"),
                Json.text(schema, "items"),
                system.isEmpty() ? Json.text(schema, "custom") : system,
                node.path("required").asBoolean(false)
                        && !node.path("hasDefaultValue").asBoolean(false),
                Json.elements(node.path("allowedValues")));
    }

    boolean isCustom() {
        return id.startsWith("customfield_");
    }

    /** Whether a text for it is formatted. */
    boolean isRichText() {
        return type.equals("string") && (kind.endsWith(":textarea") || RICH_SYSTEM_FIELDS.contains(kind));
    }

    /** How messages call it. */
    String words() {
        return "'" + Words.shown(name) + "' (" + id + ")";
    }

    /** The same field as the items of an array: what one of its values has to be. */
    FieldMeta item() {
        return new FieldMeta(id, name, items, "", kind, isRequired, allowed);
    }

    /** What people call one of the allowed values. */
    static String label(JsonNode value) {
        return Json.text(value, "value").isEmpty() ? Json.text(value, "name") : Json.text(value, "value");
    }

    /** {@code id name type custom required allowed_values}; of many allowed values the first {@value #MOST_SHOWN}. */
    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("name", name);
        row.put("type", items.isEmpty() ? type : type + " of " + items);
        row.put("custom", isCustom());
        row.put("required", isRequired);
        row.put(
                "allowed_values",
                allowed.stream().limit(MOST_SHOWN).map(FieldMeta::label).toList());
        row.put("allowed_values_total", allowed.size());
        return row;
    }
}
