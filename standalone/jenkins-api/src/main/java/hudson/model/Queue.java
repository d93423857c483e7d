package hudson.model;

public class Queue {
    private Queue() {}

    public static native Queue getInstance();

    public native Item getItem(long id);

    public abstract static class Item extends Actionable {
        public native long getInQueueSince();
    }

    public interface Executable extends Runnable {}
}
