package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeMessage;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fake Twilio and a connection {@code sms} to it, with the account's token and a number to send from. */
final class TwilioFixture implements AutoCloseable {
    static final String TO = "+14155550100";

    final TestRuntime test = new TestRuntime();
    final FakeTwilio twilio = new FakeTwilio(test.time());
    final ExternalSystem connection = connect(Map.of());

    /** @param changes in place of, or beside, the settings that fit the fake; a null value leaves one out */
    ExternalSystem connect(Map<String, ?> changes) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("account_sid", twilio.account().sid());
        settings.put("auth_token", SecretValue.of(twilio.account().authToken()));
        settings.put("from_number", FakeTwilio.NUMBER);
        settings.put("url", twilio.url().toString());
        settings.put("messaging_url", twilio.url().toString());
        settings.put("requests_per_minute", 0);
        settings.put("breaker_failures", 0);
        settings.putAll(changes);
        return ExternalSystemFactory.withInstalledConnectors(test.runtime(), TwilioConnector.class.getClassLoader())
                .createConnector(
                        "twilio",
                        ConnectorConfig.builder("sms").setAll(settings).build());
    }

    /** With a new API key. @param permissions none for a standard one */
    ExternalSystem withKey(Map<String, ?> changes, String... permissions) {
        Map.Entry<String, String> key = twilio.addKey(permissions);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("auth_token", null);
        settings.put("api_key_sid", key.getKey());
        settings.put("api_key_secret", SecretValue.of(key.getValue()));
        settings.putAll(changes);
        return connect(settings);
    }

    /** From a messaging service instead of a number. */
    ExternalSystem from(String service) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("from_number", null);
        settings.put("messaging_service_sid", service);
        return connect(settings);
    }

    /** A service with a number that can send SMS. */
    String service() {
        return twilio.account()
                .addService(
                        "Alerts",
                        Map.of(
                                "phone_numbers",
                                List.of(Map.of("phone_number", FakeTwilio.NUMBER, "capabilities", List.of("SMS")))));
    }

    ExternalSystemResult send(Object... namesAndValues) {
        return run(connection, "send_sms", map(namesAndValues));
    }

    /** To {@link #TO}, unless the parameters say otherwise. */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("to", TO);
        for (int at = 0; at < namesAndValues.length; at += 2) {
            map.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return map;
    }

    static ExternalSystemResult run(ExternalSystem connection, String operation, Map<String, Object> parameters) {
        return run(connection, operation, parameters, CallOptions.defaults());
    }

    static ExternalSystemResult run(
            ExternalSystem connection, String operation, Map<String, Object> parameters, CallOptions options) {
        return TestCalls.await(connection.executeOperationAsync(operation, parameters, options));
    }

    static Map<String, Object> good(ExternalSystemResult result) {
        assertThat(result.errorMessage()).isNull();
        return result.resultData();
    }

    static ExternalSystemResult bad(ExternalSystemResult result, ErrorCode code, String... parts) {
        assertThat(result.errorCode()).as(result.toString()).isEqualTo(code);
        assertThat(result.errorMessage()).startsWith("Connection 'sms', operation '");
        for (String part : parts) {
            assertThat(result.errorMessage()).contains(part);
        }
        return result;
    }

    /** Nobody knows whether it arrived. */
    static ExternalSystemResult open(ExternalSystemResult result) {
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        return result;
    }

    static List<?> warnings(ExternalSystemResult result) {
        return (List<?>) result.metadata().getOrDefault(MetadataKeys.WARNINGS, List.of());
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(Map<String, Object> data, String name) {
        return (List<Map<String, Object>>) data.get(name);
    }

    FakeMessage onlyMessage() {
        assertThat(twilio.messages()).hasSize(1);
        return twilio.messages().get(0);
    }

    @Override
    public void close() {
        connection.close();
        test.close();
        twilio.close();
    }
}
