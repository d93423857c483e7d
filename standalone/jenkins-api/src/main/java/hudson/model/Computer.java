package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;

public abstract class Computer extends Actionable {
    @NonNull
    public native String getName();
}
