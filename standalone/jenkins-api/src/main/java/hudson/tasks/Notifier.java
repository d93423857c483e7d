package hudson.tasks;

import hudson.ExtensionPoint;

public abstract class Notifier extends Publisher implements ExtensionPoint {
    @Override
    public native BuildStepDescriptor getDescriptor();
}
