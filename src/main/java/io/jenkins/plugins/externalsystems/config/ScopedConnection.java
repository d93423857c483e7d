package io.jenkins.plugins.externalsystems.config;

/**
 * A connection and where it was found.
 *
 * @param scope where it is configured
 * @param configuration the connection
 */
public record ScopedConnection(ConnectionScope scope, ConnectionConfiguration configuration) {
    /** The connection's id. */
    public String id() {
        return configuration.getId();
    }
}
