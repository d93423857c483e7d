package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.DeclarationException;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.DeclaredOperation;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.HeaderRules;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.OperationReader;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.SafePath;
import io.jenkins.plugins.externalsystems.core.jsonpath.DataPath;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The operations of a connection as they are declared, all together. */
public final class RestDeclarations {
    private static final int MOST = 500;

    private RestDeclarations() {}

    /**
     * Checks them as the connector does.
     *
     * @throws IllegalArgumentException with a sentence, without its full stop, that names operation and key
     */
    public static void check(List<Map<String, Object>> operations) {
        read(operations);
    }

    /** The styles of paging, as settings name them. */
    public static List<String> pagingStyles() {
        return PagingStyle.idList();
    }

    /** Checks a path below a base URL. @throws IllegalArgumentException with the rest of a sentence that starts with the path */
    public static void checkPath(String path) {
        SafePath.requireSafe(path);
    }

    /** Checks a JSONPath. @throws IllegalArgumentException with the rest of a sentence that starts with what it is for */
    public static void checkJsonPath(String path) {
        DataPath.of(path);
    }

    /** Checks a header. @throws IllegalArgumentException with the rest of a sentence that starts with where it stands */
    public static void checkHeader(String name, String value) {
        HeaderRules.requireName(name);
        HeaderRules.requireValue(value);
    }

    static List<DeclaredOperation> read(List<Map<String, Object>> maps) {
        if (maps.size() > MOST) {
            throw new IllegalArgumentException("there are more than " + MOST);
        }
        Set<String> names = new HashSet<>(RestOperations.NAMES);
        Arrays.stream(ItemVerb.values()).map(ItemVerb::operation).forEach(names::add);
        Set<String> items = new HashSet<>();
        List<DeclaredOperation> operations = new ArrayList<>();
        for (Map<String, Object> map : maps) {
            String name = Objects.toString(map.get("name"), "");
            String subject = name.isEmpty() ? "an operation: " : "operation '" + name + "': ";
            DeclaredOperation operation;
            try {
                operation = OperationReader.read(map);
            } catch (DeclarationException wrong) {
                throw new IllegalArgumentException(subject + wrong.getMessage(), wrong);
            }
            if (!names.add(operation.name())) {
                throw new IllegalArgumentException(subject + "its name is taken");
            }
            if (operation.verb() != null && !items.add(operation.verb() + " " + operation.itemType())) {
                throw new IllegalArgumentException(subject + "another one has the same 'verb' and 'item_type' already");
            }
            operations.add(operation);
        }
        return operations;
    }
}
