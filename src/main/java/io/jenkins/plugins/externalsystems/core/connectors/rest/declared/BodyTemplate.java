package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A body of JSON whose texts are templates. Values become texts, numbers, lists ... of the body and cannot become anything
 * else, since the body is data until it is written. Immutable.
 */
final class BodyTemplate {
    private static final int DEEPEST = 50;

    private final Object template;
    private final Set<String> names = new LinkedHashSet<>();

    private BodyTemplate(@CheckForNull Object data) {
        this.template = read(data, 0);
    }

    /** @param data plain data */
    static BodyTemplate of(Object data) {
        return new BodyTemplate(data);
    }

    Set<String> names() {
        return names;
    }

    /** The body; a property or an element whose value is missing is left out. */
    @CheckForNull
    Object fill(Map<String, Object> values) {
        return fill(template, values);
    }

    @CheckForNull
    private Object read(@CheckForNull Object data, int depth) {
        if (depth > DEEPEST) {
            throw new DeclarationException("'body' is too deep");
        }
        if (data instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(String.valueOf(name), read(value, depth + 1)));
            return copy;
        }
        if (data instanceof Collection<?> collection) {
            List<Object> copy = new ArrayList<>();
            collection.forEach(value -> copy.add(read(value, depth + 1)));
            return copy;
        }
        if (data instanceof CharSequence text) {
            ValueTemplate leaf = ValueTemplate.of("body", text.toString());
            names.addAll(leaf.names());
            return leaf.names().isEmpty() ? text.toString() : leaf;
        }
        return data;
    }

    @CheckForNull
    private static Object fill(@CheckForNull Object part, Map<String, Object> values) {
        if (part instanceof ValueTemplate leaf) {
            return leaf.fill(values);
        }
        if (part instanceof Map<?, ?> map) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach((name, value) -> {
                Object inner = fill(value, values);
                if (inner != null || value == null) {
                    filled.put((String) name, inner);
                }
            });
            return filled;
        }
        if (part instanceof List<?> list) {
            List<Object> filled = new ArrayList<>();
            for (Object value : list) {
                Object inner = fill(value, values);
                if (inner != null || value == null) {
                    filled.add(inner);
                }
            }
            return filled;
        }
        return part;
    }
}
