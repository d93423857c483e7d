package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jira does what it is asked, and the answer gets lost: what is there counts, and it is there once. */
@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraRepeatTest {
    private final JiraFixture fixture;

    JiraRepeatTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Reply lost(String how) {
        return switch (how) {
            case "reset" -> Reply.reset();
            case "unreadable" -> Reply.json(201, "{\"key\":");
            case "empty" -> Reply.empty(201);
            default -> Reply.json(Integer.parseInt(how), "{}");
        };
    }

    private ExternalSystemResult create(CallOptions options, String summary) {
        return fixture.run("create_item", Map.of("item_type", "issue", "data", Map.of("summary", summary)), options);
    }

    private ExternalSystemResult create() {
        return create(CallOptions.defaults(), "Once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "500", "502", "503", "504", "408", "unreadable", "empty"})
    void anIssueWhoseAnswerIsLostIsFound(String how) {
        // The same summary, from another call: only the mark tells the two apart.
        create();
        fixture.jira.loseAnswer("POST issue", lost(how));

        ExternalSystemResult result = create();

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(fixture.jira.issues()).hasSize(2);
        FakeIssue issue = fixture.jira.issues().get(1);
        assertThat(result.resultData())
                .isEqualTo(Map.of(
                        "key", issue.key(), "id", issue.id(), "url", fixture.jira.url() + "/browse/" + issue.key()));
        assertThat(fixture.count("POST", "/issue")).isEqualTo(2);
    }

    @Test
    void anIssueIsFoundAfterATimeOut() {
        JiraConnector impatient = fixture.connect(Map.of("timeout", "2s", "max_retries", 0));
        fixture.jira.loseAnswer("POST issue", Reply.stall());

        ExternalSystemResult result = impatient.createItem("issue", Map.of("summary", "Slow"));

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(fixture.jira.issues()).hasSize(1);
    }

    @Test
    void anIssueThatTheSearchDoesNotShowIsNotCreatedAgain() {
        fixture.jira.holdIndex();
        fixture.jira.loseAnswer("POST issue", Reply.json(502, "{}"));

        ExternalSystemResult result = create();

        assertThat(result.isOutcomeUnknown()).isTrue();
        assertThat(result.error()).contains(ErrorCode.SERVER_ERROR);
        assertThat(result.metadata()).containsEntry("http_status", 502);
        assertThat(fixture.jira.issues()).hasSize(1);
        assertThat(fixture.count("POST", "/issue")).isEqualTo(1);
    }

    /** As after a restart of Jenkins: the same call, made again. */
    @Test
    void aRepeatOfTheSameCallFindsTheIssueOrSendsNothing() {
        ExternalSystemResult first = create(CallOptions.withKey("call-1"), "Once");

        assertThat(create(CallOptions.withKey("call-1").asRepeat(), "Once").resultData())
                .isEqualTo(first.resultData());
        ExternalSystemResult other = create(CallOptions.withKey("call-2").asRepeat(), "Once");
        assertThat(other.isOutcomeUnknown()).isTrue();
        assertThat(other.errorMessage()).contains("project PROJ", "search does not show it");
        assertThat(fixture.jira.issues()).hasSize(1);
    }

    @Test
    void issuesOfParallelCallsAreNeverDoubled() {
        int calls = 12;
        for (int number = 0; number < calls / 2; number++) {
            fixture.jira.loseAnswer("POST issue", number % 2 == 0 ? Reply.reset() : Reply.json(500, "{}"));
        }
        List<CompletionStage<ExternalSystemResult>> running = new ArrayList<>();
        for (int number = 0; number < calls; number++) {
            running.add(fixture.connector.executeOperationAsync(
                    "create_item",
                    Map.of("item_type", "issue", "data", Map.of("summary", "Tests fail")),
                    CallOptions.defaults()));
        }

        List<Object> keys = new ArrayList<>();
        for (CompletionStage<ExternalSystemResult> call : running) {
            ExternalSystemResult result = TestCalls.await(call);
            assertThat(result.success()).as(result.toString()).isTrue();
            keys.add(result.resultData().get("key"));
        }

        assertThat(fixture.jira.issues()).hasSize(calls);
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(fixture.jira.issues().stream()
                        .map(issue -> (Object) issue.key())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "500", "unreadable"})
    void aCommentWhoseAnswerIsLostIsFound(String how) {
        String key = fixture.issue("Talk");
        Map<String, Object> comment = Map.of("issue", key, "body", "Seen again");
        fixture.run("add_comment", comment);
        fixture.jira.loseAnswer("POST issue/*/comment", lost(how));

        ExternalSystemResult result = fixture.run("add_comment", comment);

        List<Map<String, Object>> there = fixture.jira.issue(key).commentRows();
        assertThat(there).hasSize(2);
        assertThat(result.resultData()).containsEntry("comment_id", there.get(1).get("id"));
    }

    @Test
    void aCommentThatIsSurelyNotThereIsWritten() {
        String key = fixture.issue("Talk");
        fixture.jira.failOnce("POST issue/*/comment", Reply.reset());

        ExternalSystemResult result = fixture.run("add_comment", Map.of("issue", key, "body", "x"));

        assertThat(result.success()).isTrue();
        assertThat(fixture.jira.issue(key).comments()).containsExactly("x");
    }

    @Test
    void aWorklogWhoseAnswerIsLostIsFound() {
        String key = fixture.issue("Work");
        Map<String, Object> work = Map.of("issue", key, "time_spent", "600", "comment", "Built *it*");
        fixture.run("add_worklog", work);
        fixture.time.time().advance(Duration.ofSeconds(1));
        fixture.jira.loseAnswer("POST issue/*/worklog", Reply.reset());

        ExternalSystemResult result = fixture.run("add_worklog", work);

        List<Map<String, Object>> there = fixture.jira.issue(key).worklogs();
        assertThat(there).hasSize(2);
        assertThat(result.resultData()).containsEntry("worklog_id", there.get(1).get("id"));
        assertThat(fixture.jira.issue(key).secondsLeft()).isEqualTo(40 * 3600 - 1200);
    }

    @Test
    void aWorklogThatIsSurelyNotThereIsWritten() {
        String key = fixture.issue("Work");
        fixture.jira.failOnce("POST issue/*/worklog", Reply.json(500, "{}"));
        assertThat(fixture.run("add_worklog", Map.of("issue", key, "time_spent", "1d"))
                        .success())
                .isTrue();
        assertThat(fixture.jira.issue(key).worklogs()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Start work", "11", "in progress"})
    void aTransitionWhoseAnswerIsLostIsSeenByTheStatus(String transition) {
        String key = fixture.issue("Move");
        fixture.jira.loseAnswer("POST issue/*/transitions", Reply.reset());

        ExternalSystemResult result = fixture.run("transition_issue", Map.of("issue", key, "transition", transition));

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(result.resultData()).containsEntry("status", "In Progress").containsEntry("changed", true);
        assertThat(fixture.count("POST", "/transitions")).isEqualTo(1);
    }

    @Test
    void aStatusThatSomebodyElseSetIsAnUnknownOutcome() {
        String key = fixture.issue("Move");
        StepJournal journal = new StepJournal();
        CallOptions first = CallOptions.withKey("call").withJournal(journal);
        fixture.run("transition_issue", Map.of("issue", key, "transition", "Start work"));
        fixture.run("transition_issue", Map.of("issue", key, "transition", "Finish"));
        // What a try leaves that found its way and whose answer nobody saw.
        journal.note("transition", Map.of("transition", "11", "from", "To Do", "to", "In Progress"));

        ExternalSystemResult again =
                fixture.run("transition_issue", Map.of("issue", key, "transition", "Start work"), first.asRepeat());

        assertThat(again.isOutcomeUnknown()).isTrue();
        assertThat(again.errorMessage()).contains("moved the issue to 'In Progress'", "in status 'Done'");
        assertThat(fixture.count("POST", "/transitions")).isEqualTo(2);
    }

    /** As after a restart that kept no journal: the name of the transition alone tells too little. */
    @Test
    void aTransitionThatIsGoneIsAnUnknownOutcomeInARepeat() {
        String key = fixture.issue("Move");
        Map<String, Object> parameters = Map.of("issue", key, "transition", "Start work");
        fixture.run("transition_issue", parameters);

        ExternalSystemResult again = fixture.run(
                "transition_issue", parameters, CallOptions.defaults().asRepeat());

        assertThat(again.error()).contains(ErrorCode.VALIDATION_ERROR);
        assertThat(again.isOutcomeUnknown()).isTrue();
    }

    private Map<String, Object> everything(String key) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("issue", key);
        data.put("summary", "After");
        data.put("comment", "Released");
        data.put("time_spent", "10m");
        data.put("status", "in progress");
        return data;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT issue/*", "POST issue/*/comment", "POST issue/*/worklog", "POST issue/*/transitions"})
    void anUpdateDoesEachStepOnce(String operation) {
        String key = fixture.issue("Before");
        fixture.jira.loseAnswer(operation, Reply.reset());

        ExternalSystemResult result = fixture.run("update_issue", everything(key));

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(result.resultData())
                .containsEntry("steps", List.of("fields", "comment", "worklog", "transition"))
                .containsKeys("comment_id", "worklog_id");
        FakeIssue issue = fixture.jira.issue(key);
        assertThat(issue.summary()).isEqualTo("After");
        assertThat(issue.comments()).containsExactly("Released");
        assertThat(issue.worklogs()).hasSize(1);
        assertThat(issue.status()).isEqualTo("In Progress");
        assertThat(result.metadata())
                .containsEntry("completed_steps", List.of("fields", "comment", "worklog", "transition"));
    }

    /** The lost step is settled, so that the later failure is the one that counts. */
    @Test
    void aFailureAfterAStepThatWasFoundIsClear() {
        String key = fixture.issue("Before");
        fixture.jira.loseAnswer("POST issue/*/comment", Reply.reset());
        fixture.jira.failOnce("POST issue/*/worklog", Reply.json(403, "{\"errorMessages\":[\"No.\"]}"));

        ExternalSystemResult result = fixture.run("update_issue", everything(key));

        assertThat(result.error()).contains(ErrorCode.PERMISSION_ERROR);
        assertThat(result.isOutcomeUnknown()).isFalse();
        assertThat(result.metadata()).containsEntry("http_status", 403);
        assertThat(result.resultData())
                .containsEntry("steps", List.of("fields", "comment"))
                .containsEntry("failed_step", "worklog");
        assertThat(fixture.jira.issue(key).comments()).hasSize(1);
    }

    /** The journal is stored as JSON between the tries, as Jenkins does. */
    @Test
    void anUpdateIsTheSameAfterARestart() {
        String key = fixture.issue("Before");
        StepJournal journal = new StepJournal();
        CallOptions options = CallOptions.withKey("call").withJournal(journal);
        ExternalSystemResult first = fixture.run("update_issue", everything(key), options);
        @SuppressWarnings("unchecked")
        Map<String, Object> stored = (Map<String, Object>) Json.parse(Json.write(journal.completed()));

        ExternalSystemResult kept = fixture.run(
                "update_issue",
                everything(key),
                CallOptions.withKey("call").withJournal(new StepJournal(stored)).asRepeat());

        assertThat(kept.resultData()).isEqualTo(first.resultData());
        assertThat(fixture.jira.issue(key).comments()).hasSize(1);
        assertThat(fixture.jira.issue(key).worklogs()).hasSize(1);
        assertThat(fixture.count("POST", "/transitions")).isEqualTo(1);
    }

    @Test
    void theMarkIsNoPartOfWhatPeopleSee() {
        ExternalSystemResult created = create(CallOptions.withKey("secret-free-key"), "Marked");
        FakeIssue issue = fixture.jira.issue(created.resultData().get("key").toString());
        assertThat(issue.properties())
                .isEqualTo(Map.of("io.jenkins.external-systems", Map.of("request", "secret-free-key")));
        assertThat(issue.summary()).isEqualTo("Marked");
        assertThat(issue.field("description")).isNull();
    }
}
