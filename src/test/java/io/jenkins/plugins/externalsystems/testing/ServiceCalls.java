package io.jenkins.plugins.externalsystems.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Connections {@code mail} to a fake mail service, and calls of them. */
public final class ServiceCalls {
    private final TestRuntime test;
    private final String type;
    private final URI url;

    /** @param type of the connector */
    public ServiceCalls(TestRuntime test, String type, URI url) {
        this.test = test;
        this.type = type;
        this.url = url;
    }

    /** @param changes beside or in place of the settings that fit the fake; a null value leaves one out */
    public ExternalSystem connect(String apiKey, Map<String, ?> changes) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("api_key", SecretValue.of(apiKey));
        settings.put("api_url", url.toString());
        settings.put("from_email", "builds@example.com");
        settings.put("from_name", "Builds");
        settings.put("requests_per_minute", 0);
        settings.put("breaker_failures", 0);
        settings.putAll(changes);
        return ExternalSystemFactory.withInstalledConnectors(test.runtime(), ServiceCalls.class.getClassLoader())
                .createConnector(
                        type, ConnectorConfig.builder("mail").setAll(settings).build());
    }

    public static ExternalSystemResult run(
            ExternalSystem connection, String operation, Map<String, ?> parameters, CallOptions options) {
        return TestCalls.await(connection.executeOperationAsync(operation, new LinkedHashMap<>(parameters), options));
    }

    public static Map<String, Object> good(ExternalSystemResult result) {
        assertThat(result.errorMessage()).isNull();
        return result.resultData();
    }

    public static ExternalSystemResult bad(ExternalSystemResult result, ErrorCode code, String... parts) {
        assertThat(result.errorCode()).as(result.toString()).isEqualTo(code);
        assertThat(result.errorMessage()).startsWith("Connection 'mail', operation '");
        for (String part : parts) {
            assertThat(result.errorMessage()).contains(part);
        }
        return result;
    }

    /** A result of which nobody knows whether it was done. */
    public static ExternalSystemResult open(ExternalSystemResult result) {
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        return result;
    }

    /** A small message. @param more names and values by turns */
    public static Map<String, Object> hello(Object... more) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("to", List.of("jane@example.com"));
        message.put("subject", "Hello");
        message.put("text", "It works.");
        for (int i = 0; i < more.length; i += 2) {
            message.put((String) more[i], more[i + 1]);
        }
        return message;
    }

    /** The sentences of a check, good or bad. */
    @SuppressWarnings("unchecked")
    public static List<String> checks(ExternalSystemResult result) {
        return ((List<Map<String, Object>>) result.resultData().get("checks"))
                .stream()
                        .map(check -> check.get("name") + " " + check.get("ok") + ": " + check.get("message"))
                        .toList();
    }
}
