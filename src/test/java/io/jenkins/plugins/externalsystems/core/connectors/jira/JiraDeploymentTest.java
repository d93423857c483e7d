package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which dialect is spoken: the server tells, or the setting. */
@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraDeploymentTest {
    private static final String QUESTION = "GET /rest/api/2/serverInfo";

    private final JiraFixture fixture;
    private final JiraConnector asking;

    JiraDeploymentTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
        asking = fixture.connect(Map.of("deployment", "auto"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult create() {
        return asking.createItem("issue", Map.of("summary", "x", "description", "*y*"));
    }

    @Test
    void theServerIsAskedOnce() {
        assertThat(create().success()).isTrue();
        assertThat(create().success()).isTrue();

        String post = "POST " + fixture.api() + "issue";
        assertThat(fixture.requests()).containsExactly(QUESTION, post, post);
    }

    @Test
    void nobodyIsAskedWhereTheSettingTells() {
        fixture.issue("x");

        assertThat(fixture.requests()).containsExactly("POST " + fixture.api() + "issue");
    }

    @Test
    void aFailureIsNotRemembered() {
        fixture.jira.failOnce("GET serverInfo", Reply.json(404, "{\"errorMessages\":[\"Dead link\"],\"errors\":{}}"));

        ExternalSystemResult first = create();
        ExternalSystemResult second = create();

        assertThat(first.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(first.errorMessage())
                .startsWith("Connection 'tracker', operation 'create_item': not found, or hidden")
                .contains("'deploymentType' (rest/api/2/serverInfo)", "'deployment' = cloud or server");
        assertThat(first.isOutcomeUnknown()).isFalse();
        assertThat(second.success()).as(second.toString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"{}", "'{\"deploymentType\":\"Moon\"}'", "'{\"deploymentType\":null}'"})
    void aServerThatDoesNotSayIsNoGuess(String info) {
        fixture.jira.failOnce("GET serverInfo", Reply.json(200, info));

        ExternalSystemResult result = create();

        assertThat(result.errorCode()).isEqualTo(ErrorCode.EXCEPTION);
        assertThat(result.errorMessage()).contains("does not say which Jira it is", "'deployment'");
        assertThat(fixture.jira.issues()).isEmpty();
    }

    @Test
    void aFailedCheckSaysThatTheServerGaveNoAnswer() {
        fixture.jira.failOnce("GET serverInfo", Reply.json(404, "{}"));
        ExternalSystemResult noAnswer = asking.connect();
        assertThat(noAnswer.resultData().get("checks").toString()).contains("name=server, ok=false");

        fixture.jira.failOnce("GET serverInfo", Reply.json(401, "{}"));
        ExternalSystemResult noLogin = asking.connect();
        assertThat(noLogin.resultData().get("checks").toString()).contains("name=authentication, ok=false");
        assertThat(asking.connect().success()).isTrue();
    }

    @Test
    void theWrongSettingIsRefusedByTheServer() {
        JiraConnector wrong = fixture.connect(Map.of("deployment", fixture.isCloud() ? "SERVER" : "Cloud"));

        ExternalSystemResult result = wrong.createItem("issue", Map.of("summary", "x"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(result.errorMessage()).contains("a web page answered instead of Jira");
    }
}
