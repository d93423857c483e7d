package io.jenkins.plugins.externalsystems.core.operation;

import java.util.List;

/**
 * What a service says that it offers.
 *
 * @param operations in the service's order
 * @param notes what was not understood of its description, in sentences
 */
public record OperationOffer(List<Operation> operations, List<String> notes) {
    /** Of a service that tells nothing about itself. */
    public static final OperationOffer NOTHING = new OperationOffer(List.of(), List.of());

    public OperationOffer {
        operations = List.copyOf(operations);
        notes = List.copyOf(notes);
    }
}
