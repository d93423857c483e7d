package io.jenkins.plugins.externalsystems.runtime;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.tasks.test.AbstractTestResultAction;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;

/** What the JUnit plugin, and those that build on it, recorded; present where that plugin is. */
@Extension(optional = true)
public final class JUnitTestRecorder implements TestRecorder {
    @Override
    public boolean has(Run<?, ?> run) {
        return results(run) != null;
    }

    @Override
    public void read(Run<?, ?> run, TestResultVisitor visitor) {
        AbstractTestResultAction<?> results = results(run);
        results.getFailedTests().forEach(test -> visitor.testCase(JUnitResult.of(test, TestStatus.FAILED)));
        results.getSkippedTests().forEach(test -> visitor.testCase(JUnitResult.of(test, TestStatus.SKIPPED)));
        results.getPassedTests().forEach(test -> visitor.testCase(JUnitResult.of(test, TestStatus.PASSED)));
    }

    @Override
    public String page(Run<?, ?> run) {
        return results(run).getUrlName() + "/";
    }

    @Override
    public String page(Run<?, ?> run, String fullName) {
        AbstractTestResultAction<?> results = results(run);
        return results.getFailedTests().stream()
                .filter(test ->
                        JUnitResult.of(test, TestStatus.PASSED).fullName().equals(fullName))
                .findFirst()
                .map(test -> Util.encode(results.getTestResultPath(test)))
                .orElse("");
    }

    private static AbstractTestResultAction<?> results(Run<?, ?> run) {
        return run.getAction(AbstractTestResultAction.class);
    }
}
