package io.jenkins.plugins.externalsystems.runner.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.runner.BrokenInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place in the file, which every message names.
 *
 * @param file the file's name
 * @param path such as {@code unclassified.externalSystems}; empty for the whole file
 * @param value null where there is nothing
 */
record YamlNode(String file, String path, @CheckForNull Object value) {

    /** An entry of a map; its value is null if there is none. */
    YamlNode get(String key) {
        return new YamlNode(file, path.isEmpty() ? key : path + "." + key, map().get(key));
    }

    /** The entries, in the order of the file; empty where there is nothing. */
    Map<String, Object> map() {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw broken("must be a map");
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
        return entries;
    }

    /** The elements; empty where there is nothing. */
    List<YamlNode> list() {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw broken("must be a list");
        }
        return java.util.stream.IntStream.range(0, list.size())
                .mapToObj(i -> new YamlNode(file, path + "[" + i + "]", list.get(i)))
                .toList();
    }

    /** The only entry of a map such as {@code - jira: {…}}. */
    Map.Entry<String, YamlNode> single() {
        Map<String, Object> entries = map();
        if (entries.size() != 1) {
            throw broken("must be a map with one entry, whose key is the type");
        }
        String key = entries.keySet().iterator().next();
        return Map.entry(key, get(key));
    }

    /** The text of a scalar that has to be there. */
    String text(String key) {
        YamlNode node = get(key);
        Object scalar = node.value();
        if (scalar == null) {
            throw node.broken("is missing");
        }
        if (scalar instanceof Map || scalar instanceof List) {
            throw node.broken("must be a text");
        }
        return scalar.toString();
    }

    /** A failure about this place: {@code file: path <problem>.} */
    BrokenInput broken(String problem) {
        return BrokenInput.file(file + ": " + (path.isEmpty() ? "the file" : path) + " " + problem + ".");
    }
}
