package io.jenkins.plugins.externalsystems.config;

import hudson.ExtensionPoint;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.Inquiry;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Tries a connection that may not be saved yet; descriptors ask it instead of doing requests of their own. */
@Restricted(NoExternalUse.class)
public interface ConnectionTester extends ExtensionPoint {
    /**
     * Runs the connector's deep check with the credentials of its place, looked up as the system; waits for the result.
     *
     * @return never null; wrong settings give a failed result as well
     */
    ExternalSystemResult test(ScopedConnection connection);

    /**
     * Runs one operation as a build would, with the same credentials; waits for the result.
     *
     * @param request its connection's id is not looked at
     * @return never null; wrong settings give a failed result as well
     */
    ExternalSystemResult run(ScopedConnection connection, OperationRequest request);

    /**
     * What {@code externalSystem} may call on a saved connection. Asks the service with the connection's own credentials, and
     * waits for it a few seconds at most; an answer that comes later is there for the next who asks.
     *
     * @param inquiry how much is asked of the service
     * @return never null; a service that does not answer is the {@code problem} of what is known all the same
     */
    OfferedOperations operations(ScopedConnection connection, Inquiry inquiry);
}
