package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.core.testresults.summary.FailedTest;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestChange;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestIds;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummary;

/** What a build's tests have to tell people. */
final class TestsReport {
    private static final int SLOWEST = 5;

    private final Run<?, ?> run;
    private final TestReports.Compared tests;
    private final TestRecorder recorder;
    private final String runUrl;

    TestsReport(Run<?, ?> run, TestReports.Compared tests) {
        this.run = run;
        this.tests = tests;
        this.recorder = TestReports.recorder(run);
        this.runUrl = RunFacts.of(run).url();
    }

    BuildReport.Tests tell() {
        TestSummary now = tests.now();
        return new BuildReport.Tests(
                now.counts().total(),
                now.counts().failures(),
                now.counts().skipped() + now.counts().disabled(),
                url(recorder == null ? "" : recorder.page(run)),
                now.failures().stream()
                        .limit(RunReport.LONGEST_LIST)
                        .map(this::failure)
                        .toList(),
                change(),
                now.slowest().stream()
                        .limit(SLOWEST)
                        .map(test -> new BuildReport.SlowTest(
                                test.name(),
                                Util.getTimeSpanString(test.duration().toMillis())))
                        .toList());
    }

    @CheckForNull
    private BuildReport.TestsChange change() {
        return tests.change()
                .map(change -> new BuildReport.TestsChange(
                        change.appeared().size(),
                        change.fixed().size(),
                        change.stillFailing().size(),
                        tests.now().passedAgain().names().stream()
                                .filter(name -> change.fixed().contains(TestIds.of(name)))
                                .limit(RunReport.LONGEST_LIST)
                                .toList()))
                .orElse(null);
    }

    private BuildReport.FailedTest failure(FailedTest test) {
        boolean isNew = tests.change()
                .map(TestChange::appeared)
                .map(ids -> ids.contains(test.id()))
                .orElse(true);
        String page = recorder == null ? "" : recorder.page(run, test.name());
        return new BuildReport.FailedTest(test.name(), test.message(), url(page), isNew);
    }

    private String url(String page) {
        return runUrl.isEmpty() || page.isEmpty() ? "" : runUrl + page;
    }
}
