package org.jenkinsci.plugins.structs.describable;

public final class DescribableParameter {
    private DescribableParameter() {}

    public native String getName();

    public native boolean isRequired();

    @SuppressWarnings("rawtypes")
    public native Class getErasedType();
}
