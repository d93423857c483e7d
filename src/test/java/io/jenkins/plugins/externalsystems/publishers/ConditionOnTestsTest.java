package io.jenkins.plugins.externalsystems.publishers;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestChange;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestIds;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummary;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummaryMaker;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of tests; {@link ConditionITest} has that of results. */
class ConditionOnTestsTest {
    @ParameterizedTest
    @CsvSource({
        // before, now (f fails, p passes, s is skipped), what holds by the tests
        "a:p,         a:p,         ''",
        "a:p,         a:f,         regression",
        "a:p,         b:f,         regression",
        "a:f,         a:p,         fixed",
        "a:f,         a:s,         ''",
        "a:f,         b:p,         ''",
        "a:f,         a:f,         stillFailing",
        "a:f b:f,     a:f b:p,     stillFailing",
        "a:f b:f,     a:p b:p,     fixed",
        "a:f b:f,     a:p b:s,     fixed",
        "a:f b:p,     a:p b:f,     regression",
        "a:f b:p,     a:f b:f,     regression stillFailing",
    })
    void holds(String before, String now, String expected) {
        TestSummary earlier = summary(TestIds.NONE, before);
        TestSummary later = summary(earlier.failing(), now);
        TestChange change = TestChange.between(earlier, later);
        assertThat(Arrays.stream(Condition.values())
                        .filter(condition -> condition.holds(later, change))
                        .map(Condition::symbol))
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
    }

    private static TestSummary summary(TestIds failedBefore, String tests) {
        TestSummaryMaker maker = new TestSummaryMaker(failedBefore);
        for (String test : tests.split(" ")) {
            TestStatus status =
                    switch (test.charAt(2)) {
                        case 'f' -> TestStatus.FAILED;
                        case 'p' -> TestStatus.PASSED;
                        default -> TestStatus.SKIPPED;
                    };
            maker.testCase(
                    TestCaseResult.builder("C", test.substring(0, 1), status).build());
        }
        return maker.summary();
    }
}
