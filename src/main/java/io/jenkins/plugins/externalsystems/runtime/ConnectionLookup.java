package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.config.VisibleConnections;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.util.List;

/** Which connection an action means, by id or because there is only one. */
final class ConnectionLookup {
    private ConnectionLookup() {}

    /**
     * The connection for a caller.
     *
     * @param id null for the only one of the systems
     * @param systemTypes empty for any
     * @throws ExternalSystemException CONFIGURATION_ERROR saying which connections the job may use
     */
    static ScopedConnection find(Caller caller, @CheckForNull String id, List<String> systemTypes) {
        List<ScopedConnection> visible = VisibleConnections.of(caller.place(), caller.jobFullName(), systemTypes);
        if (id == null) {
            if (visible.size() == 1) {
                return visible.get(0);
            }
            throw failure(
                    visible.isEmpty()
                            ? "There is no " + kind(systemTypes) + "connection that '" + caller.jobFullName()
                                    + "' may use"
                            : "There are several " + kind(systemTypes) + "connections that '" + caller.jobFullName()
                                    + "' may use; name one as 'connection'",
                    visible);
        }
        return visible.stream()
                .filter(connection -> connection.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unusable(caller, id, systemTypes, visible));
    }

    /** @throws ExternalSystemException PERMISSION_ERROR for an operation that the connection's list would have to have */
    static void checkAllowed(ActionFacts action, ScopedConnection connection, String operation) {
        if (action.isLimited() && !connection.configuration().admitsOperation(operation)) {
            throw new ExternalSystemException(
                    ErrorCode.PERMISSION_ERROR,
                    "Connection '" + connection.id() + "'"
                            + connection.scope().phrase()
                            + " does not allow externalSystem to call '" + operation + "'; "
                            + (connection.scope().folder() == null
                                    ? "an administrator"
                                    : "who may configure the folder")
                            + " can add it to the connection's allowed operations.");
        }
    }

    private static ExternalSystemException unusable(
            Caller caller, String id, List<String> systemTypes, List<ScopedConnection> visible) {
        boolean isOfOtherSystem = VisibleConnections.of(caller.place(), caller.jobFullName(), List.of()).stream()
                .anyMatch(connection -> connection.id().equals(id));
        if (isOfOtherSystem) {
            return failure("Connection '" + id + "' is not a " + kind(systemTypes) + "connection", visible);
        }
        // Whether it exists and is closed to this job stays untold.
        return failure(
                "There is no " + kind(systemTypes) + "connection '" + id + "' that '" + caller.jobFullName()
                        + "' may use",
                visible);
    }

    private static String kind(List<String> systemTypes) {
        return systemTypes.isEmpty() ? "" : String.join(" or ", systemTypes) + " ";
    }

    private static ExternalSystemException failure(String problem, List<ScopedConnection> visible) {
        String ids =
                String.join(", ", visible.stream().map(ScopedConnection::id).toList());
        return new ExternalSystemException(
                ErrorCode.CONFIGURATION_ERROR, problem + (ids.isEmpty() ? "." : "; usable are: " + ids + "."));
    }
}
