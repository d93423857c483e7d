package io.jenkins.plugins.externalsystems.core.operation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One declared parameter of an operation.
 *
 * @param name snake case
 * @param type what it may be
 * @param isRequired whether the operation is refused without it
 * @param defaultValue used where it is missing; null for none
 * @param choices the only values allowed; empty for any
 * @param description one sentence
 */
public record Parameter(
        String name,
        ParameterType type,
        boolean isRequired,
        @CheckForNull Object defaultValue,
        List<String> choices,
        String description) {
    public Parameter {
        choices = List.copyOf(choices);
    }

    public static Parameter required(String name, ParameterType type, String description) {
        return new Parameter(name, type, true, null, List.of(), description);
    }

    public static Parameter optional(String name, ParameterType type, String description) {
        return new Parameter(name, type, false, null, List.of(), description);
    }

    public static Parameter withDefault(String name, ParameterType type, Object defaultValue, String description) {
        return new Parameter(name, type, false, defaultValue, List.of(), description);
    }

    /** A copy that allows these values only. */
    public Parameter oneOf(String... allowed) {
        return new Parameter(name, type, isRequired, defaultValue, List.of(allowed), description);
    }

    /** As plain data, for people who look what there is; without what is not set. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("type", type.name().toLowerCase(Locale.ROOT));
        map.put("required", isRequired);
        if (defaultValue != null) {
            map.put("default", defaultValue);
        }
        if (!choices.isEmpty()) {
            map.put("choices", choices);
        }
        if (!description.isEmpty()) {
            map.put("description", description);
        }
        return map;
    }
}
