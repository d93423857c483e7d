package hudson.tasks.test;

/** Class of the JUnit plugin of this name. */
public abstract class TestResult extends TestObject {
    @Override
    public native float getDuration();

    public native String getErrorStackTrace();

    public native String getErrorDetails();
}
