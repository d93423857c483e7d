package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is Data Center's own. */
class JiraDataCenterTest {
    private final JiraFixture fixture = new JiraFixture(FakeDialect.DATA_CENTER);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void takesAPersonalAccessTokenAsBearer() {
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("email", null);
        token.put("token", SecretValue.of(fixture.jira.bearerToken()));

        assertThat(fixture.connect(token).connect().success()).isTrue();

        token.put("token", SecretValue.of("wrong"));
        ExternalSystemResult refused = fixture.connect(token).connect();
        assertThat(refused.errorCode()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(refused.errorMessage()).contains("anonymous", "personal access token");
    }

    @Test
    void aLoginPageOfTheServletContainerIsARefusedLogin() {
        ExternalSystemResult result =
                fixture.connect(Map.of("token", SecretValue.of("wrong"))).getItem("issue", "PROJ-1");

        assertThat(result.errorCode()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(result.errorMessage()).contains("Jira does not accept the credentials; check user and token");
    }

    @Test
    void anAnswerForAnonymousIsNoAnswerForUs() {
        fixture.jira.nextReply(Reply.json(404, "{\"errorMessages\":[\"Issue does not exist\"],\"errors\":{}}")
                .with("X-AUSERNAME", "anonymous"));

        assertThat(fixture.connector.getItem("issue", "PROJ-1").errorCode()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
    }

    @Test
    void followsPagesByStartAndTotal() {
        IntStream.range(0, 5).forEach(number -> fixture.issue("Issue " + number));
        fixture.jira.largestPage(2);

        ExternalSystemResult all = fixture.connector.query(Map.of("project", "PROJ"));

        assertThat(JiraFixture.rows(all))
                .hasSize(5)
                .extracting(row -> row.get("key"))
                .doesNotHaveDuplicates();
        assertThat(all.resultData()).containsEntry("is_last", true);
        assertThat(fixture.jira.requests("POST", "/rest/api/2/search"))
                .extracting(request -> request.text().replaceAll(".*(\"startAt\":\\d+).*", "$1"))
                .contains("\"startAt\":2", "\"startAt\":4")
                .hasSize(3);
    }

    @Test
    void aTotalThatShrinksEndsTheSearch() {
        fixture.jira.nextReply(Reply.json(200, "{\"startAt\":0,\"maxResults\":50,\"total\":9,\"issues\":[]}"));

        ExternalSystemResult result = fixture.connector.query(Map.of("project", "PROJ"));

        assertThat(result.resultData()).containsEntry("count", 0).containsEntry("is_last", true);
        assertThat(fixture.count("POST", "/search")).isEqualTo(1);
    }

    @Test
    void searchesTheWholeSite() {
        fixture.issue("x");
        Map<String, Object> noProject = new LinkedHashMap<>();
        noProject.put("project_key", null);

        ExternalSystemResult result = fixture.connect(noProject).query(Map.of());

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(JiraFixture.rows(result)).hasSize(1);
    }

    @Test
    void findsAssigneesByUserName() {
        fixture.jira.addUser("Ann Miller", "ann@example.com");
        String key = fixture.issue("Ann's");
        fixture.connector.updateItem("issue", key, Map.of("assignee", "ann"));

        ExternalSystemResult found = fixture.connector.query(Map.of("assignee", "Ann Miller"));

        assertThat(JiraFixture.rows(found)).extracting(row -> row.get("key")).isEqualTo(List.of(key));
        assertThat(fixture.jira.requests("PUT", "/assignee").get(0).text()).isEqualTo("{\"name\":\"ann\"}");
    }

    @Test
    void waitsForTokensButNotAfterAnAnswerThatHasSomeLeft() {
        fixture.jira.nextReply(
                Reply.json(429, "{}").with("Retry-After", "7").with("X-RateLimit-Interval-Seconds", "60"));
        assertThat(fixture.connector.createItem("issue", Map.of("summary", "x")).success())
                .isTrue();
    }

    @Test
    void aFailureWithTheUsualHeadersMayHaveBeenProcessed() {
        fixture.jira.nextReply(
                Reply.json(503, "{}").with("Retry-After", "0").with("X-RateLimit-Interval-Seconds", "60"));

        ExternalSystemResult result = fixture.connector.createItem("issue", Map.of("summary", "x"));

        assertThat(result.isOutcomeUnknown()).isTrue();
        assertThat(fixture.count("POST", "/issue")).isEqualTo(1);
    }

    /** Nothing says that the request was left undone, whoever sends the header. */
    @Test
    void aRetryAfterOfZeroAsksForNothing() {
        fixture.jira.nextReply(Reply.json(503, "{}").with("Retry-After", "0"));

        ExternalSystemResult result = fixture.connector.createItem("issue", Map.of("summary", "x"));

        assertThat(result.isOutcomeUnknown()).isTrue();
        assertThat(fixture.count("POST", "/issue")).isEqualTo(1);
    }
}
