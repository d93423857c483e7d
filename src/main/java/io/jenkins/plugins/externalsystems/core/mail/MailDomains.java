package io.jenkins.plugins.externalsystems.core.mail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Tells which hosts take mail for a domain. Implementations are thread-safe. */
@FunctionalInterface
public interface MailDomains {
    /**
     * The hosts that take mail for a domain, the preferred first.
     *
     * @param domain in ASCII
     * @return empty where nothing takes mail for it; fails with {@link LookupException} where the DNS does not answer
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-5.1">RFC 5321, section 5.1: a domain without MX record
     *     that has an address takes its mail itself</a>
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7505">RFC 7505: a domain that takes none</a>
     */
    CompletableFuture<List<String>> mailServers(String domain);

    /** For callers that look nothing up. */
    static MailDomains none() {
        return domain -> CompletableFuture.failedFuture(new LookupException("this program looks no domains up", null));
    }

    /** The DNS did not answer. */
    final class LookupException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param message a few words, without a full stop */
        public LookupException(String message, @CheckForNull Throwable cause) {
            super(message, cause);
        }
    }
}
