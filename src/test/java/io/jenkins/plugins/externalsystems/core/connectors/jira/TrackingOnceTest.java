package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static io.jenkins.plugins.externalsystems.core.connectors.jira.TrackingFixture.results;
import static io.jenkins.plugins.externalsystems.core.connectors.jira.TrackingFixture.states;
import static io.jenkins.plugins.externalsystems.core.testresults.history.GeneratedResults.fingerprint;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.testresults.history.MemoryHistory;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Never two issues for one cause, and never one comment twice. */
@ParameterizedClass
@EnumSource(FakeDialect.class)
class TrackingOnceTest {
    private final TrackingFixture job;

    TrackingOnceTest(FakeDialect dialect) {
        job = new TrackingFixture(dialect);
    }

    @AfterEach
    void close() {
        job.close();
    }

    @Test
    void stepsAtTheSameTimeOpenOneIssue() {
        job.fixture.jira.holdIndex();
        List<CompletionStage<ExternalSystemResult>> running = new ArrayList<>();
        for (int step = 0; step < 8; step++) {
            MemoryHistory of = step % 2 == 0 ? job.history : new MemoryHistory("other-" + step);
            running.add(job.start(job.options(of, 1, results().fail("Login", 2)), 1));
        }
        running.forEach(result -> assertThat(TestCalls.await(result).success()).isTrue());

        assertThat(job.fixture.jira.issues())
                .as("the search shows none of them yet")
                .hasSize(1);
    }

    @Test
    void anotherConnectionToTheSameJiraIsNoOther() {
        job.fixture.jira.holdIndex();
        try (JiraConnector second = job.fixture.connect(Map.of())) {
            job.build(1, results().fail("Login", 2));
            ExternalSystemResult result = TestCalls.await(second.executeOperationAsync(
                    "track_test_failures",
                    Map.of(),
                    job.options(new MemoryHistory("other"), 7, results().fail("Login", 1))));

            assertThat(states(result.resultData())).containsExactly("commented");
            job.only();
        }
    }

    @Test
    void aCauseIsFoundByItsLabelWithoutAnyHistory() {
        job.build(1, results().fail("Login", 2));
        Map<String, Object> result =
                job.build(new MemoryHistory("other"), 1, results().fail("Login", 1));

        assertThat(states(result)).containsExactly("commented");
        job.only();
    }

    @Test
    void anIssueIsFoundByItsKeyWhereSomebodyTookItsLabel() {
        job.build(1, results().fail("Login", 2));
        job.fixture.run("update_issue", Map.of("issue", job.only().key(), "labels", List.of("other")));

        assertThat(states(job.build(2, results().fail("Login", 2)))).containsExactly("seen");
        job.only();
    }

    @Test
    void anIssueThatWasDeletedIsOpenedAnew() {
        job.build(1, results().fail("Login", 2));
        job.fixture.connector.deleteItem("issue", job.only().key());

        assertThat(states(job.build(2, results().fail("Login", 2)))).containsExactly("opened");
        job.only();
    }

    @Test
    void aJobDoesNotCloseWhatAnotherOneStillSees() {
        MemoryHistory other = new MemoryHistory("job-2");
        job.parameters.put("close_after", 1);
        job.build(1, results().fail("Login", 2));
        job.build(other, 1, results().fail("Login", 2));

        assertThat(states(job.build(2, results().pass("Login", 2)))).containsExactly("failing_elsewhere");
        assertThat(job.only().status()).isEqualTo("To Do");
        assertThat(states(job.build(other, 2, results().pass("Login", 2)))).containsExactly("closed");
        assertThat(job.only().status()).isEqualTo("Done");
    }

    @Test
    void aJobThatSaysNothingForAMonthHoldsNoIssueOpen() {
        job.parameters.put("close_after", 1);
        job.build(new MemoryHistory("deleted-branch"), 1, results().fail("Login", 2));
        job.build(1, results().fail("Login", 2));
        job.pass(Duration.ofDays(20));
        job.build(2, results().fail("Login", 2));
        job.pass(Duration.ofDays(20));

        assertThat(states(job.build(3, results().pass("Login", 2)))).containsExactly("closed");
    }

    @Test
    void twoControllersAtOnceLeaveOneIssueOpen() {
        // Each has histories and notes of its own, and neither search shows the other's issue yet.
        job.build(1, results().fail("Login", 2));
        String label = "test-cause-" + fingerprint("Login");
        job.fixture.connector.createItem("issue", Map.of("summary", "Twin", "labels", List.of(label)));
        Map<String, Object> result = job.build(2, results().fail("Login", 2));

        assertThat(states(result)).containsExactly("seen", "duplicate");
        FakeIssue twin = job.fixture.jira.issues().get(1);
        assertThat(twin.status()).isEqualTo("Done");
        assertThat(twin.comments().get(0))
                .contains("Duplicate of " + job.fixture.jira.issues().get(0).key());
        assertThat(states(job.build(3, results().fail("Login", 2)))).containsExactly("seen");
    }

    @Test
    void aLostAnswerOpensNoSecondIssue() {
        job.fixture.jira.loseAnswer("POST issue/bulk", Reply.reset());
        Map<String, Object> result = job.build(1, results().fail("Login", 2).fail("Cart", 1));

        assertThat(states(result)).containsExactly("opened", "opened");
        assertThat(job.fixture.jira.issues()).hasSize(2);
    }

    @Test
    void aLostAnswerCommentsOnce() {
        job.build(1, results().fail("Login", 2));
        job.pass(Duration.ofDays(2));
        job.fixture.jira.loseAnswer("POST issue/*/comment", Reply.reset());

        assertThat(states(job.build(2, results().fail("Login", 2)))).containsExactly("commented");
        assertThat(job.only().comments()).hasSize(1);
    }

    @Test
    void aLostAnswerMovesOnce() {
        job.parameters.put("close_after", 1);
        job.build(1, results().fail("Login", 2));
        job.fixture.jira.loseAnswer("POST issue/*/transitions", Reply.reset());

        assertThat(states(job.build(2, results().pass("Login", 2)))).containsExactly("closed");
        assertThat(job.only().status()).isEqualTo("Done");
        assertThat(job.only().comments()).hasSize(1);
    }

    @Test
    void aRepeatAfterARestartDoesWhatWasPlannedAndNoMore() {
        StepJournal journal = new StepJournal();
        CallOptions options = job.options(
                        job.history, 1, results().fail("Login", 2).fail("Cart", 1))
                .withJournal(journal);
        ExternalSystemResult first = job.run(options, 1);
        ExternalSystemResult again = job.run(
                options.withJournal(new StepJournal(journal.completed())).asRepeat(), 1);

        assertThat(first.success()).isTrue();
        assertThat(states(again.resultData())).containsExactly("opened", "opened");
        assertThat(again.resultData().get("defects"))
                .isEqualTo(first.resultData().get("defects"));
        assertThat(job.requests()).as("all is known from the journal").isEmpty();
        assertThat(job.fixture.jira.issues()).hasSize(2);
    }

    @Test
    void aRepeatWhoseFirstTryPlannedNothingStartsAnew() {
        CallOptions options = job.options(job.history, 1, results().fail("Login", 2));
        job.fixture.jira.failOnce(
                "POST " + (job.fixture.isCloud() ? "search/jql" : "search"), Reply.json(403, "{\"errorMessages\":[]}"));
        assertThat(job.run(options, 1).success()).isFalse();
        assertThat(job.fixture.jira.issues()).isEmpty();

        assertThat(states(job.run(options.asRepeat(), 1).resultData())).containsExactly("opened");
    }

    @Test
    void whatJiraRefusesStopsNothingElse() {
        job.parameters.put("comment_every", "always");
        job.build(1, results().fail("Login", 2).fail("Cart", 1));
        job.fixture.jira.failOnce(
                "POST issue/*/comment", Reply.json(403, "{\"errorMessages\":[\"No comments here.\"]}"));
        ExternalSystemResult result =
                job.run(job.options(job.history, 2, results().fail("Login", 2).fail("Cart", 1)), 2);

        assertThat(states(result.resultData())).containsExactly("refused", "commented");
        assertThat(result.metadata().get("warnings").toString()).contains("No comments here.");
    }

    @Test
    void refusedIssuesAreToldAndTheOthersKnown() {
        job.parameters.put("components", List.of("{{location}}"));
        job.fixture.jira.project().addComponent("com.example.Login.run");
        ExternalSystemResult result =
                job.run(job.options(job.history, 1, results().fail("Login", 2).fail("Cart", 1)), 1);

        assertThat(result.success()).isFalse();
        assertThat(result.errorMessage()).contains("created 1 of 2 issues").contains("com.example.Cart.run");
        assertThat(states(result.resultData())).containsExactly("opened", "refused");
        assertThat(job.history
                        .records()
                        .causes("tracker/PROJ")
                        .get(fingerprint("Login"))
                        .issue())
                .isEqualTo(job.only().key());
    }

    @Test
    void withoutThePermissionToEditAllElseIsDone() {
        job.parameters.put("close_after", 1);
        job.build(1, results().fail("Login", 2));
        job.fixture.jira.project().deny("EDIT_ISSUES");
        ExternalSystemResult result =
                job.run(job.options(new MemoryHistory("other"), 1, results().fail("Login", 2)), 1);

        assertThat(states(result.resultData())).containsExactly("commented");
        assertThat(result.metadata().get("warnings").toString()).contains("permission to edit");
    }
}
