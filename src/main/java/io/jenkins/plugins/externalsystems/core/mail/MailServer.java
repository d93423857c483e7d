package io.jenkins.plugins.externalsystems.core.mail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import java.time.Duration;

/**
 * A server that takes mail.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param security of the connection
 * @param timeout for connecting and for each silence of the server
 * @param tls whom we trust, and what we show
 * @param login null to send without a login
 */
public record MailServer(
        String host,
        int port,
        MailSecurity security,
        Duration timeout,
        TlsSettings tls,
        @CheckForNull MailLogin login) {}
