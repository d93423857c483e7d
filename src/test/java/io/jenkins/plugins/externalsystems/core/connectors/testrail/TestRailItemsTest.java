package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.number;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestRailItemsTest {
    private final TestRailFixture fixture = new TestRailFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Map<String, Object> item(String type, Object id) {
        return Map.of("item_type", type, "id", String.valueOf(id));
    }

    private static Map<String, Object> item(String type, Object id, Map<String, Object> data) {
        return Map.of("item_type", type, "id", String.valueOf(id), "data", data);
    }

    private Map<String, Object> create(String type, Map<String, Object> data) {
        return fixture.done("create_item", Map.of("item_type", type, "data", data));
    }

    @Test
    void aCaseIsAddedReadChangedListedAndDeleted() {
        Map<String, Object> added = create(
                "test_case",
                Map.of(
                        "section_id",
                        fixture.testRail.section(),
                        "title",
                        "Refund",
                        "estimate",
                        "90",
                        "refs",
                        "SHOP-1,SHOP-2",
                        "priority_id",
                        2,
                        "fields",
                        Map.of("custom_environment", "staging")));
        assertThat(added)
                .containsEntry("estimate", "1m 30s")
                .containsEntry("refs", "SHOP-1,SHOP-2")
                .containsEntry("custom_environment", "staging");

        Object id = added.get("id");
        assertThat(fixture.done("get_item", item("test_case", "C" + id))).containsEntry("title", "Refund");
        assertThat(fixture.done("update_item", item("test_case", id, Map.of("title", "Refund all"))))
                .containsEntry("title", "Refund all");
        assertThat(rows(fixture.done("query", Map.of("item_type", "test_case", "filter", "Refund & all"))))
                .isEmpty();
        assertThat(rows(fixture.done("query", Map.of("item_type", "test_case", "filter", "Refund a"))))
                .extracting("id")
                .containsExactly(id);
        assertThat(fixture.done("delete_item", item("test_case", id)))
                .containsEntry("deleted", true)
                .containsEntry("id", number(id));
        bad(
                fixture.run("get_item", item("test_case", id)),
                ErrorCode.NOT_FOUND_ERROR,
                "test_case " + id + ": not found, or hidden",
                "is not a valid test case");
    }

    @Test
    void runsPlansMilestonesAndSectionsHaveTheSameLife() {
        for (String type : List.of("test_run", "test_plan", "milestone", "section")) {
            Object id = create(type, Map.of("name", "One")).get("id");
            assertThat(fixture.done("get_item", item(type, id))).containsEntry("name", "One");
            assertThat(fixture.done("update_item", item(type, id, Map.of("name", "Two", "description", ""))))
                    .as(type)
                    .containsEntry("name", "Two")
                    .containsEntry("description", "");
            assertThat(rows(fixture.done("query", Map.of("item_type", type))))
                    .extracting("name")
                    .contains("Two");
            fixture.done("delete_item", item(type, id));
            bad(fixture.run("delete_item", item(type, id)), ErrorCode.NOT_FOUND_ERROR, type + " " + id);
        }
    }

    @Test
    void filtersGoInTestRailsForm() {
        long run = fixture.testRail.addRun("One");
        fixture.done("close_run", Map.of("run_id", "R" + run));

        assertThat(rows(fixture.done("query", Map.of("item_type", "test_run", "is_completed", true))))
                .hasSize(1);
        assertThat(rows(fixture.done("query", Map.of("item_type", "test_run", "is_completed", false))))
                .isEmpty();
        assertThat(rows(fixture.done("query", Map.of("item_type", "test_run", "created_after", "2020-01-31"))))
                .hasSize(1);
        assertThat(fixture.testRail.calls("get_runs").get(2).query())
                .isEqualTo("/api/v2/get_runs/1&created_after=1580428800&limit=250&offset=0");
        assertThat(rows(fixture.done(
                        "query", Map.of("item_type", "test_run", "created_before", "2020-01-31T01:00:00+01:00"))))
                .isEmpty();
        bad(
                fixture.run("query", Map.of("item_type", "test_run", "created_after", "yesterday")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'created_after' is 'yesterday'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pages", "limit=0", "bare", "bare without offsets"})
    void allPagesOfEveryServerAreRead(String server) {
        for (int i = 0; i < 598; i++) {
            fixture.testRail.addCase("Case " + i);
        }
        switch (server) {
            case "limit=0" -> fixture.testRail.breakLinks();
            case "bare" -> fixture.testRail.becomeOld(true);
            case "bare without offsets" -> fixture.testRail.becomeOld(false);
            default -> {}
        }

        Map<String, Object> found = fixture.done("query", Map.of("item_type", "test_case"));

        assertThat(found).containsEntry("count", 601).containsEntry("is_last", true);
        assertThat(rows(found)).extracting("id").doesNotHaveDuplicates();
        assertThat(fixture.testRail.calls("get_cases")).hasSize(server.endsWith("without offsets") ? 1 : 3);

        Map<String, Object> some = fixture.done("query", Map.of("item_type", "test_case", "limit", 300));
        assertThat(some).containsEntry("count", 300).containsEntry("is_last", false);
    }

    @Test
    void aFullPageOfAServerWithoutOffsetsIsNotReadTwice() {
        for (int i = 0; i < 247; i++) {
            fixture.testRail.addCase("Case " + i);
        }
        fixture.testRail.becomeOld(false);

        assertThat(fixture.done("query", Map.of("item_type", "test_case")))
                .containsEntry("count", 250)
                .containsEntry("is_last", true);
        assertThat(fixture.testRail.calls("get_cases")).hasSize(2);
    }

    @Test
    void oldServersAnswerDeletesWithNothing() {
        fixture.testRail.becomeOld(true);
        fixture.done("delete_item", item("test_case", fixture.first));
        assertThat(fixture.testRail.all("case")).hasSize(2);
    }

    @Test
    void somethingThatIsGoneAfterALostAnswerWasDeleted() {
        fixture.testRail.loseAnswer();
        assertThat(fixture.done("delete_item", item("test_case", fixture.first)))
                .containsEntry("deleted", true);
        assertThat(fixture.testRail.calls("delete_case")).hasSize(2);
    }

    @Test
    void whatCannotBeAskedIsRefusedBeforeARequest() {
        bad(
                fixture.run("update_item", item("test_run", 1, Map.of())),
                ErrorCode.VALIDATION_ERROR,
                "there is nothing to change");
        bad(fixture.run("get_item", item("test_run", "x1")), ErrorCode.VALIDATION_ERROR, "'id' is 'x1'");
        bad(
                fixture.run("query", Map.of("item_type", "test_case", "limit", 0)),
                ErrorCode.VALIDATION_ERROR,
                "'limit' must be at least 1");
        bad(
                fixture.run("update_item", item("test_case", 1, Map.of("fields", Map.of("environment", "staging")))),
                ErrorCode.VALIDATION_ERROR,
                "'fields' has 'environment'; the names of custom fields start with custom_");
        bad(fixture.run("get_item", item("test_result", 1)), ErrorCode.UNSUPPORTED_OPERATION, "no single result");
        bad(fixture.run("update_item", item("test_result", 1)), ErrorCode.UNSUPPORTED_OPERATION, "keeps every result");
        bad(fixture.run("delete_item", item("test_result", 1)), ErrorCode.UNSUPPORTED_OPERATION, "keeps every result");
        assertThat(fixture.testRail.requests()).isEmpty();
    }

    @Test
    void somethingThatIsGoneOnARepeatWasDeletedByTheEarlierTry() {
        CallOptions repeat = CallOptions.defaults().asRepeat();
        assertThat(good(fixture.run("delete_item", item("test_case", 4711), repeat)))
                .containsEntry("deleted", true)
                .containsEntry("id", 4711L);
    }

    @Test
    void aRunIsClosedOnce() {
        long run = fixture.testRail.addRun("One");
        fixture.testRail.loseAnswer();

        assertThat(fixture.done("close_run", Map.of("run_id", run))).containsEntry("is_completed", true);

        assertThat(fixture.testRail.calls("close_run")).hasSize(1);
        assertThat(fixture.testRail.calls("get_run")).hasSize(1);
        bad(fixture.run("close_run", Map.of("run_id", run)), ErrorCode.VALIDATION_ERROR, "already completed");
        CallOptions repeat = CallOptions.defaults().asRepeat();
        assertThat(good(fixture.run("close_run", Map.of("run_id", run), repeat)))
                .containsEntry("is_completed", true);
        long open = fixture.testRail.addRun("Two");
        good(fixture.run("close_run", Map.of("run_id", open), repeat));
        assertThat(fixture.testRail.calls("close_run")).hasSize(3);
    }

    @Test
    void statusesAndCaseFieldsAreListed() {
        assertThat(rows(fixture.done("get_statuses", Map.of())))
                .extracting("name")
                .contains("passed", "custom_status1");
        assertThat(rows(fixture.done("get_case_fields", Map.of())))
                .extracting("system_name")
                .containsExactly("custom_environment", "custom_automation_id");
        fixture.testRail.nextReply(Reply.json(403, "{\"error\":\"No.\"}"));
        CallOptions fresh = CallOptions.defaults().asFresh();
        bad(fixture.run("get_case_fields", Map.of(), fresh), ErrorCode.PERMISSION_ERROR, "No.");
    }
}
