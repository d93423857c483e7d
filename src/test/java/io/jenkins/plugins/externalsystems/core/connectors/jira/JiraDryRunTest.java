package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a dry run shows without having asked which Jira it is. */
class JiraDryRunTest {
    private static final Map<String, Object> ISSUE = Map.of("summary", "Broken", "description", "See *there*");

    private final TestRuntime test = new TestRuntime();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void showsTheIssueAsCloudTakesItWhereTheAddressIsAtlassians() {
        Map<?, ?> request = dryRun("https://example.atlassian.net", Map.of());
        assertThat(request.get("method")).isEqualTo("POST");
        assertThat(request.get("url")).isEqualTo("https://example.atlassian.net/rest/api/3/issue");
        assertThat(request.toString()).contains("summary=Broken", "type=doc");
    }

    @Test
    void showsTheIssueAsDataCenterTakesItElsewhere() {
        Map<?, ?> request = dryRun("https://jira.example.com", Map.of());
        assertThat(request.get("url")).isEqualTo("https://jira.example.com/rest/api/2/issue");
        assertThat(request.toString()).contains("description=See _there_");
    }

    @Test
    void goesByTheSettingWhereThereIsOne() {
        assertThat(dryRun("https://jira.example.com", Map.of("deployment", "cloud"))
                        .get("url"))
                .isEqualTo("https://jira.example.com/rest/api/3/issue");
    }

    @Test
    void showsTheGatewayWithoutItsIdForAScopedToken() {
        assertThat(dryRun("https://jira.example.com", Map.of("scoped_token", true))
                        .get("url"))
                .asString()
                .endsWith("/ex/jira/cloud-id/rest/api/3/issue");
    }

    private Map<?, ?> dryRun(String url, Map<String, Object> more) {
        ExternalSystem connection = new JiraConnector(test.runtime());
        connection.initialize(ConnectorConfig.builder("jira")
                .set("server_url", url)
                .set("email", "me@example.com")
                .set("token", SecretValue.of("s3cret"))
                .set("project_key", "PROJ")
                .setAll(more)
                .build());
        ExternalSystemResult result = TestCalls.await(connection.executeOperationAsync(
                "create_item",
                Map.of("item_type", "issue", "data", ISSUE),
                CallOptions.defaults().asDryRun()));
        assertThat(result.errorMessage()).isNull();
        return (Map<?, ?>) result.resultData().get("request");
    }
}
