package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.number;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.files.DirectoryFiles;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    private Map<String, Object> result(long testCase, String status) {
        return Map.of("case_id", "C" + testCase, "status", status);
    }

    private Map<String, Object> one(Object... more) {
        Map<String, Object> parameters =
                new LinkedHashMap<>(Map.of("run_id", run, "case_id", fixture.first, "status", "failed"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put((String) more[i], more[i + 1]);
        }
        return parameters;
    }

    private Map<String, Object> three(int batchSize) {
        return Map.of(
                "run_id",
                run,
                "batch_size",
                batchSize,
                "results",
                List.of(
                        result(fixture.third, "passed"),
                        result(fixture.first, "failed"),
                        result(fixture.second, "retest")));
    }

    private List<Long> cases() {
        return fixture.testRail.all("result").stream()
                .map(row -> number(row.get("case_id")))
                .toList();
    }

    private static ExternalSystemResult open(ExternalSystemResult result) {
        assertThat(result.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        return result;
    }

    @Test
    void aResultHasAllThatWasGiven() {
        Map<String, Object> added = fixture.done(
                "add_result_for_case",
                one(
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
        fixture.done("add_result_for_case", one("elapsed", given));
        assertThat(fixture.testRail.all("result").get(0)).containsEntry("elapsed", sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "0s"})
    void noTimeIsLeftOut(String given) {
        fixture.done("add_result_for_case", one("elapsed", given));
        assertThat(fixture.testRail.all("result").get(0)).doesNotContainKey("elapsed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "1m 1h", "1e3"})
    void otherDurationsAreRefused(String given) {
        bad(
                fixture.run("add_result_for_case", one("elapsed", given)),
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
        fixture.done("add_result_for_case", one("status", status));
        assertThat(fixture.testRail.all("result").get(0)).containsEntry("status_id", id);
        assertThat(fixture.testRail.calls("get_statuses")).hasSize(lookups);
    }

    @Test
    void statusesThatResultsCannotHaveAreRefused() {
        bad(
                fixture.run("add_result_for_case", one("status", "untested")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'status' is 'untested', which TestRail does not take");
        bad(fixture.run("add_result_for_case", one("status", "3")), ErrorCode.VALIDATION_ERROR, "'untested'");
        bad(
                fixture.run("add_result_for_case", one("status", "green")),
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
        assertThat(cases()).isEmpty();
    }

    @Test
    void aCaseThatIsNotInTheRunIsNotFound() {
        long late = fixture.testRail.addCase("Late");
        bad(
                fixture.run("add_result_for_case", one("case_id", late)),
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
        open(fixture.run("add_result_for_case", one()));
        assertThat(cases()).hasSize(1);
        fixture.testRail.nextReply(Reply.json(200, "{}"));
        open(fixture.run("add_result_for_case", one()));
    }

    @Test
    void manyResultsGoInBatchesAndComeBackInOrder() {
        Map<String, Object> added = fixture.done("add_results_for_cases", three(2));

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
        ExternalSystemResult first = fixture.run("add_results_for_cases", three(1), options);
        bad(first, ErrorCode.VALIDATION_ERROR, "Failed at 'batch 2'; done: batch 1; not begun: batch 3.");
        assertThat(rows(first.resultData())).extracting("case_id").containsExactly(fixture.third);

        CallOptions again = CallOptions.withKey("k")
                .withJournal(new StepJournal(journal.completed()))
                .asRepeat();
        Map<String, Object> added = good(fixture.run("add_results_for_cases", three(1), again));

        assertThat(rows(added)).extracting("case_id").containsExactly(fixture.third, fixture.first, fixture.second);
        assertThat(cases())
                .as("the first batch was answered by the script")
                .containsExactly(fixture.first, fixture.second);
    }

    @Test
    void aBatchOfWhichNobodyKnowsStopsTheRepeat() {
        StepJournal journal = new StepJournal();
        fixture.testRail.nextReply(Reply.json(200, "[{\"id\":1,\"test_id\":2,\"status_id\":1}]"), Reply.reset());
        open(fixture.run(
                "add_results_for_cases", three(1), CallOptions.withKey("k").withJournal(journal)));
        assertThat(fixture.testRail.calls("add_results_for_cases")).hasSize(2);

        CallOptions again = CallOptions.withKey("k")
                .withJournal(new StepJournal(journal.completed()))
                .asRepeat();
        bad(
                open(fixture.run("add_results_for_cases", three(1), again)),
                ErrorCode.EXCEPTION,
                "an earlier try may have done 'batch 2'");
        CallOptions lost = CallOptions.withKey("k").asRepeat();
        bad(
                open(fixture.run("add_results_for_cases", three(1), lost)),
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
                open(fixture.run("add_results_for_cases", three(3))),
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
                    fixture.run("add_results_for_cases", three(size)),
                    ErrorCode.VALIDATION_ERROR,
                    "'batch_size' must be from 1 to 500");
        }
        assertThat(fixture.testRail.requests()).isEmpty();
    }

    @Test
    void resultsAreFoundByRunCaseAndTest() {
        List<Map<String, Object>> added = rows(fixture.done("add_results_for_cases", three(3)));
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

    @Test
    void filesAreAttachedOneByOne(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.log"), "first");
        byte[] binary = {0, 1, 13, 10, 45, 45, -1};
        Files.write(folder.resolve("b.png"), binary);
        Object id = fixture.done("add_result_for_case", one()).get("id");
        Map<String, Object> parameters = Map.of("result_id", id, "files", "*.log, *.png");

        Map<String, Object> attached = good(fixture.run("add_attachment_to_result", parameters, files(folder)));

        assertThat(attached).containsEntry("count", 2).containsEntry("result_id", number(id));
        assertThat(rows(attached)).extracting("filename").containsExactly("a.log", "b.png");
        assertThat(rows(attached))
                .extracting("attachment_id")
                .allMatch(name -> name.toString().contains("-"));
        assertThat(fixture.testRail.attachments(number(id)).get("b.png")).isEqualTo(binary);

        bad(
                fixture.run("add_attachment_to_result", Map.of("result_id", id, "files", "*.xml"), files(folder)),
                ErrorCode.VALIDATION_ERROR,
                "'files' matches no file");
        bad(
                fixture.run("add_attachment_to_result", Map.of("result_id", 9, "files", "*.log"), files(folder)),
                ErrorCode.NOT_FOUND_ERROR,
                "result 9: ");
        bad(fixture.run("add_attachment_to_result", parameters), ErrorCode.VALIDATION_ERROR, "there is no workspace");
        fixture.testRail.loseAnswer();
        open(fixture.run("add_attachment_to_result", parameters, files(folder)));
        assertThat(fixture.testRail.calls("add_attachment_to_result")).hasSize(4);
    }

    private static CallOptions files(Path folder) {
        return CallOptions.defaults().withFiles(new DirectoryFiles(folder, Runnable::run));
    }

    @Test
    void anAttachmentOfWhichNobodyKnowsStopsTheRepeat(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.log"), "first");
        Files.writeString(folder.resolve("b.log"), "second");
        Object id = fixture.done("add_result_for_case", one()).get("id");
        Map<String, Object> parameters = Map.of("result_id", id, "files", "*.log");
        StepJournal journal = new StepJournal();
        fixture.testRail.nextReply(Reply.json(200, "{\"attachment_id\":443}"), Reply.reset());
        open(fixture.run("add_attachment_to_result", parameters, files(folder).withJournal(journal)));

        CallOptions again =
                files(folder).withJournal(new StepJournal(journal.completed())).asRepeat();
        ExternalSystemResult repeated = open(fixture.run("add_attachment_to_result", parameters, again));

        bad(repeated, ErrorCode.EXCEPTION, "an earlier try may have done 'attach b.log'", "done: attach a.log");
        assertThat(rows(repeated.resultData())).extracting("attachment_id").containsExactly("443");
        assertThat(fixture.testRail.calls("add_attachment_to_result")).hasSize(2);
    }

    @Test
    void aFileBeyondTestRailsLimitIsNotSent(@TempDir Path folder) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("big.bin").toFile(), "rw")) {
            file.setLength(ResultAttachments.LARGEST + 1);
        }
        bad(
                fixture.run("add_attachment_to_result", Map.of("result_id", 1, "files", "*.bin"), files(folder)),
                ErrorCode.VALIDATION_ERROR,
                "'big.bin', which is larger than 256 MB");
        assertThat(fixture.testRail.requests()).isEmpty();
    }

    @Test
    void theBodyIsWhatTheReferenceShows() {
        fixture.done("add_results_for_cases", three(3));
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
