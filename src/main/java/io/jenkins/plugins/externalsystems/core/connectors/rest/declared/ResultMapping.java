package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.jsonpath.DataPath;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is made of an answer: names, each with where its value is, or with names again. Immutable. */
public final class ResultMapping {
    private static final int DEEPEST = 10;
    private static final int MOST = 500;

    private final Map<String, Object> entries;

    private ResultMapping(Map<String, Object> entries) {
        this.entries = entries;
    }

    /** Takes answers as they are. */
    public static ResultMapping none() {
        return new ResultMapping(Map.of());
    }

    /**
     * Reads a mapping.
     *
     * @param what it is, for messages
     * @throws DeclarationException naming the entry that cannot be used
     */
    public static ResultMapping of(String what, Map<?, ?> mapping) {
        return of(what, mapping, 1);
    }

    private static ResultMapping of(String what, Map<?, ?> mapping, int depth) {
        if (depth > DEEPEST || mapping.size() > MOST) {
            throw new DeclarationException("'" + what + "' is too large");
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        mapping.forEach((name, value) -> {
            String place = what + "." + name;
            entries.put(
                    String.valueOf(name),
                    value instanceof Map<?, ?> inner ? of(place, inner, depth + 1) : path(place, value));
        });
        return new ResultMapping(entries);
    }

    /** @param what the path is, for messages @throws DeclarationException for what is no JSONPath */
    public static DataPath path(String what, @CheckForNull Object value) {
        try {
            return DataPath.of(String.valueOf(value).trim());
        } catch (IllegalArgumentException broken) {
            throw new DeclarationException("'" + what + "' " + broken.getMessage(), broken);
        }
    }

    /** Whether there is anything to map. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The names, each with its value; null where the answer has none. */
    public Map<String, Object> map(@CheckForNull Object data) {
        Map<String, Object> mapped = new LinkedHashMap<>();
        entries.forEach((name, entry) -> mapped.put(
                name, entry instanceof ResultMapping inner ? inner.map(data) : ((DataPath) entry).find(data)));
        return mapped;
    }

    /** The names in it, not those below them. */
    public Iterable<String> names() {
        return entries.keySet();
    }
}
