package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.failed;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.passed;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.report;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.run;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.skipped;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.bad;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of tests and their properties in TestRail. */
class PublishResultsTest {
    private final PublishFixture fixture = new PublishFixture();
    private final String first = "C" + fixture.testRail.first;
    private final String second = "C" + fixture.testRail.second;
    private final String third = "C" + fixture.testRail.third;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aNewRunGetsTheResultsInTwoRequests() {
        Map<String, Object> data = fixture.publish(
                report(
                        passed("[" + first + "] logs in"),
                        failed(second + "_logs_out", "not out"),
                        skipped("pays_" + third),
                        passed("rides a bike")),
                run("match", "name", "description", "By Jenkins", "refs", "SHOP-1", "version", "2.4"));

        assertThat(fixture.testRail.testRail.requests()).hasSize(2);
        Map<String, Object> made = fixture.runs().get(0);
        assertThat(made)
                .containsEntry("name", "Nightly")
                .containsEntry("refs", "SHOP-1")
                .containsEntry("include_all", false);
        assertThat(made.get("description").toString()).startsWith("By Jenkins\n\nRequest ");
        assertThat(fixture.testRail.cases())
                .containsExactly(fixture.testRail.first, fixture.testRail.second, fixture.testRail.third);
        assertThat(fixture.values("status_id")).containsExactly(1, 5, 4);
        assertThat(fixture.values("elapsed")).containsExactly("1s", "2s", null);
        assertThat(fixture.values("version")).containsOnly("2.4");
        assertThat(fixture.values("comment"))
                .containsExactly(null, "AssertionError: not out\n at shop.Login(Login.java:7)", "later");
        assertThat(data)
                .containsEntry("run_id", made.get("id"))
                .containsEntry("url", made.get("url"))
                .containsEntry("origin", "new")
                .containsEntry("counts", Map.of("passed", 1, "failed", 1, "retest", 1))
                .containsEntry("tests", 4)
                .containsEntry("reports", 1)
                .containsEntry("matched", 3)
                .containsEntry("sent", 3)
                .containsEntry("unmatched", 1)
                .containsEntry("unmatched_tests", List.of("shop.Login.rides a bike: names no case"))
                .containsEntry("summary", "R" + made.get("id") + ": 1 passed, 1 failed, 1 retest; 1 without a case");
        assertThat(fixture.told)
                .anySatisfy(line -> assertThat(line).isEqualTo("4 tests in 1 reports"))
                .anySatisfy(line -> assertThat(line).startsWith("1 tests without a case: shop.Login.rides"));
    }

    @Test
    void propertiesSayMoreThanTheTest() {
        fixture.publish(
                report("<testcase classname='A' name='a'><properties><property name='test_id' value='" + first + ", "
                        + second + "'/><property name='testrail_result_comment' value='Seen on Firefox'/>"
                        + "<property name='testrail_result_field' value='custom_environment:stage'/>"
                        + "<property name='testrail_result_field' value='version:1.0'/>"
                        + "<property name='testrail_result_field' value='status_id:1'/>"
                        + "<property name='testrail_result_step' value='passed: open'/></properties></testcase>"),
                run("result_fields", Map.of("custom_environment", "test"), "version", "2.4"));

        assertThat(fixture.testRail.cases()).containsExactly(fixture.testRail.first, fixture.testRail.second);
        assertThat(fixture.results())
                .allSatisfy(result -> assertThat(result)
                        .containsEntry("comment", "Seen on Firefox")
                        .containsEntry("custom_environment", "stage")
                        .containsEntry("version", "1.0")
                        .containsEntry("custom_step_results", List.of(Map.of("content", "open", "status_id", 1))));
    }

    @Test
    void classAndNameFindTheCaseByItsAutomationId() {
        long automated = fixture.testRail.testRail.addCase("Log in", "<p>shop.Login.logs in &amp; out</p>");
        Map<String, Object> data = fixture.publish(report(passed("logs in &amp; out"), passed("unknown")), run());
        assertThat(fixture.testRail.cases()).containsExactly(automated);
        assertThat(data)
                .containsEntry("unmatched_tests", List.of("shop.Login.unknown: no case has this automation id"));
    }

    @Test
    void testsOfOneCaseBecomeOneResult() {
        fixture.publish(
                report(passed(first + " [1]"), failed(first + " [2]", "two"), failed(first + " [3]", "three")), run());
        assertThat(fixture.results()).singleElement().satisfies(result -> {
            assertThat(result).containsEntry("status_id", 5).containsEntry("elapsed", "5s");
            assertThat(result.get("comment").toString())
                    .startsWith("2 of 3 tests failed\n\nAssertionError: two")
                    .contains("shop.Login." + first + " [3]\nAssertionError: three");
        });
    }

    @Test
    void statusesAreChosenByOutcome() {
        Map<String, Object> data = fixture.publish(
                report(passed(first), failed(second, "x"), skipped(third)),
                run("status_map", Map.of("failed", "custom_status1", "skipped", "none")));
        assertThat(fixture.values("status_id")).containsExactly(1, 6);
        assertThat(data).containsEntry("counts", Map.of("passed", 1, "custom_status1", 1));

        bad(
                fixture.call(report(passed(first)), run("status_map", Map.of("passed", "untested"))),
                ErrorCode.VALIDATION_ERROR,
                "'status_map' is 'untested'");
        bad(
                fixture.call(report(passed(first)), run("status_map", Map.of("broken", "failed"))),
                ErrorCode.VALIDATION_ERROR,
                "'status_map' has 'broken'; known are disabled, skipped, passed, flaky, failed, error");
    }

    @Test
    void failedTestsHaveTheirDefectsAndAreAssignedByTurns() {
        fixture.publish(
                report(failed(first, "a"), failed(second, "b"), passed(third)),
                run("defects", List.of("SHOP-1"), "assign_failed_to", "9," + fixture.testRail.testRail.username()));
        assertThat(fixture.values("defects")).containsExactly("SHOP-1", "SHOP-1", null);
        assertThat(fixture.values("assignedto_id")).containsExactly(9, 7, null);
    }

    @Test
    void whomTestRailDoesNotKnowIsLeftOut() {
        ExternalSystemResult result = fixture.call(
                report(failed(first, "a"), failed(second, "b")), run("assign_failed_to", "nobody@example.com,9,Jane"));
        assertThat(result.errorMessage()).isNull();
        assertThat(fixture.values("assignedto_id")).containsExactly(9, 9);
        assertThat(result.metadata().get(MetadataKeys.WARNINGS).toString())
                .contains("no active user with the e-mail address nobody@example.com", "'Jane' is neither");
    }

    @Test
    void defectsGoByTheCauseOfTheFailure() {
        List<String> causes = new ArrayList<>();
        report(failed(first, "a")).read(null, test -> causes.add(test.cause().fingerprint()));
        fixture.publish(
                report(failed(first, "a"), passed(second)),
                run("defects", Map.of(causes.get(0), List.of("SHOP-8", "SHOP-9"), "0000", "SHOP-1")));
        assertThat(fixture.values("defects")).containsExactly("SHOP-8,SHOP-9", null);
        bad(
                fixture.call(report(passed(first)), run("defects", 7)),
                ErrorCode.VALIDATION_ERROR,
                "'defects' is a list of keys, or a map of fingerprints with keys");
    }

    @Test
    void wrongParametersAreNamedBeforeTheReportsAreRead() {
        Map<String, Map<String, Object>> wrong = Map.of(
                "'name' is missing", run("name", "absent"),
                "'match' is 'title'", run("match", "title"),
                "'batch_size' must be from 1 to 500", run("batch_size", 501),
                "'parallel' must be from 1 to 8", run("parallel", 0),
                "'plan_id' is for new runs", run("run_id", 1, "plan_id", 2),
                "'config_ids' is for the entry of a plan", run("config_ids", "1"),
                "'create_cases' needs 'automation_id'", run("match", "name", "create_cases", true),
                "'result_fields' has 'browser'", run("result_fields", Map.of("browser", 1)));
        wrong.forEach((sentence, parameters) -> bad(
                fixture.testRail.run("publish_results", parameters, CallOptions.defaults()),
                ErrorCode.VALIDATION_ERROR,
                sentence));
        assertThat(fixture.testRail.testRail.requests()).isEmpty();
    }

    @Test
    void nothingToPublishIsAFailureThatSaysWhy() {
        bad(
                fixture.testRail.run("publish_results", run(), CallOptions.defaults()),
                ErrorCode.VALIDATION_ERROR,
                "'reports' cannot be looked for: there is no workspace");
        bad(fixture.call(report(), run()), ErrorCode.VALIDATION_ERROR, "parameter 'reports' gives no test result.");
        bad(
                fixture.call(report(passed("a"), passed("b")), run()),
                ErrorCode.VALIDATION_ERROR,
                "none of the 2 tests has a case in TestRail (shop.Login.a: no case has this automation id; shop");
        assertThat(fixture.runs()).isEmpty();
    }
}
