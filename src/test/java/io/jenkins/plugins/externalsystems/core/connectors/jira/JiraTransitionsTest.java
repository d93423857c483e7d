package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
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
class JiraTransitionsTest {
    private final JiraFixture fixture;

    JiraTransitionsTest(FakeDialect dialect) {
        fixture = new JiraFixture(dialect);
        key = fixture.issue("Moving");
    }

    private final String key;

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult go(String transition) {
        return fixture.run("transition_issue", Map.of("issue", key, "transition", transition));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "Start work", "START WORK", "In Progress", " in progress "})
    void takesTheTransitionsIdItsNameOrTheStatusItLeadsTo(String transition) {
        ExternalSystemResult result = go(transition);

        assertThat(result.resultData())
                .isEqualTo(Map.of(
                        "key",
                        key,
                        "status",
                        "In Progress",
                        "changed",
                        true,
                        "steps",
                        List.of("transition"),
                        "url",
                        fixture.jira.url() + "/browse/" + key));
        assertThat(fixture.jira.issue(key).status()).isEqualTo("In Progress");
        assertThat(fixture.count("GET", key)).isEqualTo(1);
        assertThat(fixture.count("POST", "/transitions")).isEqualTo(1);
    }

    @Test
    void doesNothingWhenTheStatusIsReachedAlready() {
        ExternalSystemResult result = go("to do");

        assertThat(result.resultData()).containsEntry("changed", false).containsEntry("status", "To Do");
        assertThat(fixture.count("POST", "/transitions")).isZero();
    }

    @Test
    void listsWhatIsPossibleNow() {
        go("Start work");

        ExternalSystemResult result = go("Ship it");

        assertThat(result.errorCode()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(result.metadata()).containsEntry("parameter", "transition");
        assertThat(result.errorMessage())
                .contains(
                        "issue " + key,
                        "'Ship it'",
                        "status 'In Progress'",
                        "possible now: 'Finish' (id 21, to 'Done'), 'Put back' (id 31, to 'To Do')");
    }

    @Test
    void saysThatNothingIsPossibleForThisAccount() {
        fixture.jira.project().deny("TRANSITION_ISSUES");

        assertThat(go("Start work").errorMessage()).contains("possible now: nothing, for this account");
    }

    @Test
    void aTransitionThatDidNotHappenIsDoneOnceMore() {
        fixture.jira.failOnce("POST issue/*/transitions", Reply.reset());

        ExternalSystemResult result = go("Start work");

        assertThat(result.success()).as(result.toString()).isTrue();
        assertThat(result.resultData()).containsEntry("status", "In Progress").containsEntry("changed", true);
        assertThat(fixture.count("POST", "/transitions")).isEqualTo(2);
    }
}
