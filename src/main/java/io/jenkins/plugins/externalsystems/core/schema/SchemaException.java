package io.jenkins.plugins.externalsystems.core.schema;

/**
 * A document cannot be used at all. The message is one sentence that names what and where, and begins with "The document".
 */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param problem the rest of the sentence, without a full stop */
    public SchemaException(String problem) {
        super("The document " + problem + ".");
    }
}
