package io.jenkins.plugins.externalsystems.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/** What strict services look at first in a JSON object. */
public final class JsonShape {
    private JsonShape() {}

    /** The first field that is not among the known ones; null where all are. */
    public static String unknownField(JsonNode object, Set<String> known) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        names.removeAll(known);
        return names.isEmpty() ? null : names.iterator().next();
    }

    /** Whether it is a text with something in it. */
    public static boolean isText(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty();
    }

    /** Whether it is an object whose values are all texts. */
    public static boolean isTexts(JsonNode node) {
        boolean isTexts = node.isObject();
        for (JsonNode value : node) {
            isTexts &= value.isTextual();
        }
        return isTexts;
    }

    /** The bytes of a Base64 text; null where it is none. */
    public static byte[] bytes(JsonNode node) {
        try {
            return node.isTextual() ? Base64.getDecoder().decode(node.asText()) : null;
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}
