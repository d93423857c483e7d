package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Brings {@link PrometheusConnector}. */
public final class PrometheusConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return PrometheusConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return PrometheusConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new PrometheusConnector(runtime);
    }
}
