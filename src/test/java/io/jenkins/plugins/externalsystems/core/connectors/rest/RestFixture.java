package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.rest.FakeHarbour;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A fake harbour, and connections to it, named {@code harbour}. */
final class RestFixture implements AutoCloseable {
    final FakeHarbour harbour = new FakeHarbour();
    final TestRuntime test;

    RestFixture() {
        this(new TestRuntime());
    }

    RestFixture(TestRuntime test) {
        this.test = test;
    }

    /** @param settings names and values by turns, beside the URL */
    ExternalSystem connection(Object... settings) {
        ConnectorConfig.Builder config = ConnectorConfig.builder("harbour")
                .set("url", harbour.url() + "/api")
                .setAll(map(settings));
        return ExternalSystemFactory.withInstalledConnectors(test.runtime(), RestConnector.class.getClassLoader())
                .createConnector("rest", config.build());
    }

    /** A connection that reads the OpenAPI document of the service. */
    ExternalSystem discovering(Object... settings) {
        Map<String, Object> all = map(settings);
        all.put("openapi_url", harbour.url() + "/openapi.json");
        return connection(all.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray());
    }

    /** A connection with these operations. */
    @SafeVarargs
    final ExternalSystem declaring(Map<String, Object>... operations) {
        return connection("operations", List.of(operations));
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

    static ExternalSystemResult bad(ExternalSystemResult result, ErrorCode code, String... partsOfMessage) {
        assertThat(result.errorCode()).as(result.errorMessage()).isEqualTo(code);
        assertThat(result.errorMessage()).startsWith("Connection 'harbour'").matches("(?s).*[.!?…]");
        for (String part : partsOfMessage) {
            assertThat(result.errorMessage()).contains(part);
        }
        return result;
    }

    @Override
    public void close() {
        harbour.close();
        test.close();
    }
}
