package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestIds;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummary;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummaryMaker;
import org.junit.jupiter.api.Test;

class RecordedTestsTest {
    private final RecordedTests recorded = new RecordedTests();

    private void read(int passed, String... reports) {
        TestSummaryMaker maker = new TestSummaryMaker(TestIds.NONE);
        for (int i = 0; i < passed; i++) {
            maker.testCase(
                    TestCaseResult.builder("C", "t" + i, TestStatus.PASSED).build());
        }
        TestIds.Collector files = new TestIds.Collector(TestSummary.REPORT_IDS);
        for (String report : reports) {
            files.add(TestIds.of(report));
        }
        recorded.add(new RecordedTests.Reading(files.ids(), maker.summary()));
    }

    private long total() {
        return recorded.summary().orElseThrow().counts().total();
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(recorded.summary()).isEmpty();
    }

    @Test
    void differentReportsAddUp() {
        read(3, "a.xml");
        read(4, "b.xml", "c.xml");
        assertThat(total()).isEqualTo(7);
    }

    @Test
    void aReportThatIsReadAgainCountsOnce() {
        read(3, "a.xml");
        read(3, "a.xml");
        assertThat(total()).isEqualTo(3);
        read(10, "a.xml", "b.xml");
        assertThat(total()).isEqualTo(10);
        read(7, "b.xml");
        assertThat(total()).isEqualTo(10);
    }

    @Test
    void manyReadingsStaySmall() {
        for (int i = 0; i < 3 * RecordedTests.MOST_READINGS; i++) {
            read(1, i + ".xml");
        }
        assertThat(total()).isEqualTo(3 * RecordedTests.MOST_READINGS);
    }
}
