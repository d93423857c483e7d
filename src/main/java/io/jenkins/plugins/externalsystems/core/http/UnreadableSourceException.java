package io.jenkins.plugins.externalsystems.core.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;

/** What a body is read from failed, such as a file that is gone or a machine that disconnected; may be shown to users. */
public final class UnreadableSourceException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what happened, without a full stop, and without places outside of what the user named */
    public UnreadableSourceException(String message, @CheckForNull Throwable cause) {
        super(message, cause);
    }
}
