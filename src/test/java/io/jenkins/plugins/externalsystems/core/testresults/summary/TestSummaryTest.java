package io.jenkins.plugins.externalsystems.core.testresults.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestCounts;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestSummaryTest {
    private static TestCaseResult test(String name, TestStatus status) {
        return TestCaseResult.builder("a.B", name, status).build();
    }

    private static TestCaseResult failed(String name, String cause) {
        return TestCaseResult.builder("a.B", name, TestStatus.FAILED)
                .failure(new TestFailure("\n  no " + name + "\nmore", "E", "trace"), new FailureCause(cause, "E", "at"))
                .build();
    }

    private static TestSummary summary(TestIds before, TestCaseResult... results) {
        TestSummaryMaker maker = new TestSummaryMaker(before);
        List.of(results).forEach(maker::testCase);
        return maker.summary();
    }

    private static TestSummary summary(TestCaseResult... results) {
        return summary(TestIds.NONE, results);
    }

    @Test
    void tellsCountsCausesAndFailures() {
        TestSummaryMaker maker = new TestSummaryMaker(TestIds.NONE);
        maker.testCase(failed("one", "c1"));
        maker.testCase(failed("two", "c2"));
        maker.testCase(failed("three", "c2"));
        maker.testCase(test("good", TestStatus.PASSED));
        maker.testCase(test("later", TestStatus.SKIPPED));
        maker.report(new ReportReading("a.xml", TestCounts.NONE, List.of(), null));
        maker.report(new ReportReading("b.xml", TestCounts.NONE, List.of(), "b.xml is empty"));
        TestSummary summary = maker.summary();
        assertThat(summary.counts().total()).isEqualTo(5);
        assertThat(summary.counts().failures()).isEqualTo(3);
        assertThat(summary.reports()).isEqualTo(2);
        assertThat(summary.brokenReports()).isEqualTo(1);
        assertThat(summary.failures())
                .extracting(FailedTest::name, FailedTest::message)
                .containsExactly(
                        tuple("a.B.one", "no one"), tuple("a.B.two", "no two"), tuple("a.B.three", "no three"));
        assertThat(summary.causes())
                .containsExactly(
                        new CauseCount(new FailureCause("c2", "E", "at"), 2, "a.B.two"),
                        new CauseCount(new FailureCause("c1", "E", "at"), 1, "a.B.one"));
        assertThat(summary.failing().contains(TestIds.of("a.B.two"))).isTrue();
        assertThat(summary.failing().contains(TestIds.of("a.B.good"))).isFalse();
    }

    @Test
    void tellsTheSlowestTests() {
        TestSummaryMaker maker = new TestSummaryMaker(TestIds.NONE);
        for (int i = 0; i < 100; i++) {
            maker.testCase(TestCaseResult.builder("", "t" + (i * 37 % 100), TestStatus.PASSED)
                    .duration(Duration.ofSeconds(i * 37 % 100))
                    .build());
        }
        assertThat(maker.summary().slowest())
                .extracting(SlowTest::name)
                .containsExactly("t99", "t98", "t97", "t96", "t95", "t94", "t93", "t92", "t91", "t90");
    }

    @Test
    void tellsWhatChanged() {
        TestSummary earlier =
                summary(failed("stays", "c"), failed("mended", "c"), failed("gone", "c"), failed("off", "c"));
        TestSummary now = summary(
                earlier.failing(),
                failed("stays", "c"),
                failed("fresh", "c"),
                test("mended", TestStatus.PASSED),
                test("off", TestStatus.SKIPPED));
        TestChange change = TestChange.between(earlier, now);
        assertThat(change.appeared().size()).isEqualTo(1);
        assertThat(change.appeared().contains(TestIds.of("a.B.fresh"))).isTrue();
        assertThat(change.fixed().size()).isEqualTo(1);
        assertThat(change.fixed().contains(TestIds.of("a.B.mended"))).isTrue();
        assertThat(change.stillFailing().size()).isEqualTo(1);
        assertThat(now.passedAgain().names()).containsExactly("a.B.mended");
        assertThat(now.failures()).extracting(FailedTest::name).containsExactly("a.B.fresh", "a.B.stays");
    }

    @Test
    void ofTwoTestsWithOneNameTheOneThatFailsCounts() {
        TestSummary earlier = summary(failed("twice", "c"));
        TestSummary now = summary(earlier.failing(), test("twice", TestStatus.PASSED), failed("twice", "c"));
        assertThat(TestChange.between(earlier, now).fixed().isEmpty()).isTrue();
        assertThat(now.passedAgain().names()).isEmpty();
    }

    @Test
    void aMillionFailuresMakeASmallSummaryAndNoWrongChange() {
        TestSummaryMaker first = new TestSummaryMaker(TestIds.NONE);
        TestSummaryMaker second = new TestSummaryMaker(TestIds.NONE);
        for (int i = 0; i < 200_000; i++) {
            TestCaseResult result = failed("test" + i, "c" + i);
            first.testCase(result);
            if (i % 2 == 0) {
                second.testCase(result);
            }
        }
        TestSummary earlier = first.summary();
        TestSummary now = second.summary();
        assertThat(earlier.toJson().length()).isLessThan(300_000);
        assertThat(earlier.failing().size()).isEqualTo(TestSummary.IDS);
        assertThat(earlier.failing().isComplete()).isFalse();
        assertThat(earlier.testsOfOtherCauses()).isEqualTo(200_000 - TestSummary.CAUSES);
        TestChange change = TestChange.between(earlier, now);
        assertThat(change.appeared().isEmpty()).isTrue();
        assertThat(change.appeared().isComplete()).isFalse();
        assertThat(TestChange.between(now, earlier).stillFailing().size()).isBetween(9_000, 11_000);
    }

    @Test
    void comesBackFromText() {
        TestSummary earlier = summary(failed("mended", "c0"));
        TestSummary summary = summary(
                earlier.failing(),
                failed("ä\"", "c1"),
                test("mended", TestStatus.PASSED),
                TestCaseResult.builder("", "slow", TestStatus.DISABLED)
                        .duration(Duration.ofMillis(1_500))
                        .build());
        TestSummary copy = TestSummary.fromJson(summary.toJson());
        assertThat(copy).usingRecursiveComparison().isEqualTo(summary);
        assertThat(copy.slowest()).containsExactly(new SlowTest("slow", Duration.ofMillis(1_500)));
        for (String broken : List.of(
                "", "[]", "{}", "{\"version\":2}", summary.toJson().replace("\"failing\":\"", "\"failing\":\"x"))) {
            assertThatThrownBy(() -> TestSummary.fromJson(broken)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void addsTheResultsOfOtherReports() {
        TestSummary earlier = summary(failed("mended", "c"), failed("both", "c"));
        TestSummary one = summary(
                earlier.failing(),
                failed("one", "c1"),
                test("mended", TestStatus.PASSED),
                test("both", TestStatus.PASSED));
        TestSummary two = summary(earlier.failing(), failed("two", "c1"), failed("both", "c2"));
        TestSummary all = one.plus(two);
        assertThat(all.counts().total()).isEqualTo(5);
        assertThat(all.counts().failures()).isEqualTo(3);
        assertThat(all.failing().size()).isEqualTo(3);
        assertThat(all.causes()).extracting(CauseCount::tests).containsExactly(2L, 1L);
        TestChange change = TestChange.between(earlier, all);
        assertThat(change.appeared().size()).isEqualTo(2);
        assertThat(change.fixed().size()).isEqualTo(1);
        assertThat(change.stillFailing().size()).isEqualTo(1);
    }

    @Test
    void aLongNameAndMessageAreShortened() {
        TestSummary summary = summary(failed("x".repeat(5_000), "c"));
        assertThat(summary.failures().get(0).name()).hasSize(200).endsWith("…");
        assertThat(summary.failures().get(0).message()).hasSize(200).endsWith("…");
    }
}
