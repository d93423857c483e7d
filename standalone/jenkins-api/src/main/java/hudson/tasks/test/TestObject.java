package hudson.tasks.test;

/** Class of the JUnit plugin of this name. */
public abstract class TestObject {
    public native String getFullDisplayName();
}
