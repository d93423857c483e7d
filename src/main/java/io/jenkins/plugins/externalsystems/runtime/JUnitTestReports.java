package io.jenkins.plugins.externalsystems.runtime;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.tasks.test.AbstractTestResultAction;
import hudson.tasks.test.TestResult;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the JUnit plugin, and those that build on it, recorded; present where that plugin is. */
@Extension(optional = true)
public final class JUnitTestReports implements TestReports {
    @Override
    public Optional<BuildReport.Tests> of(Run<?, ?> run, String runUrl) {
        AbstractTestResultAction<?> results = run.getAction(AbstractTestResultAction.class);
        if (results == null) {
            return Optional.empty();
        }
        List<BuildReport.FailedTest> failures = results.getFailedTests().stream()
                .map(test -> failure(test, run, runUrl, results))
                .sorted(Comparator.comparing(failure -> !failure.isNew()))
                .limit(RunReport.LONGEST_LIST)
                .toList();
        return Optional.of(new BuildReport.Tests(
                results.getTotalCount(),
                results.getFailCount(),
                results.getSkipCount(),
                runUrl.isEmpty() ? "" : runUrl + results.getUrlName() + "/",
                failures));
    }

    @Override
    public boolean read(Run<?, ?> run, TestResultVisitor visitor) {
        AbstractTestResultAction<?> results = run.getAction(AbstractTestResultAction.class);
        if (results == null) {
            return false;
        }
        results.getFailedTests().forEach(test -> visitor.testCase(JUnitResult.of(test, TestStatus.FAILED)));
        results.getSkippedTests().forEach(test -> visitor.testCase(JUnitResult.of(test, TestStatus.SKIPPED)));
        results.getPassedTests().forEach(test -> visitor.testCase(JUnitResult.of(test, TestStatus.PASSED)));
        return true;
    }

    private static BuildReport.FailedTest failure(
            TestResult test, Run<?, ?> run, String runUrl, AbstractTestResultAction<?> results) {
        return new BuildReport.FailedTest(
                RunReport.line(test.getFullDisplayName()),
                RunReport.line(test.getErrorDetails()),
                runUrl.isEmpty() ? "" : runUrl + Util.encode(results.getTestResultPath(test)),
                test.getFailedSince() == run.getNumber());
    }
}
