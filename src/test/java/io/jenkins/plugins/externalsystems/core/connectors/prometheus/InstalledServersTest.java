package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.fakes.prometheus.InstalledServers;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The contract with the real programs, where they are on the PATH. */
@EnabledIf("io.jenkins.plugins.externalsystems.fakes.prometheus.InstalledServers#areInstalled")
class InstalledServersTest extends PrometheusContract {
    private static InstalledServers servers;
    private static TestRuntime test;
    private static ExternalSystem connection;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        servers = new InstalledServers(folder);
        test = new TestRuntime();
        connection = PrometheusFixture.connection(
                test,
                ConnectorConfig.builder("metrics")
                        .set("prometheus_url", servers.prometheus())
                        .set("pushgateway_url", servers.pushgateway())
                        .set("requests_per_minute", 0));
    }

    @AfterAll
    static void stop() {
        connection.close();
        test.close();
        servers.close();
    }

    @Override
    ExternalSystem connection() {
        return connection;
    }
}
