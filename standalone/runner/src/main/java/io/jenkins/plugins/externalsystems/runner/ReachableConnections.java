package io.jenkins.plugins.externalsystems.runner;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.runner.configuration.ConfigurationFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;

/**
 * The connections of the file, and one for each system of which environment variables tell enough and the file says
 * nothing; its id is the system's type. Connectors are made when they are first used, and kept.
 */
final class ReachableConnections implements AutoCloseable {
    private final ConnectorRuntime runtime;
    private final ConfigurationFile file;
    private final UnaryOperator<String> variables;
    private final boolean isDryRun;
    private final Map<String, ConnectorProvider> providers = new LinkedHashMap<>();
    private final Map<String, ExternalSystem> connectors = new HashMap<>();

    /**
     * @param variables gives an environment variable, null if it is not set
     * @param isDryRun whether nothing is sent through any
     */
    ReachableConnections(
            ConnectorRuntime runtime, ConfigurationFile file, UnaryOperator<String> variables, boolean isDryRun) {
        this.runtime = runtime;
        this.file = file;
        this.variables = variables;
        this.isDryRun = isDryRun;
        file.connections().forEach((id, connection) -> providers.put(id, connection.provider()));
        for (ConnectorProvider provider : ServiceLoader.load(ConnectorProvider.class)) {
            boolean isInFile =
                    providers.values().stream().anyMatch(known -> known.type().equals(provider.type()));
            if (!isInFile && !providers.containsKey(provider.type()) && isInEnvironment(provider)) {
                providers.put(provider.type(), provider);
            }
        }
    }

    private boolean isInEnvironment(ConnectorProvider provider) {
        return provider.create(runtime) instanceof DeclaredConnector connector
                && connector.definition().settings().stream()
                        .map(Setting::environmentVariable)
                        .anyMatch(variable -> variable != null && variables.apply(variable) != null);
    }

    /**
     * The id of the connection that is meant.
     *
     * @param id null for the only one of the systems
     * @param systemTypes empty for any
     * @throws ExternalSystemException CONFIGURATION_ERROR listing the ones there are
     */
    String choose(@CheckForNull String id, List<String> systemTypes) {
        List<String> fitting = providers.entrySet().stream()
                .filter(entry -> systemTypes.isEmpty()
                        || systemTypes.contains(entry.getValue().type()))
                .map(Map.Entry::getKey)
                .toList();
        if (id == null && fitting.size() == 1) {
            return fitting.get(0);
        }
        if (id != null && fitting.contains(id)) {
            return id;
        }
        String kind = systemTypes.isEmpty() ? "" : String.join(" or ", systemTypes) + " ";
        String problem;
        if (id != null) {
            problem = "There is no " + kind + "connection '" + id + "'";
        } else {
            problem = fitting.isEmpty()
                    ? "There is no " + kind + "connection"
                    : "There are several " + kind + "connections; name one as 'connection'";
        }
        throw new ExternalSystemException(
                ErrorCode.CONFIGURATION_ERROR,
                problem + (fitting.isEmpty() ? "." : "; known are: " + String.join(", ", fitting) + "."));
    }

    /** The type of a connection that there is. */
    String type(String id) {
        return providers.get(id).type();
    }

    /** Whether {@code externalSystem} may call the operation. */
    boolean admits(String id, String operation) {
        ConnectionConfiguration connection = file.connections().get(id);
        return connection == null || connection.admitsOperation(operation);
    }

    /** Whose switch keeps a call from being sent, for people; empty where none does. */
    Optional<String> dryRunBy(String id, ConnectorAction action) {
        ConnectionConfiguration connection = file.connections().get(id);
        if (isDryRun) {
            return Optional.of("--dry-run");
        }
        if (action.isDryRun()) {
            return Optional.of("the step");
        }
        return connection != null && connection.isDryRun() ? Optional.of("connection '" + id + "'") : Optional.empty();
    }

    /** @throws ExternalSystemException CONFIGURATION_ERROR if the settings are wrong */
    ExternalSystem connector(String id) {
        ExternalSystem known = connectors.get(id);
        if (known != null) {
            return known;
        }
        ConnectionConfiguration connection = file.connections().get(id);
        ConnectorConfig config = connection == null
                ? ConnectorConfig.builder(id).environment(variables).build()
                : connection.toConnectorConfig(file.credentials()).withEnvironment(variables);
        ExternalSystem connector = providers.get(id).create(runtime);
        connector.initialize(config);
        connectors.put(id, connector);
        return connector;
    }

    @Override
    public void close() {
        connectors.values().forEach(ExternalSystem::close);
    }
}
