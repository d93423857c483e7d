package io.jenkins.plugins.externalsystems.runtime;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * One living connector a connection, so that its rate limits and circuit breaker hold across builds. A changed setting or
 * secret makes a new one. Thread-safe.
 */
final class ConnectorCache {
    private final ConnectorRuntime runtime;
    private final Map<String, Entry> entries = new HashMap<>();
    private boolean closed;

    ConnectorCache(ConnectorRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * The connector for these settings.
     *
     * @param key of the connection: its place and id, no secret
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR for wrong settings
     * @throws CancellationException when Jenkins is shutting down
     */
    synchronized ExternalSystem get(String key, ConnectorProvider provider, ConnectorConfig config) {
        if (closed) {
            throw new CancellationException("Jenkins is shutting down");
        }
        Entry known = entries.get(key);
        if (known != null && known.type.equals(provider.type()) && known.config.isSameAs(config)) {
            return known.connector;
        }
        ExternalSystem connector = provider.create(runtime);
        connector.initialize(config);
        // The replaced one is not closed: calls that run on it come to their end.
        entries.put(key, new Entry(provider.type(), config, connector));
        return connector;
    }

    synchronized void close() {
        closed = true;
        entries.values().forEach(entry -> entry.connector.close());
        entries.clear();
    }

    private record Entry(String type, ConnectorConfig config, ExternalSystem connector) {}
}
