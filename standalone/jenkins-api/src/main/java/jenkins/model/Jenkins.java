package jenkins.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ProxyConfiguration;
import hudson.model.AbstractCIBase;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;
import java.io.IOException;

public class Jenkins extends AbstractCIBase implements ItemGroup<TopLevelItem>, AccessControlled {
    public static final Permission ADMINISTER = Permission.HUDSON_ADMINISTER;

    protected Jenkins() {}

    @NonNull
    public static native Jenkins get() throws IllegalStateException;

    @CheckForNull
    public native ProxyConfiguration getProxy();

    @CheckForNull
    public native String getRootUrl() throws IllegalStateException;

    public native boolean isTerminating();

    @CheckForNull
    public native <T extends Item> T getItemByFullName(@NonNull String fullName, Class<T> type);

    @NonNull
    public native File getRootDir();

    @Override
    public native String getDisplayName();

    @Override
    public native void save() throws IOException;
}
