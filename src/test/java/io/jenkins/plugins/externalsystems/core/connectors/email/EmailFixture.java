package io.jenkins.plugins.externalsystems.core.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.fakes.smtp.ReceivedMail;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connection to a fake mail server. */
final class EmailFixture implements AutoCloseable {
    final FakeSmtp smtp = FakeSmtp.start();
    final TestRuntime test = new TestRuntime();

    /** @param changes in place of, or beside, the settings that fit the fake; a null value leaves one out */
    ExternalSystem connect(Map<String, ?> changes) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("smtp_server", "localhost");
        settings.put("smtp_port", smtp.port());
        settings.put("use_tls", false);
        settings.put("default_sender", "Builds <builds@example.com>");
        settings.put("rate_limit", 0);
        settings.put("breaker_failures", 0);
        settings.put("timeout", "5s");
        settings.putAll(changes);
        return ExternalSystemFactory.withInstalledConnectors(test.runtime(), EmailConnector.class.getClassLoader())
                .createConnector(
                        "email",
                        ConnectorConfig.builder("mail").setAll(settings).build());
    }

    ExternalSystemResult run(String operation, Map<String, Object> parameters) {
        return run(connect(Map.of()), operation, parameters, CallOptions.defaults());
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
        for (String part : parts) {
            assertThat(result.errorMessage()).contains(part);
        }
        return result;
    }

    ReceivedMail mail() {
        assertThat(smtp.violations()).isEmpty();
        List<ReceivedMail> messages = smtp.messages();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    /** User {@code me} with a password. */
    Map<String, Object> login(String password) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("username", "me");
        settings.put("password", SecretValue.of(password));
        return settings;
    }

    static Map<String, Object> hello() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("to", "jane@example.com");
        message.put("subject", "Hello");
        message.put("text", "It works.");
        return message;
    }

    static Map<String, Object> hello(String name, Object value) {
        Map<String, Object> message = hello();
        message.put(name, value);
        return message;
    }

    @Override
    public void close() {
        test.close();
        smtp.close();
    }
}
