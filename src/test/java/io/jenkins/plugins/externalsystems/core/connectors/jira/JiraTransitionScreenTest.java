package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Fields, resolution and comment of a transition; only the one to Done has a screen. */
@ParameterizedClass
@EnumSource(FakeDialect.class)
class JiraTransitionScreenTest {
    private final JiraFixture fixture;
    private final String key;

    JiraTransitionScreenTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
        key = fixture.issue("Moving");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult go(String transition, Map<String, Object> more) {
        Map<String, Object> parameters = new LinkedHashMap<>(more);
        parameters.put("issue", key);
        parameters.put("transition", transition);
        return fixture.run("transition_issue", parameters);
    }

    @Test
    void setsFieldsAndResolutionOnTheWay() {
        go("Start work", Map.of());

        ExternalSystemResult result =
                go("Done", Map.of("resolution", "done", "fields", Map.of("Severity", "low", "Area", "v1")));

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(fixture.jira.issue(key).status()).isEqualTo("Done");
        assertThat(fixture.jira.issue(key).field("customfield_10010")).isEqualTo("v1");
        assertThat(fixture.jira.issue(key).field("customfield_10020")).isEqualTo(Map.of("value", "Low"));
        assertThat(fixture.jira.issue(key).field("resolution")).isEqualTo(Map.of("name", "Done"));
    }

    @Test
    void aResolutionThatIsNoneIsListed() {
        go("Start work", Map.of());

        ExternalSystemResult result = go("Done", Map.of("resolution", "Forgotten"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage())
                .contains("field 'Resolution' (resolution) is 'Forgotten'; it must be one of 'Done', 'Won't Do'");
        assertThat(fixture.jira.issue(key).status()).isEqualTo("In Progress");
    }

    @Test
    void whatTheScreenDoesNotHaveIsRefusedBeforeTheMove() {
        ExternalSystemResult result = go("Start work", Map.of("fields", Map.of("Severity", "Low")));

        assertThat(result.metadata()).containsEntry("field_problems", Map.of("Severity", "not_on_screen"));
        assertThat(result.errorMessage()).contains("is not on the screen of transition 'Start work'");
        assertThat(fixture.count("POST", "/transitions")).isZero();
    }

    @Test
    void whatJiraRefusesIsExplained() {
        ExternalSystemResult result =
                go("Start work", Map.of("fields", Map.of("customfield_10020", Map.of("value", "Low"))));

        assertThat(result.metadata()).containsEntry("field_problems", Map.of("customfield_10020", "not_on_screen"));
        assertThat(result.errorMessage()).contains("'Severity' (customfield_10020) is not on the screen of transition");
    }

    @Test
    void aCommentLandsWithAndWithoutAScreen() {
        go("Start work", Map.of("comment", "one"));
        ExternalSystemResult done = go("Done", Map.of("comment", "two"));

        assertThat(fixture.jira.issue(key).comments()).containsExactly("one", "two");
        assertThat(done.resultData())
                .containsEntry("steps", List.of("transition", "comment"))
                .containsKey("comment_id");
    }

    @Test
    void aCommentGoesAlongWhereTheWorkflowAsksForOne() {
        fixture.jira.project().requireField("comment");
        go("Start work", Map.of());

        ExternalSystemResult result = go("Done", Map.of("comment", "because"));

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(result.resultData()).containsEntry("comment_sent", true).doesNotContainKey("comment_id");
        assertThat(fixture.jira.issue(key).comments()).containsExactly("because");
        assertThat(fixture.count("POST", "/comment")).isZero();
    }

    @Test
    void aRepeatAddsTheCommentOnly() {
        StepJournal journal = new StepJournal();
        Map<String, Object> parameters = Map.of("issue", key, "transition", "Start work", "comment", "one");
        fixture.jira.failOnce("POST issue/*/comment", Reply.json(400, "{\"errorMessages\":[\"Not now.\"]}"));

        ExternalSystemResult first = fixture.run("transition_issue", parameters, journal);
        ExternalSystemResult second = fixture.run("transition_issue", parameters, journal);

        assertThat(first.resultData()).containsEntry("failed_step", "comment").containsEntry("changed", true);
        assertThat(second.success()).as(second.toString()).isTrue();
        assertThat(second.resultData()).containsEntry("status", "In Progress").containsEntry("changed", true);
        assertThat(fixture.jira.issue(key).comments()).containsExactly("one");
        assertThat(fixture.count("POST", "/transitions")).isEqualTo(1);
    }

    @Test
    void aCommentIsAddedWhereTheStatusIsReachedAlready() {
        ExternalSystemResult result = go("To Do", Map.of("comment", "still here", "resolution", "Done"));

        assertThat(result.resultData()).containsEntry("changed", false);
        assertThat(fixture.jira.issue(key).comments()).containsExactly("still here");
    }
}
