package io.jenkins.plugins.externalsystems.core;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Makes connectors by type id. Thread-safe. */
public final class ExternalSystemFactory {
    private final ConnectorRuntime runtime;
    private final Map<String, ConnectorProvider> providers = new ConcurrentHashMap<>();

    /** An empty factory. @param runtime given to every connector */
    public ExternalSystemFactory(ConnectorRuntime runtime) {
        this.runtime = runtime;
    }

    /** A factory with every provider that the class loader knows by {@link ServiceLoader}. */
    public static ExternalSystemFactory withInstalledConnectors(ConnectorRuntime runtime, ClassLoader loader) {
        ExternalSystemFactory factory = new ExternalSystemFactory(runtime);
        ServiceLoader.load(ConnectorProvider.class, loader).forEach(factory::registerConnector);
        return factory;
    }

    /** @throws IllegalArgumentException if another provider has this type */
    public void registerConnector(ConnectorProvider provider) {
        ConnectorProvider known = providers.putIfAbsent(provider.type(), provider);
        if (known != null && known.getClass() != provider.getClass()) {
            throw new IllegalArgumentException("connector type '" + provider.type() + "' is registered already by "
                    + known.getClass().getName());
        }
    }

    /**
     * A connector ready for calls; no I/O.
     *
     * @throws ExternalSystemException CONFIGURATION_ERROR for an unknown type or wrong settings
     */
    public ExternalSystem createConnector(String type, ConnectorConfig config) {
        ExternalSystem connector = provider(type).create(runtime);
        connector.initialize(config);
        return connector;
    }

    /** The type ids, sorted. */
    public SortedSet<String> getAvailableConnectors() {
        return new TreeSet<>(providers.keySet());
    }

    /** @throws ExternalSystemException CONFIGURATION_ERROR for an unknown type, listing the known ones */
    public Class<? extends ExternalSystem> getConnectorClass(String type) {
        return provider(type).connectorClass();
    }

    private ConnectorProvider provider(String type) {
        ConnectorProvider provider = providers.get(type);
        if (provider == null) {
            throw new ExternalSystemException(
                    ErrorCode.CONFIGURATION_ERROR,
                    "Unknown connector type '" + type + "'; known are " + new TreeMap<>(providers).keySet() + ".");
        }
        return provider;
    }
}
