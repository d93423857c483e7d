package io.jenkins.plugins.externalsystems.fakes.twilio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names and values of a form or a query; a name may come more than once. */
final class FormFields {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private FormFields() {}

    /** @throws IllegalArgumentException for an encoding that is none */
    static FormFields read(String encoded) {
        FormFields fields = new FormFields();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                fields.values
                        .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return fields;
    }

    static FormFields of(Map<String, String> values) {
        FormFields fields = new FormFields();
        values.forEach((name, value) -> fields.values.put(name, List.of(value)));
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Empty for none. */
    String one(String name) {
        return values.getOrDefault(name, List.of("")).get(0);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The first name that is not known, or comes twice and must not; empty for none. */
    String wrong(Set<String> known, Set<String> manifold) {
        return values.entrySet().stream()
                .filter(field -> !known.contains(field.getKey())
                        || field.getValue().size() > 1 && !manifold.contains(field.getKey()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
