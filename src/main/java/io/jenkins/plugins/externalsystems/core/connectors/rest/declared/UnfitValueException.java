package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

/** A value cannot be put where a template wants it. The message is the rest of a sentence that starts with the name. */
public final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    UnfitValueException(String name, String problem) {
        super(problem);
        this.name = name;
    }

    /** Of the value. */
    public String name() {
        return name;
    }
}
