package io.jenkins.plugins.externalsystems.config;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A connection and where it was found.
 *
 * @param scope where it is configured
 * @param configuration the connection
 */
@Restricted(NoExternalUse.class)
public record ScopedConnection(ConnectionScope scope, ConnectionConfiguration configuration) {
    /** The connection's id. */
    public String id() {
        return configuration.getId();
    }
}
