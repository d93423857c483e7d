package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.open;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.result;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One result: what it has, how long it took, its status; and how results are found. */
class TestRailResultsTest {
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
    void aResultHasAllThatWasGiven() {
        Map<String, Object> added = fixture.done(
                "add_result_for_case",
                fixture.one(
                        run,
                        "comment",
                        "Expected 1\nbut was 2",
                        "version",
                        "1.4",
                        "elapsed",
                        0.4,
                        "defects",
                        List.of("SHOP-1", "SHOP-2"),
                        "assignedto_id",
                        7,
                        "fields",
                        Map.of("custom_environment", "staging")));

        assertThat(added).containsEntry("run_id", run).containsEntry("case_id", fixture.first);
        assertThat(fixture.testRail.all("result"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("status_id", 5)
                        .containsEntry("comment", "Expected 1\nbut was 2")
                        .containsEntry("version", "1.4")
                        .containsEntry("elapsed", "1s")
                        .containsEntry("defects", "SHOP-1,SHOP-2")
                        .containsEntry("assignedto_id", 7)
                        .containsEntry("custom_environment", "staging"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, 1s",
        "1, 1s",
        "1.49, 1s",
        "1.5, 2s",
        "59.5, 1m",
        "60, 1m",
        "3661, 1h 1m 1s",
        "90000, 25h",
        "1m45s, 1m 45s",
        "2d 1h, 2d 1h",
        "7, 7s"
    })
    void durationsAreInTestRailsFormat(String given, String sent) {
        fixture.done("add_result_for_case", fixture.one(run, "elapsed", given));
        assertThat(fixture.testRail.all("result").get(0)).containsEntry("elapsed", sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "0s"})
    void noTimeIsLeftOut(String given) {
        fixture.done("add_result_for_case", fixture.one(run, "elapsed", given));
        assertThat(fixture.testRail.all("result").get(0)).doesNotContainKey("elapsed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "1m 1h", "1e3"})
    void otherDurationsAreRefused(String given) {
        bad(
                fixture.run("add_result_for_case", fixture.one(run, "elapsed", given)),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'elapsed' is '" + given + "'");
        assertThat(fixture.testRail.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Passed, 1, 0",
        "blocked, 2, 0",
        "retest, 4, 0",
        "FAILED, 5, 0",
        "skipped, 6, 1",
        "custom_status1, 6, 1",
        "6, 6, 0"
    })
    void statusesAreTakenByName(String status, int id, int lookups) {
        fixture.done("add_result_for_case", fixture.one(run, "status", status));
        assertThat(fixture.testRail.all("result").get(0)).containsEntry("status_id", id);
        assertThat(fixture.testRail.calls("get_statuses")).hasSize(lookups);
    }

    @Test
    void statusesThatResultsCannotHaveAreRefused() {
        bad(
                fixture.run("add_result_for_case", fixture.one(run, "status", "untested")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'status' is 'untested', which TestRail does not take");
        bad(
                fixture.run("add_result_for_case", fixture.one(run, "status", "3")),
                ErrorCode.VALIDATION_ERROR,
                "'untested'");
        bad(
                fixture.run("add_result_for_case", fixture.one(run, "status", "green")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'status' is 'green'; TestRail has passed, blocked");
        bad(
                fixture.run(
                        "add_results_for_cases",
                        Map.of(
                                "run_id",
                                run,
                                "results",
                                List.of(result(fixture.first, "passed"), result(fixture.second, "untested")))),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'results[1].status' is 'untested'");
        assertThat(fixture.cases()).isEmpty();
    }

    @Test
    void aCaseThatIsNotInTheRunIsNotFound() {
        long late = fixture.testRail.addCase("Late");
        bad(
                fixture.run("add_result_for_case", fixture.one(run, "case_id", late)),
                ErrorCode.NOT_FOUND_ERROR,
                "case " + late + " in test_run " + run,
                "No (active) test found");
        bad(
                fixture.run("add_results_for_cases", Map.of("run_id", run, "results", List.of(result(late, "passed")))),
                ErrorCode.VALIDATION_ERROR,
                "case C" + late + " unknown");
    }

    @Test
    void aResultWithoutAnswerIsNeverSentTwice() {
        fixture.testRail.loseAnswer();
        open(fixture.run("add_result_for_case", fixture.one(run)));
        assertThat(fixture.cases()).hasSize(1);
        fixture.testRail.nextReply(Reply.json(200, "{}"));
        open(fixture.run("add_result_for_case", fixture.one(run)));
    }

    @Test
    void resultsAreFoundByRunCaseAndTest() {
        List<Map<String, Object>> added = rows(fixture.done("add_results_for_cases", fixture.three(run, 3)));
        Map<String, Object> ofRun = Map.of("item_type", "test_result", "run_id", run);
        assertThat(fixture.done("query", ofRun)).containsEntry("count", 3);
        assertThat(fixture.done("query", Map.of("item_type", "test_result", "run_id", run, "case_id", fixture.second)))
                .containsEntry("count", 1);
        assertThat(fixture.done(
                        "query",
                        Map.of(
                                "item_type",
                                "test_result",
                                "test_id",
                                added.get(1).get("test_id"))))
                .containsEntry("count", 1);
        assertThat(rows(fixture.done(
                        "query", Map.of("item_type", "test_result", "run_id", run, "status", "failed,retest"))))
                .extracting("status_id")
                .containsExactlyInAnyOrder(5, 4);
        assertThat(fixture.done(
                        "query", Map.of("item_type", "test_result", "run_id", run, "created_before", "2020-01-01")))
                .containsEntry("count", 0);
        bad(fixture.run("query", Map.of("item_type", "test_result")), ErrorCode.VALIDATION_ERROR, "'run_id' is needed");
        bad(
                fixture.run("query", Map.of("item_type", "test_result", "test_id", 1, "created_after", "2020-01-01")),
                ErrorCode.VALIDATION_ERROR,
                "'created_after' and created_before are for the results of a whole run only");
    }
}
