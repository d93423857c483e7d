package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraUpdateTest {
    private final JiraFixture fixture;

    JiraUpdateTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    private String key;

    @BeforeEach
    void createIssue() {
        key = fixture.issue("Before");
        fixture.jira.addUser("Ann Miller", "ann@example.com");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private FakeIssue issue() {
        return fixture.jira.issue(key);
    }

    private Map<String, Object> everything() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("issue", key);
        data.put("summary", "After");
        data.put("assignee", "ann@example.com");
        data.put("comment", "Released");
        data.put("status", "in progress");
        return data;
    }

    @Test
    void changesEverythingInOneCall() {
        ExternalSystemResult result = fixture.run("update_issue", everything());

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(issue().summary()).isEqualTo("After");
        assertThat(issue().assignee()).isEqualTo("Ann Miller");
        assertThat(issue().comments()).containsExactly("Released");
        assertThat(issue().status()).isEqualTo("In Progress");
        assertThat(result.resultData())
                .containsEntry("key", key)
                .containsEntry("url", fixture.jira.url() + "/browse/" + key)
                .containsEntry("status", "In Progress")
                .containsEntry("steps", List.of("fields", "assignee", "comment", "transition"))
                .containsKeys("assignee", "comment_id");
    }

    @Test
    void updateItemTransitionsAndResolvesTheUser() {
        ExternalSystemResult result =
                fixture.connector.updateItem("issue", key, Map.of("status", "In Progress", "assignee", "current_user"));

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(issue().status()).isEqualTo("In Progress");
        assertThat(issue().assignee()).isEqualTo("Build Bot");
    }

    @Test
    void aPlainUpdateIsOneRequest() {
        int before = fixture.jira.requests().size();

        fixture.connector.updateItem("issue", key, Map.of("summary", "One request"));

        assertThat(fixture.jira.requests()).hasSize(before + 1);
        assertThat(issue().summary()).isEqualTo("One request");
    }

    @Test
    void takesTheAssigneeAway() {
        fixture.connector.updateItem("issue", key, Map.of("assignee", "ann@example.com"));
        ExternalSystemResult result = fixture.connector.updateItem("issue", key, Map.of("assignee", "unassigned"));

        assertThat(result.resultData()).containsEntry("assignee", null);
        assertThat(issue().assignee()).isEmpty();
    }

    @Test
    void anEmptyDescriptionClearsIt() {
        fixture.connector.updateItem("issue", key, Map.of("description", "Something"));
        fixture.connector.updateItem("issue", key, Map.of("description", ""));

        assertThat(issue().field("description")).isNull();
    }

    @Test
    void nothingToChangeIsRefused() {
        ExternalSystemResult result = fixture.run("update_issue", Map.of("issue", key));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage()).contains("everything else that could be changed");
    }

    @Test
    void nothingIsWrittenWhenTheTransitionIsImpossible() {
        Map<String, Object> data = everything();
        data.put("status", "Done");

        ExternalSystemResult result = fixture.run("update_issue", data);

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "status");
        assertThat(result.errorMessage())
                .contains("status 'To Do'", "possible now: 'Start work' (id 11, to 'In Progress')");
        assertUntouched();
    }

    @Test
    void nothingIsWrittenWhenTheUserIsUnknown() {
        Map<String, Object> data = everything();
        data.put("assignee", "nobody@example.com");

        ExternalSystemResult result = fixture.run("update_issue", data);

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "assignee");
        assertUntouched();
    }

    private void assertUntouched() {
        assertThat(issue().summary()).isEqualTo("Before");
        assertThat(issue().comments()).isEmpty();
        assertThat(issue().status()).isEqualTo("To Do");
        assertThat(fixture.jira.requests("PUT", "")).isEmpty();
    }

    /** Each step fails once; the repeat with the same journal, stored as JSON in between, does the rest. */
    @ParameterizedTest
    @CsvSource({"fields,''", "assignee,fields", "comment,'fields, assignee'", "transition,'fields, assignee, comment'"})
    void aRepeatGoesOnAfterTheStepsThatAreDone(String failing, String done) {
        StepJournal journal = new StepJournal();
        failAt(failing);

        ExternalSystemResult first = fixture.run("update_issue", everything(), journal);

        assertThat(first.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        List<String> doneSteps = done.isEmpty() ? List.of() : List.of(done.split(", "));
        assertThat(first.resultData())
                .containsEntry("key", key)
                .containsEntry("failed_step", failing)
                .containsEntry("steps", doneSteps);
        assertThat(first.errorMessage())
                .contains(
                        "issue " + key,
                        "Failed at step '" + failing + "'",
                        "done: " + (done.isEmpty() ? "nothing" : done));
        assertThat(List.copyOf(journal.steps())).isEqualTo(doneSteps);

        @SuppressWarnings("unchecked")
        Map<String, Object> stored = (Map<String, Object>) Json.parse(Json.write(journal.completed()));
        ExternalSystemResult second = fixture.run("update_issue", everything(), new StepJournal(stored));

        assertThat(second.success()).as(second.toString()).isTrue();
        assertThat(second.resultData())
                .containsEntry("steps", List.of("fields", "assignee", "comment", "transition"))
                .containsEntry("status", "In Progress")
                .containsKeys("assignee", "comment_id");
        assertThat(second.metadata())
                .containsEntry("completed_steps", List.of("fields", "assignee", "comment", "transition"));
        assertThat(issue().comments()).containsExactly("Released");
        assertThat(issue().status()).isEqualTo("In Progress");
        assertThat(fixture.jira.requests("PUT", "/issue/" + key)).hasSize(failing.equals("fields") ? 2 : 1);
        assertThat(fixture.jira.requests("PUT", "/assignee")).hasSize(failing.equals("assignee") ? 2 : 1);
        assertThat(fixture.jira.requests("POST", "/comment")).hasSize(failing.equals("comment") ? 2 : 1);
        assertThat(fixture.jira.requests("POST", "/transitions")).hasSize(failing.equals("transition") ? 2 : 1);
    }

    /** Two reads come first, then the steps in their order. */
    private void failAt(String failing) {
        fixture.jira.failOnce(
                switch (failing) {
                    case "fields" -> "PUT issue/*";
                    case "assignee" -> "PUT issue/*/assignee";
                    case "comment" -> "POST issue/*/comment";
                    default -> "POST issue/*/transitions";
                },
                Reply.json(400, "{\"errorMessages\":[\"Not now.\"],\"errors\":{}}"));
    }

    @Test
    void aRepeatAfterEverythingIsDoneSendsNothing() {
        StepJournal journal = new StepJournal();
        fixture.run("update_issue", everything(), journal);
        int before = fixture.jira.requests().size();

        ExternalSystemResult again = fixture.run("update_issue", everything(), journal);

        assertThat(again.success()).isTrue();
        assertThat(again.resultData()).containsEntry("status", "In Progress").containsKey("comment_id");
        assertThat(fixture.jira.requests()).hasSize(before);
    }

    @Test
    void aTransitionThatWentThroughUnseenIsNotDoneAgain() {
        StepJournal journal = new StepJournal();
        fixture.run("transition_issue", Map.of("issue", key, "transition", "Start work"));

        ExternalSystemResult result =
                fixture.run("update_issue", Map.of("issue", key, "status", "In Progress"), journal);

        assertThat(result.success()).isTrue();
        assertThat(fixture.jira.requests("POST", "/transitions")).hasSize(1);
    }

    @Test
    void aCancelledCallKeepsTheStepsThatAreDone() throws Exception {
        StepJournal journal = new StepJournal();
        Cancellation cancellation = new Cancellation();
        fixture.jira.failOnce("POST issue/*/comment", Reply.stall());

        CompletableFuture<ExternalSystemResult> running = fixture.connector
                .executeOperationAsync(
                        "update_issue",
                        everything(),
                        CallOptions.withKey("key").withJournal(journal).withCancellation(cancellation))
                .toCompletableFuture();
        fixture.jira.awaitRequest("POST", "/comment");
        cancellation.cancel();

        assertThatThrownBy(() -> running.get(1, TimeUnit.SECONDS)).hasRootCauseInstanceOf(CancellationException.class);
        assertThat(journal.steps()).containsExactly("fields", "assignee");
    }
}
