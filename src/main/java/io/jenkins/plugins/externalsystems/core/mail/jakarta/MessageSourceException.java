package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import java.io.IOException;

/** A file of the message cannot be read; the wire is fine. */
final class MessageSourceException extends IOException {
    private static final long serialVersionUID = 1L;

    MessageSourceException(String message, IOException cause) {
        super(message, cause);
    }
}
