package io.jenkins.plugins.externalsystems.core.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checked and converted values of one call's parameters, defaults filled in. Immutable. */
public final class Arguments {
    private final Map<String, Object> values;

    Arguments(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether the parameter has a value, be it a default. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** The text of a required parameter. */
    public String text(String name) {
        return (String) present(name);
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    /** The number of a parameter that is required or has a default. */
    public int integer(String name) {
        return ((Number) present(name)).intValue();
    }

    /** The number of a parameter that is required or has a default. */
    public double number(String name) {
        return ((Number) present(name)).doubleValue();
    }

    /** Unset reads as false. */
    public boolean bool(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** Unset reads as an empty list. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        return has(name) ? (List<String>) values.get(name) : List.of();
    }

    /** Unset reads as an empty map. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> map(String name) {
        return has(name) ? (Map<String, Object>) values.get(name) : Map.of();
    }

    /** Unset reads as an empty list. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> maps(String name) {
        return has(name) ? (List<Map<String, Object>>) values.get(name) : List.of();
    }

    public Optional<Object> any(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** All values by name, in the order they were declared. */
    public Map<String, Object> toMap() {
        return values;
    }

    private Object present(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("parameter '" + name + "' is neither required nor given a default");
        }
        return value;
    }
}
