package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakeRule;
import org.junit.jupiter.api.AfterEach;

/** The contract with the fakes. */
class FakeServersTest extends PrometheusContract {
    private final PrometheusFixture fixture = new PrometheusFixture();
    private final ExternalSystem connection = fixture.connection("requests_per_minute", 0);

    FakeServersTest() {
        fixture.prometheus.addRule(new FakeRule("builds", "job:build_errors:max", "max by (job) (build_errors)", null));
        fixture.prometheus.addRule(new FakeRule("builds", "TooManyErrors", "build_errors > 2", "inactive"));
    }

    @Override
    ExternalSystem connection() {
        return connection;
    }

    @AfterEach
    void stop() {
        connection.close();
        fixture.close();
    }
}
