package io.jenkins.plugins.externalsystems.core.schema.graphql;

import io.jenkins.plugins.externalsystems.core.schema.SchemaBudget;
import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses what an operation asks for, since GraphQL answers nothing that nobody asked for: plain values, and those of the
 * objects within, to a bounded depth. Fields that need arguments, that are deprecated, and pages within pages are left out.
 */
final class Selections {
    private static final int DEPTH = 3;
    private static final int MOST_FIELDS = 100;
    private static final int MOST_TYPES = 10;

    private final Map<String, DocumentNode> types;
    private final SchemaBudget budget;
    private final Map<String, Set<String>> pageFields = new HashMap<>();
    private int fields;

    Selections(Map<String, DocumentNode> types, SchemaBudget budget) {
        this.types = types;
        this.budget = budget;
    }

    /** The selection of a type in braces with a space before it; empty for plain values. */
    String of(String type) {
        fields = 0;
        String selection = of(type, 0);
        budget.keep(fields);
        return selection;
    }

    private String of(String name, int depth) {
        DocumentNode type = known(name);
        List<String> parts = new ArrayList<>();
        switch (type.text("kind")) {
            case "SCALAR", "ENUM" -> {
                return "";
            }
            case "OBJECT" -> addFields(type, depth, new HashMap<>(), parts);
            case "INTERFACE" -> {
                parts.add("__typename");
                Map<String, String> taken = new HashMap<>();
                addFields(type, depth, taken, parts);
                addPossible(type, depth, taken, parts);
            }
            case "UNION" -> {
                parts.add("__typename");
                addPossible(type, depth, new HashMap<>(), parts);
            }
            default ->
                throw new UnusableOperationException("its answer has the type '" + name + "', which is no output type");
        }
        return parts.isEmpty() ? " { __typename }" : " { " + String.join(" ", parts) + " }";
    }

    private DocumentNode known(String name) {
        budget.step();
        DocumentNode type = types.get(name);
        if (type == null) {
            throw new UnusableOperationException("the type '" + name + "' is not described");
        }
        return type;
    }

    private void addFields(DocumentNode type, int depth, Map<String, String> taken, List<String> parts) {
        boolean isPage = isPage(type);
        for (DocumentNode field : type.get("fields").elements()) {
            budget.step();
            if (fields >= MOST_FIELDS || field.isTrue("isDeprecated") || needsArguments(field)) {
                continue;
            }
            String name = TypeReference.requireName(field.text("name"), field);
            TypeReference reference = TypeReference.read(field.get("type"));
            DocumentNode inner = known(reference.name());
            boolean isPlain =
                    inner.text("kind").equals("SCALAR") || inner.text("kind").equals("ENUM");
            boolean isPart = isPage && (name.equals("edges") || name.equals("nodes") || name.equals("pageInfo"));
            boolean isDeeper = depth + 1 < DEPTH && !isPage(inner);
            // Two kinds under one name, as members of a union have them, cannot be asked for together.
            if (!isPlain && !isDeeper && !isPart
                    || taken.containsKey(name) && !reference.notation().equals(taken.get(name))) {
                continue;
            }
            if (isPage && name.equals("nodes") && hasEdges(type)) {
                continue;
            }
            if (taken.putIfAbsent(name, reference.notation()) == null || !isPlain) {
                fields++;
                parts.add(name + (isPlain ? "" : of(reference.name(), isPart || isEdge(type) ? depth : depth + 1)));
            }
        }
    }

    private void addPossible(DocumentNode type, int depth, Map<String, String> taken, List<String> parts) {
        int count = 0;
        for (DocumentNode possible : type.get("possibleTypes").elements()) {
            if (count++ == MOST_TYPES || fields >= MOST_FIELDS) {
                return;
            }
            String name = TypeReference.requireName(possible.text("name"), possible);
            List<String> own = new ArrayList<>();
            addFields(known(name), Math.max(depth, DEPTH - 1), taken, own);
            if (!own.isEmpty()) {
                parts.add("... on " + name + " { " + String.join(" ", own) + " }");
            }
        }
    }

    /**
     * Whether it is a page of a connection.
     *
     * @see <a href="https://relay.dev/graphql/connections.htm">GraphQL cursor connections</a>
     */
    private boolean isPage(DocumentNode type) {
        return pageFields(type).contains("pageInfo");
    }

    private boolean hasEdges(DocumentNode type) {
        return pageFields(type).contains("edges");
    }

    private Set<String> pageFields(DocumentNode type) {
        return pageFields.computeIfAbsent(type.text("name"), name -> {
            Set<String> found = new HashSet<>();
            for (DocumentNode field : type.get("fields").elements()) {
                String fieldName = field.text("name");
                if (fieldName.equals("pageInfo") || fieldName.equals("edges")) {
                    found.add(fieldName);
                }
            }
            return found;
        });
    }

    private static boolean isEdge(DocumentNode type) {
        return type.text("name").endsWith("Edge");
    }

    private static boolean needsArguments(DocumentNode field) {
        for (DocumentNode argument : field.get("args").elements()) {
            if (argument.get("type").text("kind").equals("NON_NULL")
                    && !argument.get("defaultValue").exists()) {
                return true;
            }
        }
        return false;
    }
}
