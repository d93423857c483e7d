package io.jenkins.plugins.externalsystems.core;

/** How much is asked of a service to say what it offers. */
public enum Inquiry {
    /** Nothing: what is known has to do. */
    NONE,
    /** What is not known, or not any more. */
    WHERE_UNKNOWN,
    /** All, whatever is known. */
    ANEW
}
