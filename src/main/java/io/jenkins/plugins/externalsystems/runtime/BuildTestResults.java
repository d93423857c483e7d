package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.core.files.NoFileSourceException;
import io.jenkins.plugins.externalsystems.core.testresults.ReportLog;
import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestIds;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummary;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummaryMaker;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The test results of a build: its reports in the workspace, or what it has recorded. What is wrong with a report is told, and
 * what was read stays with the build, see {@link TestReports}. */
final class BuildTestResults implements TestResultSource {
    private final Run<?, ?> run;
    private final WorkspaceWork place;
    private final Executor blocking;
    private final Consumer<String> log;

    BuildTestResults(Run<?, ?> run, WorkspaceWork place, Executor blocking, Consumer<String> log) {
        this.run = run;
        this.place = place;
        this.blocking = blocking;
        this.log = log;
    }

    @Override
    public CompletionStage<Void> read(@CheckForNull String reports, TestResultVisitor visitor) {
        return reports == null
                ? CompletableFuture.runAsync(() -> readRecorded(visitor), blocking)
                : place.start(agent -> {
                    readReports(agent, reports, visitor);
                    return null;
                });
    }

    private void readReports(Agent agent, String reports, TestResultVisitor visitor) throws IOException {
        TestSummaryMaker summary = new TestSummaryMaker(TestReports.failedBefore(run));
        TestIds.Collector files = new TestIds.Collector(TestSummary.REPORT_IDS);
        ReportLog told = new ReportLog(visitor.and(summary).and(fileNames(agent.place(), files)), log);
        new WorkspaceReports(agent, place.cancellation(), this::millis).read(reports, told);
        told.end();
        if (!files.ids().isEmpty()) {
            RecordedTests.add(run, files.ids(), summary.summary());
        }
    }

    private static TestResultVisitor fileNames(String place, TestIds.Collector files) {
        return new TestResultVisitor() {
            @Override
            public void testCase(TestCaseResult result) {
                // Only the files count.
            }

            @Override
            public void report(ReportReading reading) {
                files.add(TestIds.of(place + "/" + reading.file()));
            }
        };
    }

    private long millis() {
        return Math.max(0, System.currentTimeMillis() - run.getStartTimeInMillis());
    }

    private void readRecorded(TestResultVisitor visitor) {
        if (!TestReports.read(run, visitor)) {
            throw new NoFileSourceException(
                    "the build has recorded no test results; name the reports, or record them with junit before");
        }
    }
}
