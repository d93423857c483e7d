package hudson.model;

import hudson.security.AccessControlled;
import java.io.File;
import jenkins.model.Loadable;

public abstract class AbstractItem extends Actionable implements Loadable, Item, AccessControlled {
    @Override
    public native ItemGroup getParent();

    @Override
    public final native String getFullName();

    public native File getRootDir();
}
