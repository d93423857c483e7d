package io.jenkins.plugins.externalsystems.core.schema;

/** One operation cannot be understood and is left out. The message is the rest of a sentence, without a full stop. */
public final class UnusableOperationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableOperationException(String reason) {
        super(reason);
    }
}
