package io.jenkins.plugins.externalsystems.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a connector can do.
 *
 * @param rateLimit requests a minute that the connection allows itself
 * @param maxBatchSize items in one request; 1 where there are no batches
 * @param further connector-specific entries, plain JSON data
 */
public record ConnectorCapabilities(
        boolean supportsCreate,
        boolean supportsUpdate,
        boolean supportsDelete,
        boolean supportsQuery,
        boolean supportsBatchOperations,
        boolean supportsAttachments,
        boolean supportsComments,
        boolean supportsCustomFields,
        boolean supportsRelationships,
        boolean supportsHistory,
        List<String> itemTypes,
        List<String> queryOperators,
        int maxBatchSize,
        int rateLimit,
        Map<String, Object> further) {

    private static final String FLAGS = "supports_create supports_update supports_delete supports_query"
            + " supports_batch_operations supports_attachments supports_comments supports_custom_fields"
            + " supports_relationships supports_history";

    public ConnectorCapabilities {
        itemTypes = List.copyOf(itemTypes);
        queryOperators = List.copyOf(queryOperators);
        further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
    }

    /** Keys in snake case; the further entries stand beside the common ones. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("supports_create", supportsCreate);
        map.put("supports_update", supportsUpdate);
        map.put("supports_delete", supportsDelete);
        map.put("supports_query", supportsQuery);
        map.put("supports_batch_operations", supportsBatchOperations);
        map.put("supports_attachments", supportsAttachments);
        map.put("supports_comments", supportsComments);
        map.put("supports_custom_fields", supportsCustomFields);
        map.put("supports_relationships", supportsRelationships);
        map.put("supports_history", supportsHistory);
        map.put("item_types", itemTypes);
        map.put("query_operators", queryOperators);
        map.put("max_batch_size", maxBatchSize);
        map.put("rate_limit", rateLimit);
        further.forEach(map::putIfAbsent);
        return map;
    }

    /** Reads what {@link #toMap} wrote; a missing flag is false, other missing entries are empty, 1 or 0. */
    public static ConnectorCapabilities fromMap(Map<String, ?> map) {
        Map<String, Object> further = new LinkedHashMap<>(map);
        further.keySet().removeAll(List.of(FLAGS.split(" ")));
        further.keySet().removeAll(List.of("item_types", "query_operators", "max_batch_size", "rate_limit"));
        return new ConnectorCapabilities(
                flag(map, "supports_create"),
                flag(map, "supports_update"),
                flag(map, "supports_delete"),
                flag(map, "supports_query"),
                flag(map, "supports_batch_operations"),
                flag(map, "supports_attachments"),
                flag(map, "supports_comments"),
                flag(map, "supports_custom_fields"),
                flag(map, "supports_relationships"),
                flag(map, "supports_history"),
                texts(map, "item_types"),
                texts(map, "query_operators"),
                number(map, "max_batch_size", 1),
                number(map, "rate_limit", 0),
                further);
    }

    private static boolean flag(Map<String, ?> map, String key) {
        return Boolean.TRUE.equals(map.get(key));
    }

    private static int number(Map<String, ?> map, String key, int otherwise) {
        return map.get(key) instanceof Number number ? number.intValue() : otherwise;
    }

    private static List<String> texts(Map<String, ?> map, String key) {
        return map.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
