package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.number;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.open;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.result;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many results in few requests, each of them sent once. */
class TestRailBatchesTest {
    private final TestRailFixture fixture = new TestRailFixture();
    private long run;

    @BeforeEach
    void addRun() {
        run = fixture.testRail.addRun("Nightly");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void manyResultsGoInBatchesAndComeBackInOrder() {
        Map<String, Object> added = fixture.done("add_results_for_cases", fixture.three(run, 2));

        assertThat(added).containsEntry("count", 3).containsEntry("run_id", run);
        assertThat(rows(added)).extracting("case_id").containsExactly(fixture.third, fixture.first, fixture.second);
        assertThat(rows(added)).extracting("index").containsExactly(0, 1, 2);
        assertThat(rows(added)).extracting("status_id").containsExactly(1L, 5L, 4L);
        assertThat(rows(added))
                .extracting(row -> number(row.get("id")))
                .containsExactlyElementsOf(fixture.testRail.all("result").stream()
                        .map(row -> number(row.get("id")))
                        .toList());
        assertThat(fixture.testRail.calls("add_results_for_cases")).hasSize(2);
    }

    @Test
    void thousandOfThemTakeTenRequests() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            all.add(result(fixture.first, "passed"));
        }
        assertThat(fixture.done("add_results_for_cases", Map.of("run_id", run, "results", all)))
                .containsEntry("count", 1000);
        assertThat(fixture.testRail.calls("add_results_for_cases")).hasSize(10);
    }

    @Test
    void aRepeatGoesOnBehindTheBatchesThatAreDone() {
        StepJournal journal = new StepJournal();
        CallOptions options = CallOptions.withKey("k").withJournal(journal);
        fixture.testRail.nextReply(
                Reply.json(200, "[{\"id\":1,\"test_id\":2,\"status_id\":1}]"), Reply.json(400, "{}"));
        ExternalSystemResult first = fixture.run("add_results_for_cases", fixture.three(run, 1), options);
        bad(first, ErrorCode.VALIDATION_ERROR, "Failed at 'batch 2'; done: batch 1; not begun: batch 3.");
        assertThat(rows(first.resultData())).extracting("case_id").containsExactly(fixture.third);

        CallOptions again = CallOptions.withKey("k")
                .withJournal(new StepJournal(journal.completed()))
                .asRepeat();
        Map<String, Object> added = good(fixture.run("add_results_for_cases", fixture.three(run, 1), again));

        assertThat(rows(added)).extracting("case_id").containsExactly(fixture.third, fixture.first, fixture.second);
        assertThat(fixture.cases())
                .as("the first batch was answered by the script")
                .containsExactly(fixture.first, fixture.second);
    }

    @Test
    void aBatchOfWhichNobodyKnowsStopsTheRepeat() {
        StepJournal journal = new StepJournal();
        fixture.testRail.nextReply(Reply.json(200, "[{\"id\":1,\"test_id\":2,\"status_id\":1}]"), Reply.reset());
        open(fixture.run(
                "add_results_for_cases",
                fixture.three(run, 1),
                CallOptions.withKey("k").withJournal(journal)));
        assertThat(fixture.testRail.calls("add_results_for_cases")).hasSize(2);

        CallOptions again = CallOptions.withKey("k")
                .withJournal(new StepJournal(journal.completed()))
                .asRepeat();
        bad(
                open(fixture.run("add_results_for_cases", fixture.three(run, 1), again)),
                ErrorCode.EXCEPTION,
                "an earlier try may have done 'batch 2'");
        CallOptions lost = CallOptions.withKey("k").asRepeat();
        bad(
                open(fixture.run("add_results_for_cases", fixture.three(run, 1), lost)),
                ErrorCode.EXCEPTION,
                "an earlier try may have done 'batch 1'");
        assertThat(fixture.testRail.calls("add_results_for_cases"))
                .as("nothing more was sent")
                .hasSize(2);
    }

    @Test
    void answersThatDoNotFitTheRequestAreNotGuessedAt() {
        fixture.testRail.nextReply(Reply.json(200, "[{\"id\":1}]"));
        bad(
                open(fixture.run("add_results_for_cases", fixture.three(run, 3))),
                ErrorCode.EXCEPTION,
                "TestRail answered 1 results for 3");
    }

    @Test
    void wrongRowsAreNamedBeforeARequest() {
        bad(
                fixture.run("add_results_for_cases", Map.of("run_id", run, "results", List.of())),
                ErrorCode.VALIDATION_ERROR,
                "'results' is empty");
        bad(
                fixture.run("add_results_for_cases", Map.of("run_id", run, "results", List.of(Map.of("case_id", 1)))),
                ErrorCode.VALIDATION_ERROR,
                "'results[0].status' is missing");
        bad(
                fixture.run(
                        "add_results_for_cases",
                        Map.of(
                                "run_id",
                                run,
                                "results",
                                List.of(Map.of("case_id", 1, "status", "passed", "elapsed", "x")))),
                ErrorCode.VALIDATION_ERROR,
                "'results[0].elapsed' is 'x'");
        for (int size : new int[] {0, 501}) {
            bad(
                    fixture.run("add_results_for_cases", fixture.three(run, size)),
                    ErrorCode.VALIDATION_ERROR,
                    "'batch_size' must be from 1 to 500");
        }
        assertThat(fixture.testRail.requests()).isEmpty();
    }

    @Test
    void theBodyIsWhatTheReferenceShows() {
        fixture.done("add_results_for_cases", fixture.three(run, 3));
        assertThat(fixture.testRail.calls("add_results_for_cases").get(0).text())
                .isEqualTo(Json.write(Map.of(
                        "results",
                        Arrays.asList(
                                ordered(fixture.third, 1), ordered(fixture.first, 5), ordered(fixture.second, 4)))));
        assertThat(fixture.testRail.calls("add_results_for_cases").get(0).query())
                .isEqualTo("/api/v2/add_results_for_cases/" + run);
    }

    private static Map<String, Object> ordered(long testCase, int status) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case_id", testCase);
        row.put("status_id", status);
        return row;
    }
}
