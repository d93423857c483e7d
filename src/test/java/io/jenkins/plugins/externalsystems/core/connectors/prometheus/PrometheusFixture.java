package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.LinkedHashMap;
import java.util.Map;

/** A fake Prometheus that scrapes a fake Pushgateway, and connections to them, named {@code metrics}. */
final class PrometheusFixture implements AutoCloseable {
    final FakePushgateway gateway = new FakePushgateway();
    final FakePrometheus prometheus = new FakePrometheus();
    final TestRuntime test = new TestRuntime();

    PrometheusFixture() {
        prometheus.scrape(gateway);
    }

    /** @param settings names and values by turns, beside the URLs */
    ExternalSystem connection(Object... settings) {
        ConnectorConfig.Builder config = ConnectorConfig.builder("metrics")
                .set("prometheus_url", prometheus.url())
                .set("pushgateway_url", gateway.url())
                .setAll(map(settings));
        return connection(test, config);
    }

    static ExternalSystem connection(TestRuntime test, ConnectorConfig.Builder config) {
        return ExternalSystemFactory.withInstalledConnectors(test.runtime(), PrometheusConnector.class.getClassLoader())
                .createConnector("prometheus", config.build());
    }

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** Calls an operation and expects success. */
    static Map<String, Object> done(ExternalSystem connection, String operation, Object... parameters) {
        return good(connection.executeOperation(operation, map(parameters)));
    }

    static Map<String, Object> good(ExternalSystemResult result) {
        assertThat(result.errorMessage()).isNull();
        assertThat(result.success()).isTrue();
        return result.resultData();
    }

    static void bad(ExternalSystemResult result, ErrorCode code, String... partsOfMessage) {
        assertThat(result.errorCode()).as(result.errorMessage()).isEqualTo(code);
        assertThat(result.errorMessage())
                .startsWith("Connection 'metrics', operation '" + result.operation() + "': ")
                .endsWith(".");
        for (String part : partsOfMessage) {
            assertThat(result.errorMessage()).contains(part);
        }
    }

    @Override
    public void close() {
        prometheus.close();
        gateway.close();
        test.close();
    }
}
