package io.jenkins.plugins.externalsystems.core.files;

/** Patterns that cannot be used as they are; the user has to write others. */
public final class RefusedPatternException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, without a full stop and without paths of the machine */
    public RefusedPatternException(String message) {
        super(message);
    }
}
