package io.jenkins.plugins.externalsystems.core.connectors.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.LinkedHashMap;
import java.util.Map;

/** A fake order service, and connections to it, named {@code orders}. */
final class SoapFixture implements AutoCloseable {
    final FakeOrderService service = new FakeOrderService();
    final TestRuntime test = new TestRuntime();

    /** @param settings names and values by turns, beside the endpoint */
    ExternalSystem connection(Object... settings) {
        ConnectorConfig.Builder config = ConnectorConfig.builder("orders")
                .set("endpoint_url", service.url() + "/soap")
                .setAll(map(settings));
        return ExternalSystemFactory.withInstalledConnectors(test.runtime(), SoapConnector.class.getClassLoader())
                .createConnector("soap", config.build());
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
        ExternalSystemResult result = connection.executeOperation(operation, map(parameters));
        assertThat(result.errorMessage()).isNull();
        return result.resultData();
    }

    static void bad(ExternalSystemResult result, ErrorCode code, String... partsOfMessage) {
        assertThat(result.errorCode()).as(result.errorMessage()).isEqualTo(code);
        assertThat(result.errorMessage()).startsWith("Connection 'orders'").endsWith(".");
        for (String part : partsOfMessage) {
            assertThat(result.errorMessage()).contains(part);
        }
    }

    @Override
    public void close() {
        service.close();
        test.close();
    }
}
