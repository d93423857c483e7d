package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.graphql.FakeTracker;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.LinkedHashMap;
import java.util.Map;

/** A fake tracker, and connections to it, named {@code tracker}. */
final class GraphQlFixture implements AutoCloseable {
    final FakeTracker tracker = new FakeTracker();
    final TestRuntime test = new TestRuntime();

    /** @param settings names and values by turns, beside the URL */
    ExternalSystem connection(Object... settings) {
        ConnectorConfig.Builder config = ConnectorConfig.builder("tracker")
                .set("url", tracker.url() + "/graphql")
                .setAll(map(settings));
        return ExternalSystemFactory.withInstalledConnectors(test.runtime(), GraphQlConnector.class.getClassLoader())
                .createConnector("graphql", config.build());
    }

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    static void bad(ExternalSystemResult result, ErrorCode code, String... partsOfMessage) {
        assertThat(result.errorCode()).as(result.errorMessage()).isEqualTo(code);
        assertThat(result.errorMessage()).startsWith("Connection 'tracker'").endsWith(".");
        for (String part : partsOfMessage) {
            assertThat(result.errorMessage()).contains(part);
        }
    }

    @Override
    public void close() {
        test.close();
        tracker.close();
    }
}
