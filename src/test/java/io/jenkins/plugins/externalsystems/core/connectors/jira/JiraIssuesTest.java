package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraIssuesTest {
    private final JiraFixture fixture;

    JiraIssuesTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void createsAnIssueWithOneRequest() {
        ExternalSystemResult result = fixture.connector.createItem("issue", Map.of("summary", "Build is red"));

        assertThat(result.success()).as(result.toString()).isTrue();
        FakeIssue issue = fixture.jira.issues().get(0);
        assertThat(result.resultData())
                .isEqualTo(Map.of(
                        "key", issue.key(), "id", issue.id(), "url", fixture.jira.url() + "/browse/" + issue.key()));
        assertThat(issue.summary()).isEqualTo("Build is red");
        assertThat(issue.field("issuetype").toString()).contains("Task");
        assertThat(fixture.requests()).containsExactly("POST " + fixture.api() + "issue");
        assertThat(result.metadata()).containsEntry("http_status", 201).containsEntry("attempts", 1);
    }

    @Test
    void createsAnIssueWithEverything() {
        String parent = fixture.issue("Parent");
        String account = fixture.jira.addUser("Ann Miller", "ann@example.com").id();

        ExternalSystemResult result = fixture.connector.createItem(
                "issue",
                Map.ofEntries(
                        Map.entry("summary", "Everything"),
                        Map.entry("issue_type", "Bug"),
                        Map.entry("description", "# Title\n\n* one\n* two `code`\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
                        Map.entry("priority", "High"),
                        Map.entry("labels", "ci, nightly"),
                        Map.entry("components", List.of("Build")),
                        Map.entry("fix_versions", List.of("2.0")),
                        Map.entry("parent", parent.toLowerCase(java.util.Locale.ROOT)),
                        Map.entry("due_date", "2026-12-24"),
                        Map.entry("assignee", "ann@example.com"),
                        Map.entry("fields", Map.of("customfield_10016", 5, "environment", "**linux**"))));

        assertThat(result.success()).as(result.toString()).isTrue();
        FakeIssue issue = fixture.jira.issue(result.resultData().get("key").toString());
        assertThat(issue.assignee()).isEqualTo("Ann Miller");
        assertThat(issue.field("labels")).isEqualTo(List.of("ci", "nightly"));
        assertThat(issue.field("duedate")).isEqualTo("2026-12-24");
        assertThat(issue.field("customfield_10016")).isEqualTo(5);
        assertThat(issue.field("parent").toString()).contains(parent);
        assertThat(issue.field("assignee").toString()).contains(account);
        assertThat(issue.field("description").toString())
                .contains(
                        fixture.isCloud()
                                ? List.of("heading", "bulletList", "table")
                                : List.of("h1. Title", "* one\n* two {{\u200Bcode}}", "||a||b||\n|1|2|"));
        assertThat(issue.field("environment").toString()).contains(fixture.isCloud() ? "strong" : "*linux*");
    }

    @Test
    void assignsToTheConnectionsOwnAccount() {
        fixture.connector.createItem("issue", Map.of("summary", "Mine", "assignee", "current_user"));

        assertThat(fixture.jira.issues().get(0).assignee()).isEqualTo("Build Bot");
    }

    @Test
    void readsAnIssueAsAFlatRowWithTheRawAnswer() {
        String key = fixture.issue("Readable");
        fixture.connector.updateItem("issue", key, Map.of("description", "Line one\n\nLine two"));

        ExternalSystemResult result = fixture.connector.getItem("issue", key);

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(result.resultData())
                .containsEntry("key", key)
                .containsEntry("summary", "Readable")
                .containsEntry("status", "To Do")
                .containsEntry("issue_type", "Task")
                .containsEntry("priority", "Medium")
                .containsEntry("reporter", "Build Bot")
                .containsEntry("project", "PROJ")
                .containsEntry("description", fixture.isCloud() ? "Line one\nLine two" : "Line one\n\nLine two")
                .containsEntry("assignee", null)
                .containsEntry("url", fixture.jira.url() + "/browse/" + key);
        assertThat(result.resultData().get("raw")).isInstanceOf(Map.class);
        assertThat(fixture.count("GET", "/issue/" + key)).isEqualTo(1);
    }

    @Test
    void deletesAnIssue() {
        String key = fixture.issue("Gone soon");

        ExternalSystemResult result = fixture.connector.deleteItem("issue", key);

        assertThat(result.resultData()).isEqualTo(Map.of("key", key, "deleted", true));
        assertThat(fixture.jira.issues()).isEmpty();
    }

    @Test
    void deletingWhatIsNotThereFails() {
        ExternalSystemResult result = fixture.connector.deleteItem("issue", "PROJ-999999");

        assertThat(result.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(result.errorMessage())
                .startsWith("Connection 'tracker', operation 'delete_item', issue PROJ-999999: not found, or hidden");
    }

    @Test
    void everyBadFieldIsNamedWithJirasWords() {
        ExternalSystemResult result = fixture.connector.createItem(
                "issue", Map.of("summary", "x", "issue_type", "Nonsense", "components", "Nowhere"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata().get("field_errors"))
                .isEqualTo(Map.of(
                        "issuetype",
                        "Specify a valid issue type",
                        "components",
                        "Component name 'Nowhere' is not valid"));
        assertThat(result.errorMessage())
                .startsWith("Connection 'tracker', operation 'create_item', project PROJ: ")
                .contains("field 'issuetype': Specify a valid issue type", "field 'components': Component name");
        assertThat(fixture.jira.issues()).isEmpty();
    }

    @Test
    void anUnknownProjectIsNamed() {
        ExternalSystemResult result = fixture.connector.createItem("issue", Map.of("summary", "x", "project", "NOPE"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage()).contains("project NOPE", "field 'project': valid project is required");
        assertThat(result.metadata()).containsEntry("parameter", "project");
    }

    @Test
    void aLackingPermissionIsAPermissionErrorEvenWithStatus400() {
        fixture.jira.project().deny("CREATE_ISSUES");

        ExternalSystemResult result = fixture.connector.createItem("issue", Map.of("summary", "x"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
        assertThat(result.errorMessage()).contains("the account may not do this (HTTP 400)");
    }

    @Test
    void aTextBeyondJirasLimitIsNamed() {
        ExternalSystemResult result =
                fixture.connector.createItem("issue", Map.of("summary", "x", "description", "word ".repeat(7_000)));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "description");
        assertThat(result.errorMessage()).contains("field 'description'", "32,767");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../secret",
                "PROJ",
                "PROJ-",
                "PROJ-0",
                "PROJ-1?x=1",
                "PROJ-1/comment",
                "PROJ-1#",
                "-1",
                "0",
                "PROJ 1",
                "PROJ-1\nX",
                "..",
                "%2e%2e",
                "1234567890123456789012"
            })
    void whatIsNoKeyNeverGetsIntoAUrl(String id) {
        for (ExternalSystemResult result : List.of(
                fixture.connector.getItem("issue", id),
                fixture.connector.deleteItem("issue", id),
                fixture.connector.updateItem("issue", id, Map.of("summary", "x")))) {
            assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
            assertThat(result.metadata()).containsEntry("parameter", "id");
            assertThat(result.errorMessage()).contains("parameter 'id'", "no issue key such as PROJ-1");
        }
        for (String operation : List.of("add_comment", "transition_issue", "update_issue")) {
            Map<String, Object> parameters = new LinkedHashMap<>(Map.of("issue", id));
            parameters.put(operation.equals("transition_issue") ? "transition" : "comment", "x");
            if (operation.equals("add_comment")) {
                parameters = new LinkedHashMap<>(Map.of("issue", id, "body", "x"));
            }
            ExternalSystemResult result = fixture.run(operation, parameters);
            assertThat(result.errorCode()).as(operation).isEqualTo(ErrorCode.VALIDATION_ERROR);
            assertThat(result.metadata()).containsEntry("parameter", "issue");
        }
        assertThat(fixture.jira.requests()).isEmpty();
    }

    @Test
    void badParametersAreRefusedBeforeAnythingIsSent() {
        assertRefused(Map.of("summary", "x".repeat(256)), "summary", "256 characters");
        assertRefused(Map.of("summary", "two\nlines"), "summary", "2 lines");
        assertRefused(Map.of("summary", " "), "summary", "is missing");
        assertRefused(Map.of("summary", "x", "labels", List.of("a b")), "labels", "'a b'");
        assertRefused(Map.of("summary", "x", "due_date", "24.12.2026"), "due_date", "yyyy-mm-dd");
        assertRefused(Map.of("summary", "x", "parent", "../x"), "parent", "no issue key");
        assertRefused(Map.of("summary", "x", "project", "a/b"), "project", "no project key");
        assertRefused(Map.of("summary", "x", "sumary", "y"), "sumary", "is unknown; allowed are summary, project");
        assertRefused(Map.of("summary", "x", "fields", "y"), "fields", "must be a map");
        assertThat(fixture.jira.requests()).isEmpty();
    }

    private void assertRefused(Map<String, Object> data, String parameter, String words) {
        ExternalSystemResult result = fixture.connector.createItem("issue", data);
        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", parameter);
        assertThat(result.errorMessage())
                .startsWith("Connection 'tracker', operation 'create_item': parameter '" + parameter + "' ")
                .contains(words);
    }

    @Test
    void aProjectIsNeededFromSomewhere() {
        Map<String, Object> noProject = new LinkedHashMap<>();
        noProject.put("project_key", null);
        JiraConnector connector = fixture.connect(noProject);

        ExternalSystemResult result = connector.createItem("issue", Map.of("summary", "x"));

        assertThat(result.errorMessage()).contains("parameter 'project' is missing", "no default 'project_key'");
        assertThat(connector
                        .createItem("issue", Map.of("summary", "x", "project", "proj"))
                        .success())
                .isTrue();
    }

    @Test
    void anIssueMayBeGivenById() {
        String key = fixture.issue("By id");
        String id = fixture.jira.issue(key).id();

        assertThat(fixture.connector.getItem("issue", id).resultData()).containsEntry("key", key);
    }

    @Test
    void addsACommentInMarkdown() {
        String key = fixture.issue("Commented");

        ExternalSystemResult result = fixture.run("add_comment", Map.of("issue", key, "body", "It **works**"));

        assertThat(fixture.jira.issue(key).comments()).containsExactly(fixture.isCloud() ? "It works" : "It *works*");
        String id = result.resultData().get("comment_id").toString();
        assertThat(result.resultData())
                .containsAllEntriesOf(Map.of(
                        "id",
                        key + "/" + id,
                        "key",
                        key,
                        "comment_id",
                        id,
                        "url",
                        fixture.jira.url() + "/browse/" + key + "?focusedCommentId=" + id));
        assertThat(fixture.jira.requests("POST", "/comment").get(0).text())
                .contains(fixture.isCloud() ? "\"version\":1" : "{\"body\":\"It *works*\",");
    }

    @Test
    void aCommentThatIsNotAllowedNamesTheIssue() {
        String key = fixture.issue("Closed to us");
        fixture.jira.project().deny("ADD_COMMENTS");

        ExternalSystemResult result = fixture.run("add_comment", Map.of("issue", key, "body", "x"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
        assertThat(result.errorMessage()).contains("issue " + key, "may not do this (HTTP 403)");
    }

    @Test
    void aDeleteWhoseFirstTryWasCutCountsAsDoneWhenTheIssueIsGone() {
        String key = fixture.issue("Cut");
        fixture.jira.nextReply(
                Reply.reset(), Reply.json(404, "{\"errorMessages\":[\"Issue does not exist.\"],\"errors\":{}}"));

        ExternalSystemResult result = fixture.connector.deleteItem("issue", key);

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(fixture.count("DELETE", key)).isEqualTo(2);
    }

    @Test
    void aDeleteThatWaitedForTheLimitDoesNotCountAsDone() {
        String key = fixture.issue("Limited");
        fixture.jira.nextReply(
                Reply.json(429, "{}").with("Retry-After", "1"),
                Reply.json(404, "{\"errorMessages\":[\"Issue does not exist.\"],\"errors\":{}}"));

        assertThat(fixture.connector.deleteItem("issue", key).errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
    }

    @Test
    void aCreateWhoseOutcomeIsUnknownIsNotRepeated() {
        fixture.jira.nextReply(Reply.reset());

        ExternalSystemResult result = fixture.connector.createItem("issue", Map.of("summary", "Once"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.CONNECTION_ERROR);
        assertThat(result.isOutcomeUnknown()).isTrue();
        assertThat(fixture.count("POST", "/issue")).isEqualTo(1);
    }
}
