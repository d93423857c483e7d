package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Brings {@link MsTeamsConnector}. */
public final class MsTeamsConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return MsTeamsConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return MsTeamsConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new MsTeamsConnector(runtime);
    }
}
