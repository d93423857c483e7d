package hudson.tasks.test;

/** Class of the JUnit plugin of this name. */
public abstract class TestObject {
    public abstract float getDuration();

    public native String getName();

    public native String getFullDisplayName();
}
