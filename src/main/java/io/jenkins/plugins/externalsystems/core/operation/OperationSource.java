package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Operations that a connector does not declare but finds out from its service. {@link DeclaredConnector} looks for a name here
 * that its table does not have, and checks and calls what it finds as a declared one. Implementations are thread-safe and
 * remember what they found out.
 */
public interface OperationSource {
    /**
     * An operation by name; asks the service where that is not known yet.
     *
     * @return completes with nothing where the service has none of that name, or exceptionally where it cannot be asked
     */
    CompletionStage<Optional<Operation>> find(String name, CallContext context);

    /** The same of what is known already; asks nobody. */
    Optional<Operation> known(String name);

    /**
     * All of them.
     *
     * @param isAnew whether the service is asked even where they are known
     * @return completes exceptionally where the service cannot be asked
     */
    CompletionStage<OperationOffer> offer(boolean isAnew, CallContext context);

    /** The same of what is known already; empty where the service was not asked yet. Asks nobody. */
    Optional<OperationOffer> knownOffer();

    /** The names that are known already, in the service's order; asks nobody. */
    default List<String> knownNames() {
        return knownOffer().orElse(OperationOffer.NOTHING).operations().stream()
                .map(Operation::name)
                .toList();
    }

    /** For a connector that has nothing to find out. */
    static OperationSource none() {
        return NoOperations.INSTANCE;
    }
}
