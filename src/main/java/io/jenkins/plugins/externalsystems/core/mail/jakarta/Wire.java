package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.net.Socket;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The socket of a session, which any thread may break, and whether a final dot is on it. Breaking and the dot exclude each
 * other: after {@link #abort} none goes out.
 */
final class Wire {
    private static final Logger LOGGER = Logger.getLogger(Wire.class.getName());

    private final ReplyBound bound = new ReplyBound();

    @CheckForNull
    private Socket socket;

    private boolean isBroken;
    private boolean isDotUnanswered;

    /** @throws IOException if the session was aborted before */
    synchronized void attach(Socket opened) throws IOException {
        if (isBroken) {
            opened.close();
            throw new IOException("aborted");
        }
        socket = opened;
    }

    /** What the server may say on it. */
    ReplyBound bound() {
        return bound;
    }

    synchronized boolean isBroken() {
        return isBroken;
    }

    synchronized boolean isDotUnanswered() {
        return isDotUnanswered;
    }

    /** The message is whole but for its final dot. @throws IOException if the session was aborted before */
    synchronized void beforeDot() throws IOException {
        if (isBroken) {
            throw new IOException("aborted");
        }
        isDotUnanswered = true;
    }

    /** The server answered, for better or worse. */
    synchronized void dotAnswered() {
        isDotUnanswered = false;
    }

    /** The lock is not held while the socket closes, for which TLS may want to write. */
    void abort() {
        Socket closing;
        synchronized (this) {
            isBroken = true;
            closing = socket;
            socket = null;
        }
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException gone) {
                LOGGER.log(Level.FINE, "A connection to a mail server does not close", gone);
            }
        }
    }
}
