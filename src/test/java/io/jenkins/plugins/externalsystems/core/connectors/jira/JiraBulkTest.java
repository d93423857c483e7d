package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraBulkTest {
    private final JiraFixture fixture;

    JiraBulkTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static List<Object> issues(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(number -> (Object) Map.of("summary", "Issue " + number))
                .toList());
    }

    private ExternalSystemResult create(List<Object> issues, CallOptions options) {
        return fixture.run("create_issues", Map.of("issues", issues), options);
    }

    private ExternalSystemResult create(List<Object> issues) {
        return create(issues, CallOptions.defaults());
    }

    private List<String> summaries() {
        return fixture.jira.issues().stream().map(FakeIssue::summary).toList();
    }

    @Test
    void createsAnyNumberFiftyARequest() {
        ExternalSystemResult result = create(issues(120));

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(result.resultData())
                .containsEntry("created", 120)
                .containsEntry("steps", List.of("batch 1", "batch 2", "batch 3"));
        assertThat(JiraFixture.rows(result)).hasSize(120);
        for (int index = 0; index < 120; index++) {
            FakeIssue issue = fixture.jira.issues().get(index);
            assertThat(issue.summary()).isEqualTo("Issue " + index);
            assertThat(JiraFixture.rows(result).get(index))
                    .isEqualTo(Map.of(
                            "index",
                            index,
                            "key",
                            issue.key(),
                            "id",
                            issue.id(),
                            "url",
                            fixture.jira.url() + "/browse/" + issue.key()));
        }
        assertThat(fixture.count("POST", "/issue/bulk")).isEqualTo(3);
    }

    @Test
    void aUserIsLookedUpOnce() {
        fixture.jira.addUser("Ann Miller", "ann@example.com");
        List<Object> issues = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            issues.add(Map.of("summary", "x", "assignee", "ann@example.com"));
        }
        assertThat(create(issues).success()).isTrue();
        assertThat(fixture.count("GET", "/user/search")).isEqualTo(1);
        assertThat(fixture.jira.issues()).extracting(FakeIssue::assignee).containsOnly("Ann Miller");
    }

    @Test
    void whatJiraRefusesIsToldByRow() {
        List<Object> issues = issues(52);
        issues.set(1, Map.of("summary", "bad", "priority", "Purple"));
        issues.set(51, Map.of("summary", "bad", "components", List.of("Nowhere")));

        ExternalSystemResult result = create(issues);

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage())
                .contains("created 50 of 52 issues", "row 1 (field 'priority'", "row 51 (field 'components'");
        assertThat(result.resultData()).containsEntry("created", 50);
        List<Map<String, Object>> rows = JiraFixture.rows(result);
        assertThat(rows).hasSize(52).extracting("index").containsExactlyElementsOf(indexes(52));
        assertThat(rows.get(1)).containsKey("error").doesNotContainKey("key");
        assertThat(rows.get(1).get("field_errors").toString()).contains("priority");
        assertThat(rows.get(2))
                .containsEntry("key", fixture.jira.issues().get(1).key());
        assertThat(summaries()).hasSize(50).doesNotContain("bad");
    }

    private static List<Object> indexes(int count) {
        return IntStream.range(0, count).mapToObj(index -> (Object) index).toList();
    }

    /** Jira answers 400 then, with the same body. */
    @Test
    void aBatchOfWhichNothingIsGoodIsToldByRowToo() {
        ExternalSystemResult result = create(
                List.of(Map.of("summary", "a", "priority", "Purple"), Map.of("summary", "b", "priority", "Pink")));

        assertThat(result.errorMessage()).contains("created 0 of 2 issues", "row 0", "row 1");
        assertThat(result.isOutcomeUnknown()).isFalse();
        assertThat(JiraFixture.rows(result)).hasSize(2);
    }

    @Test
    void nothingIsSentWhereARowIsWrong() {
        List<Object> issues = issues(60);
        issues.set(55, Map.of("description", "no summary"));
        ExternalSystemResult missing = create(issues);
        assertThat(missing.metadata()).containsEntry("parameter", "issues[55].summary");
        assertThat(missing.errorMessage()).contains("parameter 'issues[55].summary' is missing");

        issues.set(55, Map.of("summary", "x".repeat(256)));
        assertThat(create(issues).metadata()).containsEntry("parameter", "issues[55].summary");
        issues.set(55, Map.of("summary", "x", "assignee", "nobody@example.com"));
        assertThat(create(issues).metadata()).containsEntry("parameter", "issues[55].assignee");
        issues.set(55, Map.of("summary", "x", "colour", "blue"));
        assertThat(create(issues).metadata()).containsEntry("parameter", "issues[55].colour");
        assertThat(create(List.of()).metadata()).containsEntry("parameter", "issues");
        assertThat(fixture.jira.issues()).isEmpty();
    }

    @Test
    void aRepeatGoesOnAfterTheBatchesThatAreDone() {
        CallOptions options = CallOptions.defaults().withJournal(new StepJournal());
        create(issues(50), options);

        ExternalSystemResult more = create(issues(60), options);
        ExternalSystemResult again = create(issues(60), options);

        assertThat(more.resultData()).containsEntry("created", 60);
        assertThat(again.resultData()).isEqualTo(more.resultData());
        assertThat(summaries()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void aBatchWhoseAnswerIsLostIsFoundAndTheRestGoesOn() {
        fixture.jira.loseAnswer("POST issue/bulk", Reply.reset());

        ExternalSystemResult result = create(issues(70));

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(summaries()).hasSize(70).doesNotHaveDuplicates();
        assertThat(JiraFixture.rows(result))
                .extracting("key")
                .isEqualTo(fixture.jira.issues().stream().map(FakeIssue::key).toList());
    }

    @Test
    void aBatchThatTheSearchDoesNotShowIsNotSentAgain() {
        fixture.jira.holdIndex();
        fixture.jira.loseAnswer("POST issue/bulk", Reply.json(502, "{}"));

        ExternalSystemResult result = create(issues(70));

        assertThat(result.isOutcomeUnknown()).isTrue();
        assertThat(result.error()).contains(ErrorCode.SERVER_ERROR);
        assertThat(summaries()).hasSize(50);
        assertThat(fixture.count("POST", "/issue/bulk")).isEqualTo(1);
    }

    /** As after a restart of which no journal was kept: nothing is sent, whatever is there. */
    @Test
    void aRepeatWithoutAJournalSendsNothingThatItDoesNotFind() {
        CallOptions options = CallOptions.withKey("first-call");
        create(issues(50), options);

        ExternalSystemResult found =
                create(issues(50), CallOptions.withKey("first-call").asRepeat());
        assertThat(found.resultData()).containsEntry("created", 50);

        ExternalSystemResult more =
                create(issues(51), CallOptions.withKey("first-call").asRepeat());
        assertThat(more.isOutcomeUnknown()).isTrue();
        assertThat(more.errorMessage()).contains("Jira's search shows 0 of them");
        assertThat(summaries()).hasSize(50);
    }

    @Test
    void anAnswerThatDoesNotSpeakOfAllIsAnUnknownOutcome() {
        fixture.jira.holdIndex();
        fixture.jira.loseAnswer(
                "POST issue/bulk", Reply.json(201, "{\"issues\":[{\"key\":\"PROJ-1\"}],\"errors\":[]}"));
        ExternalSystemResult result = create(issues(2));
        assertThat(result.isOutcomeUnknown()).isTrue();
        assertThat(result.errorMessage()).contains("speaks of 1 issues, not of 2");
    }

    @Test
    void withoutPermissionEveryRowIsRefused() {
        fixture.jira.project().deny("CREATE_ISSUES");
        ExternalSystemResult result = create(issues(2));
        assertThat(result.success()).isFalse();
        assertThat(result.errorMessage()).contains("created 0 of 2", "cannot create issues");
    }
}
