package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.testrail.FakeTestRail;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fake TestRail with three cases, and a connection {@code cases} to it. */
final class TestRailFixture implements AutoCloseable {
    final FakeTestRail testRail = new FakeTestRail();
    final TestRuntime test = new TestRuntime();
    final long first = testRail.addCase("Log in");
    final long second = testRail.addCase("Log out");
    final long third = testRail.addCase("Pay");
    final ExternalSystem connection = connect(Map.of());

    /** @param changes in place of, or beside, the settings that fit the fake; a null value leaves one out */
    ExternalSystem connect(Map<String, ?> changes) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("url", testRail.url().toString());
        settings.put("username", testRail.username());
        settings.put("api_key", SecretValue.of(testRail.apiKey()));
        settings.put("project_id", testRail.projectId());
        settings.put("requests_per_minute", 0);
        settings.put("breaker_failures", 0);
        settings.putAll(changes);
        return ExternalSystemFactory.withInstalledConnectors(test.runtime(), TestRailConnector.class.getClassLoader())
                .createConnector(
                        "testrail",
                        ConnectorConfig.builder("cases").setAll(settings).build());
    }

    ExternalSystemResult run(String operation, Map<String, Object> parameters) {
        return run(operation, parameters, CallOptions.defaults());
    }

    ExternalSystemResult run(String operation, Map<String, Object> parameters, CallOptions options) {
        return TestCalls.await(connection.executeOperationAsync(operation, parameters, options));
    }

    /** Runs an operation and expects success. */
    Map<String, Object> done(String operation, Map<String, Object> parameters) {
        return good(run(operation, parameters));
    }

    static Map<String, Object> good(ExternalSystemResult result) {
        assertThat(result.errorMessage()).isNull();
        return result.resultData();
    }

    static ExternalSystemResult bad(ExternalSystemResult result, ErrorCode code, String... parts) {
        assertThat(result.errorCode()).as(result.toString()).isEqualTo(code);
        assertThat(result.errorMessage()).startsWith("Connection 'cases', operation '");
        for (String part : parts) {
            assertThat(result.errorMessage()).contains(part);
        }
        return result;
    }

    /** A result of which nobody knows whether it was done. */
    static ExternalSystemResult open(ExternalSystemResult result) {
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        return result;
    }

    static Map<String, Object> result(long testCase, String status) {
        return Map.of("case_id", "C" + testCase, "status", status);
    }

    /** Parameters of a failure of the first case. @param more names and values by turns */
    Map<String, Object> one(long run, Object... more) {
        Map<String, Object> parameters =
                new LinkedHashMap<>(Map.of("run_id", run, "case_id", first, "status", "failed"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put((String) more[i], more[i + 1]);
        }
        return parameters;
    }

    /** Parameters of a result for each case, the third case first. */
    Map<String, Object> three(long run, int batchSize) {
        List<Map<String, Object>> results =
                List.of(result(third, "passed"), result(first, "failed"), result(second, "retest"));
        return Map.of("run_id", run, "batch_size", batchSize, "results", results);
    }

    /** The cases of the results that TestRail has. */
    List<Long> cases() {
        return testRail.all("result").stream()
                .map(row -> number(row.get("case_id")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(Map<String, Object> data) {
        return (List<Map<String, Object>>) data.get("rows");
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }

    @Override
    public void close() {
        connection.close();
        test.close();
        testRail.close();
    }
}
