package hudson.tasks.junit;

/** Class of the JUnit plugin of this name. */
public class SuiteResult {
    public native String getName();
}
