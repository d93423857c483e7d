package io.jenkins.plugins.externalsystems.core.connectors.jira;

import java.util.List;
import java.util.Optional;

/**
 * Fields that something has.
 *
 * @param place what has them, for messages, such as {@code the edit screen of PROJ-1}
 */
record FieldList(String place, List<FieldMeta> fields) {
    FieldList {
        fields = List.copyOf(fields);
    }

    /** By exact id, else by name in any case: none, one, or several that share the name. */
    List<FieldMeta> find(String idOrName) {
        Optional<FieldMeta> byId = byId(idOrName);
        return byId.isPresent()
                ? List.of(byId.get())
                : fields.stream()
                        .filter(field -> field.name().equalsIgnoreCase(idOrName))
                        .toList();
    }

    Optional<FieldMeta> byId(String id) {
        return fields.stream().filter(field -> field.id().equals(id)).findFirst();
    }
}
