package io.jenkins.plugins.externalsystems.runtime;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One living connector a connection, so that its rate limits and circuit breaker hold across builds. A changed setting or
 * secret makes a new one. A connector that is replaced or forgotten is not closed: calls that run on it come to their end,
 * and then nothing refers to it. Thread-safe.
 */
final class ConnectorCache {
    private final ConnectorRuntime runtime;
    private final Map<Key, Entry> entries = new HashMap<>();
    private boolean closed;

    ConnectorCache(ConnectorRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * The connector for these settings.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR for wrong settings
     * @throws CancellationException when Jenkins is shutting down
     */
    synchronized ExternalSystem get(Key key, ConnectorProvider provider, ConnectorConfig config) {
        if (closed) {
            throw new CancellationException("Jenkins is shutting down");
        }
        Entry known = entries.get(key);
        if (known != null && known.isFor(provider, config)) {
            return known.connector;
        }
        ExternalSystem connector = provider.create(runtime);
        connector.initialize(config);
        entries.put(key, new Entry(provider.type(), config, connector));
        return connector;
    }

    /** Ids of a scope's connections that have a connector. */
    synchronized Set<String> idsIn(String scope) {
        return entries.keySet().stream()
                .filter(key -> key.scope.equals(scope))
                .map(Key::id)
                .collect(Collectors.toSet());
    }

    /** Forgets the connectors of these connections. */
    synchronized void forget(Predicate<Key> which) {
        entries.keySet().removeIf(which);
    }

    /** Forgets the connector of a connection that it does not fit any more. */
    synchronized void forgetUnlessFor(Key key, ConnectorProvider provider, ConnectorConfig config) {
        Entry known = entries.get(key);
        if (known != null && !known.isFor(provider, config)) {
            entries.remove(key);
        }
    }

    synchronized void close() {
        closed = true;
        entries.values().forEach(entry -> entry.connector.close());
        entries.clear();
    }

    /**
     * Which connection; no secret.
     *
     * @param scope key of the place where it is configured
     * @param id of the connection, unique there
     */
    record Key(String scope, String id) {}

    private record Entry(String type, ConnectorConfig config, ExternalSystem connector) {
        boolean isFor(ConnectorProvider provider, ConnectorConfig wanted) {
            return type.equals(provider.type()) && config.isSameAs(wanted);
        }
    }
}
