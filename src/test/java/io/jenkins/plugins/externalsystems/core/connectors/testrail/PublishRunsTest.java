package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.failed;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.passed;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.report;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.run;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which run the results go into, and what another call of the same build does. */
class PublishRunsTest {
    private final PublishFixture fixture = new PublishFixture();
    private final TestRailFixture testRail = fixture.testRail;
    private final String first = "C" + testRail.first;
    private final String second = "C" + testRail.second;
    private final String third = "C" + testRail.third;

    @AfterEach
    void close() {
        fixture.close();
    }

    private Object casesOf(int index) {
        return fixture.runs().get(index).get("case_ids");
    }

    @Test
    void aRunThatIsThereGetsItsMissingCasesToo() {
        long given = testRail.testRail.addRun("Release");
        long late = testRail.testRail.addCase("Ride");
        Map<String, Object> data = fixture.publish(
                report(passed(first), passed("C" + late), passed("C999999")),
                run("run_id", given, "name", "absent", "milestone_id", "M7"));

        assertThat(data)
                .containsEntry("origin", "given")
                .containsEntry("run_id", given)
                .containsEntry("sent", 2)
                .containsEntry("unmatched_tests", List.of("C999999 (shop.Login.C999999): not in run " + given));
        assertThat(testRail.cases()).containsExactly(testRail.first, late);
        assertThat((Collection<?>) casesOf(0)).hasSize(4);
        assertThat(fixture.runs().get(0)).containsEntry("name", "Release").containsEntry("milestone_id", 7);
    }

    @Test
    void aRunThatIsClosedTakesNoResults() {
        long given = testRail.testRail.addRun("Release");
        testRail.done("close_run", Map.of("run_id", given));
        bad(
                fixture.call(report(passed(first)), run("run_id", given)),
                ErrorCode.VALIDATION_ERROR,
                "'run_id' names a run that is closed");
        bad(fixture.call(report(passed(first)), run("run_id", 7)), ErrorCode.NOT_FOUND_ERROR, "test_run 7: not found");
    }

    @Test
    void oneWrongIdCostsItsTestOnly() {
        Map<String, Object> data = fixture.publish(report(passed(first), passed("C999999")), run());
        assertThat(data)
                .containsEntry("matched", 1)
                .containsEntry(
                        "unmatched_tests", List.of("C999999 (shop.Login.C999999): TestRail has no such case here"));
        assertThat(fixture.runs()).hasSize(1);
        bad(
                fixture.call(report(passed("C999999")), run()),
                ErrorCode.VALIDATION_ERROR,
                "none of the 1 tests has a case in TestRail");
        testRail.testRail.role("Read-only");
        bad(fixture.call(report(passed(first)), run()), ErrorCode.PERMISSION_ERROR);
    }

    @Test
    void aPlanGetsAnEntryWithItsConfigurations() {
        long plan = number(testRail.done("add_plan", Map.of("name", "2.4")).get("id"));
        Map<String, Object> parameters = run("plan_id", plan, "config_ids", "5,6", "build", "shop 7", "refs", "SHOP-1");
        Map<String, Object> data = fixture.publish(report(passed(first)), parameters);

        assertThat(fixture.runs())
                .singleElement()
                .satisfies(made -> assertThat(made)
                        .containsEntry("plan_id", plan)
                        .containsEntry("config_ids", List.of(5, 6))
                        .containsEntry("suite_id", 1)
                        .containsEntry("id", data.get("run_id")));
        assertThat(fixture.publish(report(passed(first), passed(second)), parameters))
                .containsEntry("origin", "found")
                .containsEntry("sent", 1)
                .containsEntry("unchanged", 1);
        assertThat(fixture.runs()).hasSize(1);
    }

    @Test
    void anEntryWithoutConfigurationsIsChangedByItsOwnMethod() {
        long plan = number(testRail.done("add_plan", Map.of("name", "2.4")).get("id"));
        Map<String, Object> parameters = run("plan_id", plan, "build", "shop 7");
        fixture.publish(report(passed(first)), parameters);
        fixture.publish(report(passed(first), passed(second)), parameters);
        assertThat(testRail.cases()).containsExactly(testRail.first, testRail.second);
        assertThat(testRail.testRail.calls("update_plan_entry")).hasSize(1);
    }

    @Test
    void anotherCallOfTheBuildSendsWhatIsNewAndMakesNoSecondRun() {
        Map<String, Object> parameters = run("build", "shop 7");
        fixture.publish(report(passed(first), failed(second, "x"), failed(third, "y")), parameters);

        Map<String, Object> same =
                fixture.publish(report(passed(first), failed(second, "x"), failed(third, "y")), parameters);
        assertThat(same)
                .containsEntry("origin", "found")
                .containsEntry("sent", 0)
                .containsEntry("unchanged", 3)
                .containsEntry("counts", Map.of("passed", 1, "failed", 2));
        assertThat(fixture.results()).hasSize(3);

        Map<String, Object> changed =
                fixture.publish(report(passed(first), passed(second), failed(third, "another reason")), parameters);
        assertThat(changed).containsEntry("sent", 2).containsEntry("unchanged", 1);
        assertThat(testRail.cases().subList(3, 5)).containsExactly(testRail.second, testRail.third);
        assertThat(fixture.runs()).hasSize(1);
        assertThat(fixture.publish(report(passed(first)), run("build", "shop 77")))
                .containsEntry("origin", "new");
        assertThat(fixture.publish(report(passed(first)), run("build", "shop 7", "name", "Daily")))
                .containsEntry("origin", "new");
    }

    @Test
    void aClosedRunOfTheBuildIsDoneOrSaysThatItCannotBeChanged() {
        Map<String, Object> parameters = run("build", "shop 7", "close_run", true);
        assertThat(fixture.publish(report(passed(first)), parameters)).containsEntry("closed", true);
        assertThat(fixture.runs().get(0)).containsEntry("is_completed", true);
        assertThat(fixture.publish(report(passed(first)), parameters)).containsEntry("closed", true);
        assertThat(testRail.testRail.calls("close_run")).hasSize(1);
        bad(
                fixture.call(report(failed(first, "x")), parameters),
                ErrorCode.VALIDATION_ERROR,
                "of this build is closed, and there are results that are not in it");
        assertThat(fixture.results()).hasSize(1);
    }

    @Test
    void aRunMayHaveAllCasesOfItsSuite() {
        fixture.publish(report(passed(first)), run("include_all", true, "suite_name", "Master"));
        assertThat((Collection<?>) casesOf(0)).hasSize(3);
        bad(
                fixture.call(report(passed(first)), run("suite_name", "Other")),
                ErrorCode.VALIDATION_ERROR,
                "'suite_name' is 'Other', which the project does not have; 'create_suite' would add it");
    }

    @Test
    void suitesSectionsAndCasesAreAddedOnDemandAndFoundTheNextTime() {
        TestResultSource tests = report(
                passed("logs in"),
                "<testcase classname='shop.Cart' name='fills'><properties><property name='testrail_case_field'"
                        + " value='refs:SHOP-1'/></properties></testcase>");
        Map<String, Object> parameters = run(
                "create_cases",
                true,
                "create_sections",
                true,
                "create_suite",
                true,
                "suite_name",
                "Auto",
                "parallel",
                1,
                "case_fields",
                Map.of("priority_id", 2));
        Map<String, Object> data = fixture.publish(tests, parameters);

        assertThat(data)
                .containsEntry("added_suites", 1)
                .containsEntry("added_sections", 1)
                .containsEntry("added_cases", 2)
                .containsEntry("sent", 2)
                .containsEntry("unmatched", 0);
        List<Map<String, Object>> cases = testRail.testRail.all("case");
        assertThat(cases.get(4))
                .containsEntry("title", "fills")
                .containsEntry("refs", "SHOP-1")
                .containsEntry("priority_id", 2)
                .containsEntry("custom_automation_id", "shop.Cart.fills");
        assertThat(testRail.testRail.all("section").get(1))
                .containsEntry("name", "Shop")
                .containsEntry(
                        "suite_id",
                        ((Number) testRail.testRail.all("suite").get(1).get("id")).intValue());
    }

    @Test
    void casesThatWereAddedAreNotAddedAgain() {
        Map<String, Object> parameters = run("create_cases", true, "section_id", testRail.testRail.section());
        fixture.publish(report(passed("logs in"), passed("logs out")), parameters);
        assertThat(fixture.publish(report(passed("logs in"), passed("pays")), parameters))
                .containsEntry("added_cases", 1);
        assertThat(testRail.testRail.all("case")).hasSize(6);
        assertThat(testRail.testRail.all("section")).hasSize(1);

        bad(
                fixture.call(report(passed("sells")), run("create_cases", true)),
                ErrorCode.VALIDATION_ERROR,
                "none of the 1 tests has a case in TestRail (shop.Login.sells: TestRail has no section for it)");
        testRail.testRail.forgetAutomationIds();
        bad(
                fixture.call(report(passed("sells")), run("create_cases", true)),
                ErrorCode.VALIDATION_ERROR,
                "needs a case field of type text with the system name automation_id");
    }
}
