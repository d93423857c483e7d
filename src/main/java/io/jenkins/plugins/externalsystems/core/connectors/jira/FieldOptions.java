package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.List;
import java.util.Optional;

/** The values that a field lets choose from. */
final class FieldOptions {
    private static final int MOST_SHOWN = 20;

    private FieldOptions() {}

    /** The name of the allowed value that is meant, by name in any case or by id; the text where Jira lists none. */
    static String choose(FieldMeta field, String text) {
        if (field.allowed().isEmpty()) {
            return text;
        }
        return find(field.allowed(), text)
                .map(FieldMeta::label)
                .orElseThrow(() -> FieldValues.invalid(field, text, "one of " + shown(field.allowed())));
    }

    static boolean isAllowed(FieldMeta field, String text) {
        return find(field.allowed(), text.trim()).isPresent();
    }

    static Optional<JsonNode> find(List<JsonNode> allowed, String text) {
        Optional<JsonNode> exact = allowed.stream()
                .filter(value -> FieldMeta.label(value).equals(text))
                .findFirst();
        return exact.isPresent()
                ? exact
                : allowed.stream()
                        .filter(value -> FieldMeta.label(value).equalsIgnoreCase(text)
                                || Json.text(value, "id").equals(text))
                        .findFirst();
    }

    /** The first of them, in words. */
    static String shown(List<JsonNode> allowed) {
        List<String> names = allowed.stream()
                .limit(MOST_SHOWN)
                .map(value -> "'" + Words.shown(FieldMeta.label(value)) + "'")
                .toList();
        int more = allowed.size() - names.size();
        return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }
}
