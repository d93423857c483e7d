package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Jenkins' class of this name. */
public class User extends AbstractModelObject {
    @NonNull
    public native String getId();

    @NonNull
    @Override
    public native String getDisplayName();
}
