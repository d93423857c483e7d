package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.jsonpath.DataPath;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One map of a declaration. What is structured is taken out of it, the rest is read as settings are. */
final class DeclaredFields {
    private static final String START = "Connection '': setting ";

    private final String place;
    private final Map<String, Object> structured = new LinkedHashMap<>();
    private final ConnectorConfig plain;

    /**
     * Reads it.
     *
     * @param place put before the names in messages, such as {@code poll.}; may be empty
     * @param names of what may be structured
     * @param settings all others
     */
    DeclaredFields(String place, Map<?, ?> map, Set<String> names, List<Setting> settings) {
        this.place = place;
        Map<String, Object> rest = new LinkedHashMap<>();
        map.forEach((name, value) -> (names.contains(name) ? structured : rest).put(String.valueOf(name), value));
        ConnectorConfig bound;
        try {
            bound = ConnectorConfig.builder("").setAll(rest).build().bind(settings);
        } catch (ExternalSystemException wrong) {
            throw told(wrong);
        }
        plain = bound;
        if (!plain.unknownKeys().isEmpty()) {
            throw problem(plain.unknownKeys().iterator().next(), "is unknown");
        }
    }

    private DeclarationException told(ExternalSystemException wrong) {
        String sentence = wrong.getMessage();
        String rest = sentence.startsWith(START) ? sentence.substring(START.length() + 1) : sentence;
        return new DeclarationException("'" + place + rest.substring(0, rest.length() - 1), wrong);
    }

    /** @param problem the rest of a sentence that starts with the name */
    DeclarationException problem(String name, String problem) {
        return new DeclarationException("'" + place + name + "' " + problem);
    }

    String text(String name) {
        return plain.text(name).orElse("");
    }

    boolean bool(String name) {
        return plain.bool(name);
    }

    List<String> list(String name) {
        return plain.list(name);
    }

    boolean has(String name) {
        return plain.has(name);
    }

    Duration duration(String name) {
        return plain.duration(name);
    }

    int integer(String name, int most) {
        int value = plain.integer(name);
        if (value < 1 || value > most) {
            throw problem(name, "must be from 1 to " + most);
        }
        return value;
    }

    Optional<DataPath> path(String name) {
        return plain.text(name).map(text -> ResultMapping.path(place + name, text));
    }

    /** What is structured: data as it is, or text that holds JSON. */
    Optional<Object> json(String name) {
        Object value = structured.get(name);
        if (!(value instanceof CharSequence text)) {
            return Optional.ofNullable(value);
        }
        if (text.toString().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Json.parse(text.toString()));
        } catch (IllegalArgumentException broken) {
            throw new DeclarationException("'" + place + name + "' is " + broken.getMessage(), broken);
        }
    }

    /** What has to be a map; empty where there is none. */
    Map<?, ?> map(String name) {
        Object value = json(name).orElse(Map.of());
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw problem(name, "must be a map");
    }

    /** What has to be a list of maps; empty where there is none. */
    List<Map<?, ?>> maps(String name) {
        Object value = json(name).orElse(List.of());
        if (!(value instanceof Collection<?> collection)) {
            throw problem(name, "must be a list of maps");
        }
        return collection.stream()
                .<Map<?, ?>>map(element -> {
                    if (element instanceof Map<?, ?> map) {
                        return map;
                    }
                    throw problem(name, "must be a list of maps");
                })
                .toList();
    }

    static Setting optional(String name, SettingType type) {
        return Setting.optional(name, type, "");
    }
}
