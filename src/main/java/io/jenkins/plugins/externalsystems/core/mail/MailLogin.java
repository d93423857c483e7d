package io.jenkins.plugins.externalsystems.core.mail;

import java.util.List;

/** Who sends, as SASL wants to hear it. Its {@code toString} holds no secret. */
public interface MailLogin {
    /** The mechanisms that it can speak, the best first, such as {@code PLAIN}. */
    List<String> mechanisms();

    /**
     * What the client says in a mechanism, line by line in Base64; the first one may go with the AUTH command itself.
     *
     * @param mechanism one of {@link #mechanisms}
     * @see <a href="https://www.rfc-editor.org/rfc/rfc4954#section-4">RFC 4954, section 4</a>
     */
    List<String> responses(String mechanism);
}
