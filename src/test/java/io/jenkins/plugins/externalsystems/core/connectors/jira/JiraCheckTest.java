package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraCheckTest {
    private final JiraFixture fixture;

    JiraCheckTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> checks(ExternalSystemResult result) {
        return (List<Map<String, Object>>) result.resultData().get("checks");
    }

    @Test
    void goodConnection() {
        ExternalSystemResult result = fixture.connector.connect();

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(fixture.connector.isConnected()).isTrue();
        assertThat(result.resultData()).containsEntry("account", "Build Bot");
        assertThat(checks(result)).allSatisfy(check -> assertThat(check).containsEntry("ok", true));
        assertThat(checks(result))
                .extracting(check -> check.get("name"))
                .contains("authentication", "project", "BROWSE_PROJECTS", "CREATE_ISSUES");
        assertThat(fixture.jira.requests()).hasSize(2);
    }

    @Test
    void wrongToken() {
        JiraConnector connector = fixture.connect(Map.of("token", SecretValue.of("wrong")));

        ExternalSystemResult result = connector.connect();

        assertThat(result.errorCode()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(result.errorMessage())
                .startsWith("Connection 'tracker', operation 'connect': Jira does not accept the credentials; check");
        assertThat(checks(result).get(1))
                .containsEntry("name", "authentication")
                .containsEntry("ok", false);
        assertThat(connector.isConnected()).isFalse();
    }

    @Test
    void unknownProject() {
        ExternalSystemResult result =
                fixture.connect(Map.of("project_key", "NOPE")).connect();

        assertThat(result.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(result.errorMessage())
                .isEqualTo(
                        "Connection 'tracker', operation 'connect': setting 'project_key' names NOPE, which Jira does"
                                + " not have or hides from this account.");
        assertThat(result.resultData()).containsEntry("account", "Build Bot");
    }

    @Test
    void lackingPermission() {
        fixture.jira.project().deny("CREATE_ISSUES");

        ExternalSystemResult result = fixture.connector.connect();

        assertThat(result.errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
        assertThat(result.errorMessage()).contains("lacks the permission CREATE_ISSUES in project PROJ");
        assertThat(checks(result))
                .contains(Map.of(
                        "name", "CREATE_ISSUES", "ok", false, "message", "May not create issues in project PROJ."));
    }

    @Test
    void permissionThatNotEveryJobNeedsIsWarnedAbout() {
        fixture.jira.project().deny("ASSIGN_ISSUES");

        ExternalSystemResult result = fixture.connector.connect();

        assertThat(result.success()).isTrue();
        assertThat(result.metadata().get("warnings").toString()).contains("ASSIGN_ISSUES in project PROJ");
    }

    @Test
    void noProjectToCheck() {
        Map<String, Object> noProject = new LinkedHashMap<>();
        noProject.put("project_key", null);

        ExternalSystemResult result = fixture.connect(noProject).connect();

        assertThat(result.success()).isTrue();
        assertThat(checks(result))
                .extracting(check -> check.get("message"))
                .containsExactly(
                        "The server is used as " + (fixture.isCloud() ? "Jira Cloud." : "Jira Data Center."),
                        "Jira knows this account as Build Bot.");
    }

    @Test
    void aSiteWithoutJira() {
        JiraConnector connector = fixture.connect(Map.of("server_url", fixture.jira.url() + "/somewhere"));

        ExternalSystemResult result = connector.connect();

        assertThat(result.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(result.errorMessage())
                .contains("a web page answered instead of Jira; check that 'server_url' is a Jira site");
    }

    @Test
    void aLoginPageInsteadOfJira() {
        fixture.jira.nextReply(
                FakeJira.page(200, "<html><form action='/login'>Log in <input type='password'></form></html>"));

        ExternalSystemResult result = fixture.connector.connect();

        assertThat(result.errorCode()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(result.errorMessage()).contains("a login page answered instead of Jira");
    }

    @Test
    void nobodyThere() {
        JiraConnector connector = fixture.connect(Map.of("server_url", "http://127.0.0.1:1", "max_retries", 0));

        ExternalSystemResult result = connector.connect();

        assertThat(result.errorCode()).isEqualTo(ErrorCode.CONNECTION_ERROR);
        assertThat(result.errorMessage()).contains("cannot connect to 127.0.0.1");
    }

    @Test
    void aWrongAnswerToThePermissionsNamesTheProject() {
        fixture.jira.failOnce("GET mypermissions", Reply.json(403, "{\"errorMessages\":[\"No.\"]}"));

        assertThat(fixture.connector.connect().errorMessage())
                .contains("project PROJ", "may not do this (HTTP 403): No.");
    }
}
