package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer means, the check of a connection, and its settings. */
class TestRailErrorsTest {
    private final TestRailFixture fixture = new TestRailFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult read(ExternalSystem connection) {
        return connection.executeOperation("get_statuses", Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | Field :name is a required field.       | VALIDATION_ERROR      | refused the request",
                "400 | Field :run_id is not a valid test run. | NOT_FOUND_ERROR       | not found, or hidden",
                "401 | Authentication failed.                 | AUTHENTICATION_ERROR  | does not accept the credentials",
                "403 | No access.                             | PERMISSION_ERROR      | the account may not do this",
                "404 | Unknown method 'x'                     | UNSUPPORTED_OPERATION | does not have the method",
                "404 |                                        | NOT_FOUND_ERROR       | is not TestRail's",
                "409 | Under maintenance.                     | SERVER_ERROR          | under maintenance; try again in some minutes",
                "413 | Too large.                             | VALIDATION_ERROR      | refused the request",
                "418 | Tea.                                   | CLIENT_ERROR          | refused the request",
                "429 | Slow down.                             | RATE_LIMIT_ERROR      | no more requests for now",
                "500 | Oops.                                  | SERVER_ERROR          | TestRail failed",
                "302 |                                        | CLIENT_ERROR          | points elsewhere"
            })
    void everyStatusHasItsCode(int status, String words, ErrorCode code, String sentence) {
        ExternalSystem impatient = fixture.connect(Map.of("max_retries", 0));
        String body = words == null ? "<html>" : Json.write(Map.of("error", words));
        fixture.testRail.nextReply(Reply.json(status, body));

        ExternalSystemResult result = bad(read(impatient), code, sentence, "HTTP " + status);

        if (words != null) {
            assertThat(result.errorMessage()).contains(words);
        }
        assertThat(result.metadata()).containsEntry(MetadataKeys.HTTP_STATUS, status);
    }

    @Test
    void maintenanceAndLimitsAreWaitedForEvenByWhatMustNotBeRepeated() {
        long run = fixture.testRail.addRun("Nightly");
        fixture.testRail.nextReply(
                Reply.json(409, "{\"error\":\"Maintenance\"}"),
                Reply.json(429, "{}").with("Retry-After", "7"));
        good(fixture.run("add_result_for_case", Map.of("run_id", run, "case_id", fixture.first, "status", "passed")));
        assertThat(fixture.testRail.calls("add_result_for_case")).hasSize(3);
        assertThat(fixture.test.time().waits())
                .anySatisfy(wait -> assertThat(wait.toSeconds()).isGreaterThanOrEqualTo(7));
    }

    @Test
    void aLineInFrontOfTheAnswerIsNotPartOfIt() {
        fixture.testRail.becomeOld(true);
        good(read(fixture.connection));
        fixture.testRail.nextReply(Reply.text(200, "USER AUTHENTICATION SUCCESSFUL!"));
        good(fixture.connection.deleteItem("test_run", "1"));
    }

    @Test
    void whatIsNotJsonIsNotTestRails() {
        fixture.testRail.nextReply(Reply.text(200, "<html>Log in</html>"));
        bad(read(fixture.connection), ErrorCode.EXCEPTION, "is not TestRail's; a proxy may have given it, or 'url'");
    }

    @Test
    void everyRequestIsInTestRailsForm() {
        good(read(fixture.connect(Map.of("url", fixture.testRail.url() + "/testrail/"))));
        RecordedRequest request = fixture.testRail.requests().get(0);
        assertThat(request.toString()).isEqualTo("GET /testrail/index.php?/api/v2/get_statuses");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void theCheckTellsWhoWeAreAndWhatIsThere() {
        ExternalSystemResult checked = fixture.connection.connect();
        assertThat(good(checked).get("account")).isEqualTo("Build Bot");
        assertThat(messages(checked.resultData()))
                .containsExactly(
                        "TestRail accepts the account's API key.",
                        "The project 1 is there: Shop.",
                        "May read the runs of project 1.",
                        "The account's role is Tester.");
        assertThat(checked.metadata()).doesNotContainKey(MetadataKeys.WARNINGS);
    }

    @Test
    void theCheckWarnsOfWhatMayNotBeWritten() {
        fixture.testRail.role("Read-only");
        fixture.testRail.completeProject();
        ExternalSystemResult checked = fixture.connection.connect();
        good(checked);
        assertThat(checked.metadata().get(MetadataKeys.WARNINGS).toString())
                .contains("The project 1 is completed", "role is Read-only, which may add no results");
    }

    @Test
    void theCheckKnowsTheRoleInTheProject() {
        fixture.testRail.nextReply(
                Reply.json(200, "[]"),
                Reply.json(200, "{\"id\":7,\"name\":\"Bot\",\"role\":\"Lead\"}"),
                Reply.json(200, "{\"id\":1,\"name\":\"Shop\",\"users\":[{\"id\":7,\"project_role\":\"Read-only\"}]}"));
        ExternalSystemResult checked = fixture.connection.connect();
        assertThat(messages(good(checked))).contains("The account's role is Read-only, which may add no results.");
    }

    @Test
    void theCheckNamesWhatIsWrong() {
        bad(
                fixture.connect(Map.of("api_key", SecretValue.of("wrong"))).connect(),
                ErrorCode.AUTHENTICATION_ERROR,
                "check the e-mail address and the API key");
        bad(
                fixture.connect(Map.of("project_id", 2)).connect(),
                ErrorCode.NOT_FOUND_ERROR,
                "setting 'project_id' names 2");
        bad(fixture.connect(Map.of("url", "http://127.0.0.1:1")).connect(), ErrorCode.CONNECTION_ERROR);
        fixture.testRail.nextReply(Reply.json(200, "{\"hello\":1}"));
        bad(fixture.connection.connect(), ErrorCode.EXCEPTION, "the answer is not TestRail's; check 'url'");
        fixture.testRail.hideProject();
        ExternalSystemResult hidden = fixture.connection.connect();
        bad(hidden, ErrorCode.PERMISSION_ERROR, "project 1: the account may not do this");
        assertThat(messages(hidden.resultData())).hasSize(2);
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("project_id", null);
        assertThat(messages(good(fixture.connect(none).connect()))).hasSize(1);
    }

    @Test
    void theCheckNeedsRunsThatCanBeRead() {
        fixture.testRail.nextReply(
                Reply.json(200, "[]"),
                Reply.json(400, "{}"),
                Reply.json(200, "{\"id\":1,\"name\":\"Shop\"}"),
                Reply.json(403, "{\"error\":\"No.\"}"));
        bad(fixture.connection.connect(), ErrorCode.PERMISSION_ERROR, "No.");
    }

    @Test
    void everyWrongSettingIsNamed() {
        Map<String, Object> noKey = new LinkedHashMap<>();
        noKey.put("api_key", null);
        refused(noKey, "'api_key' is missing");
        Map<String, Object> noName = new LinkedHashMap<>();
        noName.put("username", null);
        refused(noName, "'username' is missing");
        refused(Map.of("api_key", "plain"), "'api_key' must come from a credential");
        refused(Map.of("url", "https://x.testrail.io/index.php?/dashboard"), "'url' must not have a query");
        refused(Map.of("project_id", 0), "'project_id' must be at least 1");
        refused(Map.of("projekt", 1), "'projekt' is unknown for type 'testrail'");
        assertThat(fixture.connection.capabilities().rateLimit()).isZero();
        Map<String, Object> usual = new LinkedHashMap<>();
        usual.put("requests_per_minute", null);
        assertThat(fixture.connect(usual).capabilities().rateLimit()).isEqualTo(180);
    }

    private void refused(Map<String, ?> changes, String sentence) {
        assertThatThrownBy(() -> fixture.connect(changes))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageContaining("setting " + sentence);
    }

    @SuppressWarnings("unchecked")
    private static List<String> messages(Map<String, Object> data) {
        return ((List<Map<String, Object>>) data.get("checks"))
                .stream().map(check -> check.get("message").toString()).toList();
    }
}
