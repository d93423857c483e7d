package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.config.VisibleConnections;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.util.List;

/** Which connection an action means, by id or because there is only one. */
final class ConnectionLookup {
    private ConnectionLookup() {}

    /**
     * The connection for a job.
     *
     * @param id null for the only one of the system
     * @param systemType null for any
     * @throws ExternalSystemException CONFIGURATION_ERROR saying which connections the job may use
     */
    static ScopedConnection find(Job<?, ?> job, @CheckForNull String id, @CheckForNull String systemType) {
        List<ScopedConnection> visible = VisibleConnections.of(job, systemType);
        if (id == null) {
            if (visible.size() == 1) {
                return visible.get(0);
            }
            throw failure(
                    visible.isEmpty()
                            ? "There is no " + kind(systemType) + "connection that '" + job.getFullName() + "' may use"
                            : "There are several " + kind(systemType) + "connections that '" + job.getFullName()
                                    + "' may use; name one as 'connection'",
                    visible);
        }
        return visible.stream()
                .filter(connection -> connection.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unusable(job, id, systemType, visible));
    }

    private static ExternalSystemException unusable(
            Job<?, ?> job, String id, @CheckForNull String systemType, List<ScopedConnection> visible) {
        boolean isOfOtherSystem = VisibleConnections.of(job, null).stream()
                .anyMatch(connection -> connection.id().equals(id));
        if (isOfOtherSystem) {
            return failure("Connection '" + id + "' is not a " + kind(systemType) + "connection", visible);
        }
        // Whether it exists and is closed to this job stays untold.
        return failure(
                "There is no " + kind(systemType) + "connection '" + id + "' that '" + job.getFullName() + "' may use",
                visible);
    }

    private static String kind(@CheckForNull String systemType) {
        return systemType == null ? "" : systemType + " ";
    }

    private static ExternalSystemException failure(String problem, List<ScopedConnection> visible) {
        String ids =
                String.join(", ", visible.stream().map(ScopedConnection::id).toList());
        return new ExternalSystemException(
                ErrorCode.CONFIGURATION_ERROR, problem + (ids.isEmpty() ? "." : "; usable are: " + ids + "."));
    }
}
