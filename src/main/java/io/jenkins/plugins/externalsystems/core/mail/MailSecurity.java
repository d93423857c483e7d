package io.jenkins.plugins.externalsystems.core.mail;

/** How the connection to a mail server is secured. */
public enum MailSecurity {
    /** Not at all: whatever is sent, a password too, can be read on the way. */
    NONE(25),
    /** Plain at first; turned into TLS before anything of worth is sent, and given up where the server cannot. */
    STARTTLS(587),
    /** TLS from the first byte on. */
    TLS(465);

    private final int defaultPort;

    MailSecurity(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /**
     * The port that servers use for it.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8314#section-3.3">RFC 8314: submission with implicit TLS, and STARTTLS</a>
     */
    public int defaultPort() {
        return defaultPort;
    }
}
