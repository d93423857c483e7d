package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.List;
import java.util.Map;

/**
 * The value of a cascading select: {@code 'Parent/Child'}, {@code [Parent, Child]}, {@code [Parent: Child]}, the parent
 * alone, or Jira's own {@code [value: …, child: [value: …]]}.
 */
final class CascadingOption {
    private CascadingOption() {}

    static Object of(FieldMeta field, Object value) {
        if (value instanceof Map<?, ?> map) {
            boolean isJirasForm = map.containsKey("value") || map.containsKey("id");
            if (isJirasForm || map.size() != 1) {
                return value;
            }
            Map.Entry<?, ?> pair = map.entrySet().iterator().next();
            return pair(field, String.valueOf(pair.getKey()), String.valueOf(pair.getValue()));
        }
        if (value instanceof List<?> list) {
            if (list.isEmpty() || list.size() > 2) {
                throw FieldValues.invalid(field, value, "a parent and a child");
            }
            return pair(field, String.valueOf(list.get(0)), list.size() == 1 ? "" : String.valueOf(list.get(1)));
        }
        String text = value.toString().trim();
        int slash = FieldOptions.isAllowed(field, text) ? -1 : text.indexOf('/');
        return slash < 0 ? pair(field, text, "") : pair(field, text.substring(0, slash), text.substring(slash + 1));
    }

    private static Map<String, Object> pair(FieldMeta field, String parent, String child) {
        String chosen = FieldOptions.choose(field, parent.trim());
        String wanted = child.trim();
        if (wanted.isEmpty()) {
            return Map.of("value", chosen);
        }
        List<JsonNode> children = FieldOptions.find(field.allowed(), chosen)
                .map(option -> Json.elements(option.path("children")))
                .orElse(List.of());
        String name = children.isEmpty()
                ? wanted
                : FieldOptions.find(children, wanted)
                        .map(FieldMeta::label)
                        .orElseThrow(() -> FieldValues.invalid(
                                field,
                                chosen + "/" + wanted,
                                "one of " + FieldOptions.shown(children) + " below '" + Words.shown(chosen) + "'"));
        return Map.of("value", chosen, "child", Map.of("value", name));
    }
}
