package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestRailAdditionsTest {
    private final TestRailFixture fixture = new TestRailFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aRunHasAllCasesOrThoseThatAreChosen() {
        Map<String, Object> all = fixture.done("add_run", Map.of("name", "All", "description", "Nightly"));
        assertThat(all).containsEntry("include_all", true).containsKey("url");
        assertThat(all.get("description").toString()).startsWith("Nightly\n\nRequest ");

        Map<String, Object> some =
                fixture.done("add_run", Map.of("name", "Some", "case_ids", "C" + fixture.first + ", " + fixture.third));
        assertThat(some)
                .containsEntry("include_all", false)
                .containsEntry("case_ids", List.of((int) fixture.first, (int) fixture.third));

        bad(
                fixture.run("add_run", Map.of("name", "x", "case_ids", "1", "include_all", true)),
                ErrorCode.VALIDATION_ERROR,
                "'include_all' is true, but 'case_ids' chooses some");
        bad(
                fixture.run("add_run", Map.of("name", "x", "case_ids", "9")),
                ErrorCode.VALIDATION_ERROR,
                "invalid case IDs");
        bad(fixture.run("add_run", Map.of()), ErrorCode.VALIDATION_ERROR, "parameter 'name' is missing");
    }

    @Test
    void plansHaveEntriesWithRuns() {
        Map<String, Object> plan = fixture.done(
                "add_plan", Map.of("name", "1.0", "entries", List.of(Map.of("suite_id", 1, "name", "First"))));
        assertThat((List<?>) plan.get("run_ids")).hasSize(1);

        Map<String, Object> entry = fixture.done(
                "add_plan_entry",
                Map.of("plan_id", plan.get("id"), "suite_id", 1, "name", "Second", "case_ids", "C" + fixture.second));
        assertThat(entry)
                .containsEntry("plan_id", number(plan.get("id")))
                .containsEntry("run_ids", List.of(entry.get("run_id")));
        fixture.done(
                "add_result_for_case",
                Map.of("run_id", entry.get("run_id"), "case_id", fixture.second, "status", "passed"));

        bad(
                fixture.run("add_plan_entry", Map.of("plan_id", 9, "suite_id", 1)),
                ErrorCode.NOT_FOUND_ERROR,
                "not a valid test plan");
        fixture.testRail.nextReply(Reply.json(200, "{\"id\":\"x\",\"runs\":[]}"), Reply.json(500, "{}"));
        ExternalSystemResult unnamed = fixture.connect(Map.of("max_retries", 0))
                .executeOperation("add_plan_entry", Map.of("plan_id", plan.get("id"), "suite_id", 1));
        assertThat(bad(unnamed, ErrorCode.EXCEPTION, "does not name the new entry's run")
                        .metadata())
                .containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }

    @Test
    void milestonesAndSectionsAreAdded() {
        Map<String, Object> milestone =
                fixture.done("add_milestone", Map.of("name", "1.0", "due_on", "2026-11-30", "refs", "R-1"));
        assertThat(number(milestone.get("due_on"))).isEqualTo(1_795_996_800L);
        Map<String, Object> below =
                fixture.done("add_milestone", Map.of("name", "1.0.1", "parent_id", milestone.get("id")));
        assertThat(below).containsEntry("parent_id", milestone.get("id"));
        bad(
                fixture.run("add_milestone", Map.of("name", "x", "due_on", "tomorrow")),
                ErrorCode.VALIDATION_ERROR,
                "'due_on' is 'tomorrow'");

        assertThat(fixture.done(
                        "add_section",
                        Map.of("name", "Checkout", "suite_id", 1, "parent_id", fixture.testRail.section())))
                .containsEntry("name", "Checkout");
    }

    @ParameterizedTest
    @CsvSource({
        "add_run, run",
        "add_plan, plan",
        "add_milestone, milestone",
        "add_section, section",
        "sub-milestone, milestone",
        "add_plan_entry, run"
    })
    void aLostAnswerIsLookedForAndNothingIsAddedTwice(String operation, String kind) {
        Map<String, Object> parameters = new LinkedHashMap<>(Map.of("name", "Once"));
        String called = operation;
        if (operation.equals("add_plan_entry")) {
            parameters.put(
                    "plan_id", fixture.done("add_plan", Map.of("name", "Plan")).get("id"));
            parameters.put("suite_id", 1);
        }
        if (operation.equals("sub-milestone")) {
            called = "add_milestone";
            parameters.put(
                    "parent_id", fixture.done(called, Map.of("name", "Above")).get("id"));
        }
        int before = fixture.testRail.all(kind).size();
        fixture.testRail.loseAnswer();

        Map<String, Object> added = fixture.done(called, parameters);

        assertThat(fixture.testRail.all(kind)).hasSize(before + 1);
        if (operation.equals("add_plan_entry")) {
            assertThat(added.get("run_id"))
                    .isEqualTo(fixture.testRail.all(kind).get(before).get("id"));
        } else {
            assertThat(number(added.get("id")))
                    .isEqualTo(number(fixture.testRail.all(kind).get(before).get("id")));
        }
        assertThat(fixture.testRail.calls(called).size()).isLessThanOrEqualTo(3);
    }

    @Test
    void aRepeatAddsWhatIsSurelyNotThere() {
        fixture.testRail.addRun("Once");
        good(fixture.run(
                "add_run", Map.of("name", "Once"), CallOptions.withKey("k").asRepeat()));
        assertThat(fixture.testRail.all("run")).hasSize(2);
        good(fixture.run(
                "add_run", Map.of("name", "Once"), CallOptions.withKey("k").asRepeat()));
        assertThat(fixture.testRail.all("run")).hasSize(2);
    }

    @Test
    void aRepeatTakesNothingOfAnotherCallForItsOwn() {
        for (String key : List.of("one", "two")) {
            good(fixture.run("add_run", Map.of("name", "Once"), CallOptions.withKey(key)));
        }
        good(fixture.run(
                "add_run", Map.of("name", "Once"), CallOptions.withKey("three").asRepeat()));
        Map<String, Object> second = good(fixture.run(
                "add_run", Map.of("name", "Once"), CallOptions.withKey("two").asRepeat()));
        assertThat(fixture.testRail.all("run")).hasSize(3);
        assertThat(number(second.get("id")))
                .isEqualTo(number(fixture.testRail.all("run").get(1).get("id")));
    }

    @Test
    void aRepeatLooksBackAWeek() {
        good(fixture.run(
                "add_run", Map.of("name", "Once"), CallOptions.withKey("k").asRepeat()));
        long weekAgo = fixture.test.time().instant().minus(Duration.ofDays(7)).getEpochSecond();
        assertThat(fixture.testRail.calls("get_runs"))
                .singleElement()
                .satisfies(look -> assertThat(look.query()).contains("&created_after=" + weekAgo + "&"));
    }

    @Test
    void aPlanThatIsFoundAgainNamesItsRunsToo() {
        fixture.testRail.loseAnswer();
        Map<String, Object> plan = fixture.done(
                "add_plan", Map.of("name", "1.0", "entries", List.of(Map.of("suite_id", 1, "name", "First"))));
        assertThat(fixture.testRail.calls("add_plan")).hasSize(1);
        assertThat((List<?>) plan.get("run_ids")).hasSize(1);
    }

    @Test
    void aCaseWithoutAnswerIsNeverSentTwice() {
        fixture.testRail.loseAnswer();
        ExternalSystemResult first = fixture.run(
                "create_item",
                Map.of(
                        "item_type",
                        "test_case",
                        "data",
                        Map.of("section_id", fixture.testRail.section(), "title", "x")));
        assertThat(first.metadata()).containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        assertThat(fixture.testRail.calls("add_case")).hasSize(1);
    }

    @Test
    void anAnswerThatNamesNothingIsNoSuccess() {
        fixture.testRail.nextReply(Reply.json(200, "{}"), Reply.json(500, "{}"), Reply.json(500, "{}"));
        ExternalSystem impatient = fixture.connect(Map.of("max_retries", 0));
        ExternalSystemResult result = impatient.executeOperation("add_run", Map.of("name", "x"));
        assertThat(bad(result, ErrorCode.EXCEPTION, "does not name what was added")
                        .metadata())
                .containsEntry(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }

    @Test
    void aProjectIsNeeded() {
        Map<String, Object> none = new LinkedHashMap<>();
        none.put("project_id", null);
        ExternalSystem connection = fixture.connect(none);
        bad(
                connection.executeOperation("add_run", Map.of("name", "x")),
                ErrorCode.VALIDATION_ERROR,
                "'project_id' is missing, and the connection has none either");
        good(connection.executeOperation("add_run", Map.of("name", "x", "project_id", 1)));
        bad(
                connection.executeOperation("add_run", Map.of("name", "x", "project_id", 2)),
                ErrorCode.NOT_FOUND_ERROR,
                "not a valid or accessible project");
    }
}
