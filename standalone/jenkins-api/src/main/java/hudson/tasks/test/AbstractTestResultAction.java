package hudson.tasks.test;

import hudson.model.Action;
import java.util.List;

/** Class of the JUnit plugin of this name. */
public abstract class AbstractTestResultAction<T extends AbstractTestResultAction> implements Action {
    public abstract int getFailCount();

    public abstract int getTotalCount();

    @Override
    public native String getUrlName();

    public native List<? extends TestResult> getFailedTests();

    public native List<? extends TestResult> getPassedTests();

    public native List<? extends TestResult> getSkippedTests();

    public native String getTestResultPath(TestResult it);
}
