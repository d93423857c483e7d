package hudson.util;

import java.util.AbstractList;

public class PersistedList<T> extends AbstractList<T> {
    @Override
    public native T get(int index);

    @Override
    public native int size();
}
