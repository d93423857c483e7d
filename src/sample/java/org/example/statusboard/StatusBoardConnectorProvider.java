package org.example.statusboard;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Brings the connector. */
// region provider
public final class StatusBoardConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return StatusBoardConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return StatusBoardConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new StatusBoardConnector(runtime);
    }
}
// endregion
