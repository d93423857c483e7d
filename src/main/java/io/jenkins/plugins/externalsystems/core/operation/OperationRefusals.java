package io.jenkins.plugins.externalsystems.core.operation;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.util.List;
import java.util.Map;

/** What a connector answers for operations that there are not. */
final class OperationRefusals {
    /** How many operations of a service a message names. */
    private static final int NAMED = 20;

    private OperationRefusals() {}

    /** Nobody knows the operation; the sentence names those that there are. */
    static ExternalSystemException unknown(
            String name,
            ConnectorDefinition definition,
            OperationTable table,
            OperationSource discovered,
            CallContext context) {
        List<String> found = discovered.knownNames();
        List<String> first = found.subList(0, Math.min(NAMED, found.size()));
        String more = first.size() < found.size() ? " and " + (found.size() - first.size()) + " more" : "";
        String others = found.isEmpty() ? "" : "; the service offers " + String.join(", ", first) + more;
        return new ExternalSystemException(
                ErrorCode.UNSUPPORTED_OPERATION,
                "Connection '" + context.connection() + "': " + definition.displayName() + " has no operation '" + name
                        + "'; known are "
                        + String.join(", ", table.names()) + others + ".");
    }

    /** Refuses what the table says can never be done. */
    static void refuseImpossible(
            OperationTable table, ItemVerb verb, Map<String, Object> parameters, CallContext context) {
        Map<String, String> refusals = table.refusals(verb);
        Object given = parameters.get("item_type");
        boolean isOnlyRefused = given == null && table.itemTypes(verb).isEmpty() && !refusals.isEmpty();
        String type = isOnlyRefused ? refusals.keySet().iterator().next() : String.valueOf(given);
        String reason = refusals.get(type);
        if (reason != null) {
            throw new ExternalSystemException(ErrorCode.UNSUPPORTED_OPERATION, context.subject() + reason);
        }
    }
}
