package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field with nested data: kept as JSON text, so that the form has one text area and the field is a plain string; a
 * Pipeline writes it as map and list literals. Takes maps, lists, texts, numbers, booleans and null only: an arbitrary
 * object would be walked into, and its secrets with it.
 */
final class JsonProperty {
    private static final int MAX_DEPTH = 50;

    private JsonProperty() {}

    /** The JSON text for what a Pipeline passed. A text is taken to be JSON already. */
    static String toText(String name, Object value) {
        return value instanceof CharSequence ? value.toString() : Json.write(plain(name, value, 0));
    }

    /** @throws IllegalArgumentException naming the field, with line and column */
    static Object parse(String name, String text) {
        try {
            return Json.parse(text);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("'" + name + "' is " + broken.getMessage(), broken);
        }
    }

    /** @throws IllegalArgumentException if the text is not JSON */
    static void check(String name, @CheckForNull String text) {
        if (text != null && !text.isBlank()) {
            parse(name, text);
        }
    }

    @CheckForNull
    private static Object plain(String name, @CheckForNull Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("'" + name + "' is nested more than " + MAX_DEPTH + " levels deep");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(String.valueOf(key), plain(name, element, depth + 1)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(plain(name, element, depth + 1)));
            return copy;
        }
        if (value instanceof CharSequence) {
            return value.toString();
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("'" + name + "' holds " + StrictArguments.kindOf(value)
                + "; allowed are maps, lists, texts, numbers, booleans and null");
    }
}
