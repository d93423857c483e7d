package io.jenkins.plugins.externalsystems.runner.binding;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Describable;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Objects within objects, as Configuration as Code has them: a map of its fields where only one class is possible, else its
 * symbol, alone or with a map of its fields; and lists of such.
 */
final class Parts {
    private Parts() {}

    /**
     * The part or the list of parts.
     *
     * @param what for messages
     * @return null if the type is none of a part
     * @throws IllegalArgumentException in one sentence for what does not fit
     */
    @CheckForNull
    static Object convert(String what, @CheckForNull Object value, Type type, Conversion conversion) {
        Class<?> part = part(type);
        if (part != null) {
            return value == null ? null : one(what, value, part, conversion);
        }
        Class<?> element = element(type);
        if (element == null || value == null) {
            return null;
        }
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(what + " must be a list");
        }
        List<Object> parts = new ArrayList<>();
        for (Object entry : list) {
            parts.add(one(what + "[" + parts.size() + "]", entry, element, conversion));
        }
        return parts;
    }

    @CheckForNull
    private static Class<?> part(Type type) {
        return type instanceof Class<?> single && Describable.class.isAssignableFrom(single) ? single : null;
    }

    @CheckForNull
    private static Class<?> element(Type type) {
        return type instanceof ParameterizedType list && list.getRawType() == List.class
                ? part(list.getActualTypeArguments()[0])
                : null;
    }

    private static <T> Object one(String what, @CheckForNull Object value, Class<T> type, Conversion conversion) {
        if (!Modifier.isAbstract(type.getModifiers())) {
            return DataBinder.of(type, conversion).bind(what, fields(what, value));
        }
        boolean isSymbolAlone = value instanceof String;
        Map<String, Object> named = isSymbolAlone ? Map.of((String) value, Map.of()) : fields(what, value);
        if (named.size() != 1) {
            throw new IllegalArgumentException(what + " must be a map with one entry, whose key is the kind");
        }
        Map.Entry<String, Object> entry = named.entrySet().iterator().next();
        SortedMap<String, Class<? extends T>> kinds = SymbolIndex.of(type);
        Class<? extends T> kind = kinds.get(entry.getKey());
        if (kind == null) {
            throw new IllegalArgumentException(
                    what + " is of the unknown kind '" + entry.getKey() + "'; known are " + kinds.keySet());
        }
        String place = what + "." + entry.getKey();
        return DataBinder.of(kind, conversion).bind(place, fields(place, entry.getValue()));
    }

    private static Map<String, Object> fields(String what, @CheckForNull Object value) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(what + " must be a map");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, entry) -> fields.put(String.valueOf(key), entry));
        return fields;
    }
}
