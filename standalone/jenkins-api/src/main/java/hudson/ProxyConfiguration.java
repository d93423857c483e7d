package hudson;

import hudson.model.Describable;
import hudson.model.Saveable;
import java.io.Serializable;

public final class ProxyConfiguration implements Describable<ProxyConfiguration>, Saveable, Serializable {
    private ProxyConfiguration() {}

    @Override
    public native void save();
}
