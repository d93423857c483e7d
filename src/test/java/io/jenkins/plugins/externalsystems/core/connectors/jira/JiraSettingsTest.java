package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JiraSettingsTest {
    private final TestRuntime time = new TestRuntime();
    private final ExternalSystemFactory factory =
            ExternalSystemFactory.withInstalledConnectors(time.runtime(), JiraConnector.class.getClassLoader());

    @AfterEach
    void close() {
        time.close();
    }

    private void assertRefused(Map<String, ?> changes, String sentence) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server_url", "https://example.atlassian.net");
        settings.put("email", "bot@example.com");
        settings.put("token", SecretValue.of("t"));
        settings.putAll(changes);
        assertThatThrownBy(() -> factory.createConnector(
                        "jira",
                        ConnectorConfig.builder("tracker").setAll(settings).build()))
                .isInstanceOfSatisfying(
                        ExternalSystemException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR))
                .hasMessage("Connection 'tracker': setting " + sentence);
    }

    @Test
    void everyWrongSettingIsNamed() {
        Map<String, Object> noUrl = new LinkedHashMap<>();
        noUrl.put("server_url", null);
        assertRefused(noUrl, "'server_url' is missing.");
        Map<String, Object> noToken = new LinkedHashMap<>();
        noToken.put("token", null);
        assertRefused(noToken, "'token' is missing.");
        assertRefused(Map.of("token", "plain"), "'token' must come from a credential, not from text.");
        assertRefused(
                Map.of("server_url", "https://example.atlassian.net/?x=1"),
                "'server_url' must not have a query or a fragment.");
        assertRefused(Map.of("server_url", "example"), "'server_url' must be an absolute http or https URL.");
        assertRefused(Map.of("project_key", "a b"), "'project_key' is 'a b', which is no project key such as PROJ.");
        assertRefused(Map.of("deployment", "moon"), "'deployment' is 'moon'; it must be auto or cloud or server.");
        assertRefused(
                Map.of("deployment", "server", "scoped_token", true),
                "'deployment' is server, but 'scoped_token' is set; only Jira Cloud has tokens with scopes.");
        assertRefused(Map.of("max_retries", -1), "'max_retries' must be at least 0.");
        assertRefused(Map.of("tokken", "x"), "'tokken' is unknown for type 'jira'.");
    }

    @Test
    void readsTheEnvironmentWhereASettingIsMissing() {
        Map<String, String> environment = Map.of(
                "JIRA_SERVER_URL", "https://example.atlassian.net",
                "JIRA_EMAIL", "bot@example.com",
                "JIRA_TOKEN", "t",
                "JIRA_PROJECT_KEY", "PROJ");

        try (ExternalSystem jira = factory.createConnector(
                "jira",
                ConnectorConfig.builder("tracker").environment(environment::get).build())) {
            assertThat(jira).isInstanceOf(JiraConnector.class);
        }
    }

    @Test
    void tellsWhatItCanDo() {
        JiraConnector jira = new JiraConnector(time.runtime());

        assertThat(jira.systemInfo())
                .containsEntry("system_type", "jira")
                .containsEntry("connected", false)
                .containsEntry("api_version", "3 (Cloud), 2 (Data Center)");
        assertThat(jira.capabilities().toMap())
                .containsEntry("supports_create", true)
                .containsEntry("supports_update", true)
                .containsEntry("supports_delete", true)
                .containsEntry("supports_query", true)
                .containsEntry("supports_comments", true)
                .containsEntry("supports_custom_fields", true)
                .containsEntry("supports_attachments", true)
                .containsEntry("supports_batch_operations", true)
                .containsEntry("supports_relationships", true)
                .containsEntry("max_batch_size", 50)
                .containsEntry("item_types", List.of("issue", "comment", "attachment", "worklog"))
                .containsEntry(
                        "operations",
                        List.of(
                                "search_issues",
                                "add_comment",
                                "upload_attachment",
                                "add_worklog",
                                "link_issues",
                                "add_remote_link",
                                "assign_issue",
                                "lookup_user",
                                "create_issues",
                                "transition_issue",
                                "track_test_failures",
                                "get_fields",
                                "update_issue",
                                "create_item",
                                "get_item",
                                "update_item",
                                "delete_item",
                                "query"));
        assertThat(factory.getConnectorClass("jira")).isEqualTo(JiraConnector.class);
    }
}
