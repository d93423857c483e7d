package hudson.model;

import java.io.Serializable;

public abstract class ParameterValue implements Serializable {
    public final native String getName();

    public native boolean isSensitive();
}
