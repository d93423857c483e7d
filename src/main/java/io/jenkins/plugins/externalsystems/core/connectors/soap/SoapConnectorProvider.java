package io.jenkins.plugins.externalsystems.core.connectors.soap;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Makes {@link SoapConnector}s. */
public final class SoapConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return SoapConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return SoapConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new SoapConnector(runtime);
    }
}
