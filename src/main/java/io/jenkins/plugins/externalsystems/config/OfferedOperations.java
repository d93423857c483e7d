package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What can be called by name on a connection, as far as it is known.
 *
 * @param operations those that every connection of the kind has, then the service's own; only those that the connection's
 *     allowed operations admit
 * @param discovered how many operations the service's own description has
 * @param isComplete whether that description is known
 * @param notes what of it was not understood, in sentences
 * @param problem why it could not be read; null where nobody tried or it could
 */
@Restricted(NoExternalUse.class)
public record OfferedOperations(
        List<Offered> operations,
        int discovered,
        boolean isComplete,
        List<String> notes,
        @CheckForNull String problem) {
    /** Nothing is known. */
    public static final OfferedOperations NONE = new OfferedOperations(List.of(), 0, false, List.of(), null);

    public OfferedOperations {
        operations = List.copyOf(operations);
        notes = List.copyOf(notes);
    }

    /** The operation of a name. */
    public Optional<Offered> find(String name) {
        return operations.stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst();
    }

    /**
     * One operation.
     *
     * @param name what {@code externalSystem} calls it
     * @param description one sentence
     * @param required names of the parameters that it needs
     * @param optional names of the others
     */
    public record Offered(String name, String description, List<String> required, List<String> optional) {
        public Offered {
            required = List.copyOf(required);
            optional = List.copyOf(optional);
        }
    }
}
