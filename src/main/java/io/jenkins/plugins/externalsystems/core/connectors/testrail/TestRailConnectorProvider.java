package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Brings {@link TestRailConnector}. */
public final class TestRailConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return TestRailConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return TestRailConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new TestRailConnector(runtime);
    }
}
