package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.map;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.fakes.prometheus.InstalledServers;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The contract with the real programs, where they are on the PATH. */
@EnabledIf("io.jenkins.plugins.externalsystems.fakes.prometheus.InstalledServers#areInstalled")
class InstalledServersTest {
    private static InstalledServers servers;
    private static TestRuntime test;
    private static ExternalSystem connection;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        servers = new InstalledServers(folder);
        test = new TestRuntime();
        connection = connectionTo(servers);
    }

    @AfterAll
    static void stop() {
        connection.close();
        test.close();
        servers.close();
    }

    private static ExternalSystem connectionTo(InstalledServers programs) {
        return PrometheusFixture.connection(
                test,
                ConnectorConfig.builder("metrics")
                        .set("prometheus_url", programs.prometheus())
                        .set("pushgateway_url", programs.pushgateway())
                        .set("requests_per_minute", 0));
    }

    /** A server that gives queries no time at all ends each with what a slow one gets. */
    @Test
    void tellsThatAQueryTookTooLong(@TempDir Path folder) throws IOException {
        try (InstalledServers hasty = new InstalledServers(folder, "--query.timeout=0s");
                ExternalSystem impatient = connectionTo(hasty)) {
            QueryContract.tellsThatItTookTooLong(impatient.query(map("query", "vector(1)")));
            QueryContract.tellsThatItTookTooLong(
                    impatient.executeOperation("query_range", map("query", "vector(1)", "start", "-1m", "step", "1s")));
        }
    }

    @Nested
    class State extends StateContract {
        @Override
        ExternalSystem connection() {
            return connection;
        }
    }

    @Nested
    class Pushes extends PushContract {
        @Override
        ExternalSystem connection() {
            return connection;
        }
    }

    @Nested
    class Queries extends QueryContract {
        @Override
        ExternalSystem connection() {
            return connection;
        }
    }
}
