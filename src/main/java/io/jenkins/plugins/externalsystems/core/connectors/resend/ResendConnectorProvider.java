package io.jenkins.plugins.externalsystems.core.connectors.resend;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Brings {@link ResendConnector}. */
public final class ResendConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return ResendConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return ResendConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new ResendConnector(runtime);
    }
}
