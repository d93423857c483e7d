package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

/** A declaration cannot be used. The message is a sentence without its full stop. */
public final class DeclarationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    DeclarationException(String problem) {
        super(problem);
    }

    DeclarationException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
