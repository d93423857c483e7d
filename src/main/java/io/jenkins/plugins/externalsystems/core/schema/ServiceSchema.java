package io.jenkins.plugins.externalsystems.core.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a document says about a service.
 *
 * @param title the service's name, may be empty
 * @param version of the service's interface, may be empty
 * @param baseUrls where it says it is: absolute, or relative to the document; may be empty
 * @param operations what can be called, names unique
 * @param notes what could not be understood, in sentences
 */
public record ServiceSchema(
        String title, String version, List<String> baseUrls, List<SchemaOperation> operations, List<String> notes) {
    public ServiceSchema {
        title = SchemaText.oneLine(title);
        version = SchemaText.oneLine(version);
        baseUrls = List.copyOf(baseUrls);
        operations = List.copyOf(operations);
        notes = List.copyOf(notes);
    }

    /** The operation of a name. */
    public Optional<SchemaOperation> operation(String name) {
        return operations.stream().filter(known -> known.name().equals(name)).findFirst();
    }
}
