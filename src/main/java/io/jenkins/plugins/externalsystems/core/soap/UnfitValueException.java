package io.jenkins.plugins.externalsystems.core.soap;

/** A value cannot be written as the message has it. The message is the rest of a sentence that begins with the path. */
public final class UnfitValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    UnfitValueException(String path, String problem) {
        super(problem);
        this.path = path;
    }

    /** Such as {@code item[2].name}. */
    public String path() {
        return path;
    }
}
