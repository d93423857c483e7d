package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Makes {@link RestConnector}s. */
public final class RestConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return RestConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return RestConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new RestConnector(runtime);
    }
}
