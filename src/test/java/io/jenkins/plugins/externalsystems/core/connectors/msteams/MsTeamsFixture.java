package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.msteams.FakeTeams;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fake Teams, and connections {@code teams} to it: by its workflow, by Graph as an app, by Graph with a user's token. */
final class MsTeamsFixture implements AutoCloseable {
    final FakeTeams teams = new FakeTeams();
    final TestRuntime test = new TestRuntime();
    final ExternalSystem workflow = connect(Map.of());

    /** The app reads, the workflow posts. */
    ExternalSystem withApp() {
        return connect(app());
    }

    Map<String, Object> app() {
        return Map.of(
                "use_graph_api",
                true,
                "tenant_id",
                teams.tenantId(),
                "client_id",
                teams.clientId(),
                "client_secret",
                SecretValue.of(teams.clientSecret()));
    }

    /** Everything by Graph, with a user's token. */
    ExternalSystem delegated() {
        return connect(user());
    }

    Map<String, Object> user() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("webhook_url", null);
        settings.put("use_graph_api", true);
        settings.put("graph_api_token", SecretValue.of(teams.delegatedToken()));
        return settings;
    }

    /** @param changes in place of, or beside, the settings that fit the fake; a null value leaves one out */
    ExternalSystem connect(Map<String, ?> changes) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("webhook_url", SecretValue.of(teams.webhookUrl()));
        settings.put("default_team_id", teams.teamId());
        settings.put("graph_url", teams.url().toString());
        settings.put("login_url", teams.url().toString());
        settings.put("requests_per_minute", 0);
        settings.put("breaker_failures", 0);
        settings.putAll(changes);
        return ExternalSystemFactory.withInstalledConnectors(test.runtime(), MsTeamsConnector.class.getClassLoader())
                .createConnector(
                        "msteams",
                        ConnectorConfig.builder("teams").setAll(settings).build());
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
        assertThat(result.errorMessage()).startsWith("Connection 'teams', operation '");
        for (String part : parts) {
            assertThat(result.errorMessage()).contains(part);
        }
        return result;
    }

    /** The body of a card. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> body(Map<String, Object> card) {
        return (List<Map<String, Object>>) card.get("body");
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(Map<String, Object> data, String name) {
        return (List<Map<String, Object>>) data.get(name);
    }

    Map<String, Object> onlyCard() {
        assertThat(teams.cards()).hasSize(1);
        return teams.cards().get(0);
    }

    @Override
    public void close() {
        workflow.close();
        test.close();
        teams.close();
    }
}
