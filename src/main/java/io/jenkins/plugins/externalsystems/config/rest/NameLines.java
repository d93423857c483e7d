package io.jenkins.plugins.externalsystems.config.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Names with values as people write them in a text area: {@code name = value} a line, empty lines and those that begin with
 * {@code #} left out; or an object in JSON.
 */
final class NameLines {
    private NameLines() {}

    /**
     * Reads names that are taken as they are, such as those of headers.
     *
     * @param what the text is, for messages
     * @throws IllegalArgumentException naming the line that is something else
     */
    static Map<String, Object> flat(String what, @CheckForNull String text) {
        return read(what, text, false);
    }

    /** The same, where a name such as {@code position.latitude} means a map within the map. */
    static Map<String, Object> nested(String what, @CheckForNull String text) {
        return read(what, text, true);
    }

    private static Map<String, Object> read(String what, @CheckForNull String given, boolean isNested) {
        String text = Objects.requireNonNullElse(given, "").strip();
        if (text.startsWith("{")) {
            return json(what, text);
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            String entry = line.strip();
            if (entry.isEmpty() || entry.startsWith("#")) {
                continue;
            }
            int sign = entry.indexOf('=');
            String name = sign < 0 ? "" : entry.substring(0, sign).strip();
            String[] path = isNested ? name.split("\\.", -1) : new String[] {name};
            if (Arrays.asList(path).contains("")) {
                throw new IllegalArgumentException("'" + what + "', line " + number + ", is not: name = value");
            }
            if (!put(entries, path, entry.substring(sign + 1).strip())) {
                throw new IllegalArgumentException("'" + what + "', line " + number + ", has '" + name + "' again");
            }
        }
        return entries;
    }

    /** Whether there was a place for it. */
    private static boolean put(Map<String, Object> entries, String[] path, String value) {
        Map<String, Object> at = entries;
        for (int i = 0; i < path.length - 1; i++) {
            Object inner = at.computeIfAbsent(path[i], unused -> new LinkedHashMap<String, Object>());
            if (!(inner instanceof Map<?, ?>)) {
                return false;
            }
            @SuppressWarnings("unchecked")
            Map<String, Object> map = (Map<String, Object>) inner;
            at = map;
        }
        return at.putIfAbsent(path[path.length - 1], value) == null;
    }

    private static Map<String, Object> json(String what, String text) {
        Map<String, Object> entries = new LinkedHashMap<>();
        try {
            if (Json.parse(text) instanceof Map<?, ?> map) {
                map.forEach((name, value) -> entries.put(String.valueOf(name), value));
            }
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("'" + what + "' " + broken.getMessage(), broken);
        }
        return entries;
    }
}
