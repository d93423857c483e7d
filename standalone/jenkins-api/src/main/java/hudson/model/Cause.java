package hudson.model;

/** Jenkins' class of this name. */
public abstract class Cause {
    public abstract String getShortDescription();
}
