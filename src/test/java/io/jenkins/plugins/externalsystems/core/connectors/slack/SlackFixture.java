package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fake Slack and connections to it, named {@code chat}. */
final class SlackFixture implements AutoCloseable {
    final FakeSlack slack = new FakeSlack();
    final TestRuntime test;

    SlackFixture() {
        this(new TestRuntime());
    }

    SlackFixture(TestRuntime test) {
        this.test = test;
        slack.clock(test.time());
    }

    /** A connection by bot token. @param settings names and values by turns */
    ExternalSystem bot(Object... settings) {
        return connection(config().set("bot_token", SecretValue.of(slack.token()))
                .set("api_url", slack.apiUrl())
                .setAll(map(settings)));
    }

    /** A connection by incoming webhook. @param settings names and values by turns */
    ExternalSystem webhook(Object... settings) {
        return connection(
                config().set("webhook_url", SecretValue.of(slack.webhookUrl())).setAll(map(settings)));
    }

    /** No limit a minute, so that many calls cost no waits. */
    static ConnectorConfig.Builder config() {
        return ConnectorConfig.builder("chat").set("requests_per_minute", 0);
    }

    ExternalSystem connection(ConnectorConfig.Builder config) {
        ExternalSystemFactory factory =
                ExternalSystemFactory.withInstalledConnectors(test.runtime(), SlackConnector.class.getClassLoader());
        return factory.createConnector("slack", config.build());
    }

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    static ExternalSystemResult send(ExternalSystem connection, Object... parameters) {
        return connection.executeOperation("send_message", map(parameters));
    }

    /** Sends and expects success. */
    static Map<String, Object> sent(ExternalSystem connection, Object... parameters) {
        return good(send(connection, parameters));
    }

    static Map<String, Object> good(ExternalSystemResult result) {
        assertThat(result.errorMessage()).isNull();
        assertThat(result.success()).isTrue();
        return result.resultData();
    }

    static void bad(ExternalSystemResult result, ErrorCode code, String... partsOfMessage) {
        assertThat(result.errorCode()).as(result.errorMessage()).isEqualTo(code);
        assertThat(result.errorMessage())
                .startsWith("Connection 'chat', operation '" + result.operation() + "': ")
                .endsWith(".");
        for (String part : partsOfMessage) {
            assertThat(result.errorMessage()).contains(part);
        }
    }

    /** The JSON body of a request. */
    static Map<?, ?> body(RecordedRequest request) {
        return (Map<?, ?>) Json.parse(request.text());
    }

    /** The only request of a method. */
    Map<?, ?> onlyCall(String method) {
        List<RecordedRequest> calls = slack.requests("POST", "/" + method);
        assertThat(calls).hasSize(1);
        return body(calls.get(0));
    }

    @Override
    public void close() {
        slack.close();
        test.close();
    }
}
