package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.failed;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.passed;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.report;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.PublishFixture.run;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.testing.MemoryFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publications that break off, their repeats, and the files of tests. */
class PublishRepeatsTest {
    private final PublishFixture fixture = new PublishFixture();
    private final TestRailFixture testRail = fixture.testRail;
    private final TestResultSource three =
            report(passed("C" + testRail.first), failed("C" + testRail.second, "x"), passed("C" + testRail.third));

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"add_run", "add_results_for_cases", "close_run"})
    void aLostAnswerMakesNothingTwice(String method) {
        testRail.testRail.loseAnswer(method);
        Map<String, Object> data = fixture.publish(three, run("batch_size", 1, "parallel", 1, "close_run", true));
        assertThat(data).containsEntry("closed", true).containsEntry("counts", Map.of("passed", 2, "failed", 1));
        assertThat(fixture.runs()).hasSize(1);
        assertThat(testRail.cases()).containsExactly(testRail.first, testRail.second, testRail.third);
    }

    @Test
    void inAnotherRunOnlyWhatIsNewCanBeOurs() {
        long given = testRail.testRail.addRun("Release");
        testRail.done("add_result_for_case", Map.of("run_id", given, "case_id", testRail.first, "status", "failed"));
        testRail.testRail.loseAnswer("add_results_for_cases");
        fixture.publish(three, run("run_id", given, "name", "absent", "batch_size", 2, "parallel", 1));
        assertThat(testRail.cases()).containsExactly(testRail.first, testRail.first, testRail.second, testRail.third);
    }

    @Test
    void aRepeatGoesOnBehindWhatIsThere() {
        StepJournal journal = new StepJournal();
        CallOptions options = CallOptions.withKey("k").withJournal(journal).withTestResults(three);
        Map<String, Object> parameters = run("batch_size", 1, "parallel", 1, "close_run", true);
        testRail.testRail.refuse("add_results_for_cases", 2);
        ExternalSystemResult broken = testRail.run("publish_results", parameters, options);
        bad(broken, ErrorCode.PERMISSION_ERROR);
        assertThat(broken.resultData()).containsEntry("sent", 1).containsKey("url");

        CallOptions again = CallOptions.withKey("k")
                .withJournal(new StepJournal(journal.completed()))
                .withTestResults(three)
                .asRepeat();
        Map<String, Object> data = good(testRail.run("publish_results", parameters, again));
        assertThat(data).containsEntry("sent", 2).containsEntry("unchanged", 1).containsEntry("closed", true);
        assertThat(fixture.runs()).hasSize(1);
        assertThat(testRail.cases()).containsExactly(testRail.first, testRail.second, testRail.third);

        CallOptions lost = CallOptions.withKey("k").withTestResults(three).asRepeat();
        assertThat(good(testRail.run("publish_results", parameters, lost)))
                .containsEntry("sent", 0)
                .containsEntry("origin", "found");
        assertThat(fixture.results()).hasSize(3);
    }

    @Test
    void filesOfTestsAreAttachedToTheirResults() {
        TestResultSource tests = report(
                "<testcase classname='A' name='C" + testRail.first + "'><failure message='x'/><system-out>"
                        + "[[ATTACHMENT|/home/ci/workspace/job/out/shot.png]] [[ATTACHMENT|gone.txt]]</system-out></testcase>",
                "<testcase classname='A' name='C" + testRail.second + "'><properties><property"
                        + " name='testrail_attachment' value='..\\logs\\a.log'/></properties></testcase>");
        List<FileContent> workspace = List.of(
                MemoryFile.of("archive/out/shot.png", "old"),
                MemoryFile.of("job/out/shot.png", "png"),
                MemoryFile.of("logs/a.log", "log"));
        CallOptions options = fixture.options(tests).withFiles(patterns -> {
            assertThat(patterns).isEqualTo("**/out/shot.png,**/gone.txt,**/logs/a.log");
            return CompletableFuture.completedFuture(workspace);
        });
        ExternalSystemResult result = testRail.run("publish_results", run(), options);

        assertThat(good(result)).containsEntry("attachments", 2);
        List<Map<String, Object>> results = fixture.results();
        assertThat(testRail.testRail.attachments(number(results.get(0).get("id"))))
                .containsOnlyKeys("shot.png")
                .hasEntrySatisfying(
                        "shot.png", content -> assertThat(content).asString().isEqualTo("png"));
        assertThat(testRail.testRail.attachments(number(results.get(1).get("id"))))
                .containsOnlyKeys("a.log");
        assertThat(result.metadata().get(MetadataKeys.WARNINGS).toString())
                .contains("not attached to the result of A.C" + testRail.first + ": gone.txt");

        assertThat(good(testRail.run("publish_results", run("attachments", "none"), options)))
                .containsEntry("attachments", 0);
        assertThat(good(testRail.run(
                        "publish_results",
                        run("attachments", "failed"),
                        fixture.options(tests).withFiles(patterns -> CompletableFuture.completedFuture(workspace)))))
                .containsEntry("attachments", 1);
    }

    @Test
    void aRefusalThatIsNotAboutTheCasesIsToldAsItIs() {
        long given = testRail.testRail.addRun("Release");
        bad(
                fixture.call(three, run("run_id", given, "result_fields", Map.of("custom_gone", 1))),
                ErrorCode.VALIDATION_ERROR,
                "Field :custom_gone is unknown");
        assertThat(testRail.testRail.calls("add_results_for_cases")).hasSize(1);
    }
}
