package hudson.model;

import hudson.ExtensionPoint;
import org.kohsuke.stapler.StaplerProxy;

public abstract class AdministrativeMonitor extends AbstractModelObject implements ExtensionPoint, StaplerProxy {
    protected AdministrativeMonitor() {}

    @Override
    public native String getDisplayName();

    public abstract boolean isActivated();

    public native boolean isSecurity();

    @Override
    public native Object getTarget();
}
