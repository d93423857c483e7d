package hudson.tasks.test;

/** Class of the JUnit plugin of this name. */
public abstract class TestResult extends TestObject {
    public native int getFailedSince();

    public native String getErrorDetails();
}
