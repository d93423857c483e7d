package hudson;

import java.util.AbstractList;
import jenkins.util.io.OnMaster;

public class ExtensionList<T> extends AbstractList<T> implements OnMaster {
    protected ExtensionList() {}

    @Override
    public native T get(int index);

    @Override
    public native int size();

    public static native <T> ExtensionList<T> lookup(Class<T> extensionType);

    public static native <U> U lookupSingleton(Class<U> type);
}
