package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.core.files.NoFileSourceException;
import io.jenkins.plugins.externalsystems.core.testresults.ReportLog;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The test results of a build: its reports in the workspace, or what it has recorded. What is wrong with a report is told. */
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
                    ReportLog told = new ReportLog(visitor, log);
                    new WorkspaceReports(agent, place.cancellation(), this::millis).read(reports, told);
                    told.end();
                    return null;
                });
    }

    private long millis() {
        return Math.max(0, System.currentTimeMillis() - run.getStartTimeInMillis());
    }

    private void readRecorded(TestResultVisitor visitor) {
        for (TestReports recorded : ExtensionList.lookup(TestReports.class)) {
            if (recorded.read(run, visitor)) {
                return;
            }
        }
        throw new NoFileSourceException(
                "the build has recorded no test results; name the reports, or record them with junit before");
    }
}
