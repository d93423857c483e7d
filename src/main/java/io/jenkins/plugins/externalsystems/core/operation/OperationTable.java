package io.jenkins.plugins.externalsystems.core.operation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that a connector can do, in the order it was declared. Immutable. */
public final class OperationTable {
    private final Map<String, Operation> operations;
    private final Map<ItemVerb, Map<String, Operation>> items;
    private final Map<ItemVerb, Map<String, String>> refusals;

    private OperationTable(Builder builder) {
        this.operations = Collections.unmodifiableMap(new LinkedHashMap<>(builder.operations));
        this.items = new EnumMap<>(ItemVerb.class);
        builder.items.forEach((verb, byType) -> items.put(verb, new LinkedHashMap<>(byType)));
        this.refusals = new EnumMap<>(ItemVerb.class);
        builder.refusals.forEach((verb, byType) -> refusals.put(verb, new LinkedHashMap<>(byType)));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The operations that have a name of their own. */
    public List<Operation> operations() {
        return List.copyOf(operations.values());
    }

    /** What a verb does with each item type; the operations' names are the item types. */
    public List<Operation> items(ItemVerb verb) {
        return List.copyOf(items.getOrDefault(verb, Map.of()).values());
    }

    /** The item types that a verb works on. */
    public List<String> itemTypes(ItemVerb verb) {
        return List.copyOf(items.getOrDefault(verb, Map.of()).keySet());
    }

    /** The item types that a verb cannot work on, each with the reason. */
    public Map<String, String> refusals(ItemVerb verb) {
        return Collections.unmodifiableMap(refusals.getOrDefault(verb, Map.of()));
    }

    /** All item types. */
    public List<String> itemTypes() {
        Set<String> types = new LinkedHashSet<>();
        items.values().forEach(byType -> types.addAll(byType.keySet()));
        return List.copyOf(types);
    }

    /** Names that {@code executeOperation} takes: own names and the verbs that have an item type. */
    public List<String> names() {
        List<String> names = new ArrayList<>(operations.keySet());
        for (ItemVerb verb : ItemVerb.values()) {
            if (items.containsKey(verb)) {
                names.add(verb.operation());
            }
        }
        return names;
    }

    /** What the table tells of the connector. */
    ConnectorCapabilities capabilities(int requestsPerMinute) {
        return new ConnectorCapabilities(
                !items(ItemVerb.CREATE).isEmpty(),
                !items(ItemVerb.UPDATE).isEmpty(),
                !items(ItemVerb.DELETE).isEmpty(),
                !items(ItemVerb.QUERY).isEmpty(),
                false,
                false,
                false,
                false,
                false,
                false,
                itemTypes(),
                List.of(),
                1,
                requestsPerMinute,
                Map.of("operations", names()));
    }

    /** What a call means, the item type of a verb included; null where nothing is declared for it. */
    @CheckForNull
    Operation meant(String name, Map<String, Object> parameters) {
        Operation operation = operation(name);
        if (operation != null) {
            return operation;
        }
        for (ItemVerb verb : ItemVerb.values()) {
            if (verb.operation().equals(name)) {
                List<String> types = itemTypes(verb);
                Object given = parameters.get("item_type");
                return item(verb, given == null && !types.isEmpty() ? types.get(0) : String.valueOf(given));
            }
        }
        return null;
    }

    @CheckForNull
    Operation operation(String name) {
        return operations.get(name);
    }

    @CheckForNull
    Operation item(ItemVerb verb, String itemType) {
        return items.getOrDefault(verb, Map.of()).get(itemType);
    }

    /** Declares operations; not thread-safe. */
    public static final class Builder {
        private final Map<String, Operation> operations = new LinkedHashMap<>();
        private final Map<ItemVerb, Map<String, Operation>> items = new EnumMap<>(ItemVerb.class);
        private final Map<ItemVerb, Map<String, String>> refusals = new EnumMap<>(ItemVerb.class);

        /** Declares an operation with a name of its own. */
        public Builder operation(
                String name,
                RepeatSafety safety,
                String description,
                OperationHandler handler,
                Parameter... parameters) {
            Operation operation = new Operation(name, description, List.of(parameters), safety, handler);
            if (operations.put(name, operation) != null) {
                throw new IllegalArgumentException("operation '" + name + "' is declared twice");
            }
            return this;
        }

        /**
         * Declares what a verb does with an item type. The handler of a verb that takes an id finds it as argument
         * {@code id}; the parameters declared here are the item's own ({@code data}).
         */
        public Builder item(
                ItemVerb verb,
                String itemType,
                RepeatSafety safety,
                String description,
                OperationHandler handler,
                Parameter... parameters) {
            Operation operation = new Operation(itemType, description, List.of(parameters), safety, handler);
            if (items.computeIfAbsent(verb, key -> new LinkedHashMap<>()).put(itemType, operation) != null) {
                throw new IllegalArgumentException(verb + " of '" + itemType + "' is declared twice");
            }
            return this;
        }

        /**
         * Declares that the system can never do this with an item type; whoever asks gets UNSUPPORTED_OPERATION.
         *
         * @param reason a sentence that says why, and what to do instead
         */
        public Builder refuse(ItemVerb verb, String itemType, String reason) {
            refusals.computeIfAbsent(verb, key -> new LinkedHashMap<>()).put(itemType, reason);
            return this;
        }

        public OperationTable build() {
            return new OperationTable(this);
        }
    }
}
