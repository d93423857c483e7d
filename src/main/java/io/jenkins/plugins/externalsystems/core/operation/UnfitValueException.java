package io.jenkins.plugins.externalsystems.core.operation;

/** A value cannot be put where a request wants it. The message is the rest of a sentence that begins with the name. */
public final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    /**
     * @param name of the value, or its path, such as {@code item[2].name}
     * @param problem such as "is missing"
     */
    public UnfitValueException(String name, String problem) {
        super(problem);
        this.name = name;
    }

    /** Of the value, or its path. */
    public String name() {
        return name;
    }
}
