package hudson.tasks.junit;

import hudson.tasks.test.TestResult;

/** Class of the JUnit plugin of this name. */
public class CaseResult extends TestResult {
    @Override
    public native float getDuration();

    public native String getClassName();

    public native String getSkippedMessage();

    public native SuiteResult getSuiteResult();
}
