package io.jenkins.plugins.externalsystems.core.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Objects;

/** No usable HTTP answer came. The message names the host and never the path or query. */
public final class TransportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as it decides about a repeat. */
    public enum Kind {
        /** DNS, refused, or the time-out for connecting: nothing was sent. */
        NOT_CONNECTED,
        /** The TLS handshake failed: nothing was sent. */
        TLS,
        /** The connection broke after the request may have been sent. */
        BROKEN,
        /** No byte came within the idle time-out, after the request may have been sent. */
        TIMED_OUT,
        /** The answer is larger than the request allows. */
        TOO_LARGE,
        /** The request itself could not be built or read, such as a file that vanished: nothing arrived whole. */
        UNSENDABLE
    }

    private final Kind kind;

    public TransportException(Kind kind, String message, @CheckForNull Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
    }

    public Kind kind() {
        return kind;
    }
}
