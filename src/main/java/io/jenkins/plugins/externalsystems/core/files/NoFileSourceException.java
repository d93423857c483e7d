package io.jenkins.plugins.externalsystems.core.files;

/** A call without a source of files, such as a Pipeline step outside of {@code node}, asked for files. */
public final class NoFileSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message why there is none and what to do, without a full stop */
    public NoFileSourceException(String message) {
        super(message);
    }
}
