package io.jenkins.plugins.externalsystems.core;

/**
 * Brings one kind of connector. Outside Jenkins providers are found with {@link java.util.ServiceLoader}; inside, the
 * connection types name theirs. Implementations have a public constructor without arguments and no state.
 */
public interface ConnectorProvider {
    /** The type id, such as {@code jira}; also the connection's symbol in configuration as code. */
    String type();

    /** The class that {@link #create} gives an instance of. */
    Class<? extends ExternalSystem> connectorClass();

    /** A new connector that is not initialized; no I/O. */
    ExternalSystem create(ConnectorRuntime runtime);
}
