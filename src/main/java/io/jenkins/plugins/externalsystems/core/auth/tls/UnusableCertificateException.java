package io.jenkins.plugins.externalsystems.core.auth.tls;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** A certificate or key that cannot be read; its message is the rest of a sentence that starts with what holds it. */
public final class UnusableCertificateException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableCertificateException(String problem, @CheckForNull Throwable cause) {
        super(problem, cause);
    }
}
