package io.jenkins.plugins.externalsystems.core.auth.mail;

import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.auth.oauth2.OAuth2Authentication;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.core.mail.MailLogin;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Gives the login of a connection to a mail server. Implementations are thread-safe; their {@code toString} holds no secret. */
public interface MailCredentials {
    /** Empty for sending without a login; fails with AttemptException where a token cannot be fetched. */
    CompletionStage<Optional<MailLogin>> login();

    /** Called when the server refused the login. @return true if the next one is another, so that it deserves a try */
    default boolean renew(MailLogin refused) {
        return false;
    }

    /** Masks the secret in what the server says. */
    Redactor redactor();

    /** No login. */
    static MailCredentials none() {
        return new FixedCredentials(Optional.empty(), Redactor.nothing());
    }

    /**
     * User and password by PLAIN, or LOGIN where a server knows only that.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc4616">RFC 4616: PLAIN</a>
     */
    static MailCredentials password(String user, SecretValue secret) {
        return new FixedCredentials(
                Optional.of(new PasswordLogin(user, secret)), Redactor.of(List.of(secret.reveal())));
    }

    /** An OAuth2 access token by XOAUTH2, which somebody else renews. */
    static MailCredentials token(String user, SecretValue token) {
        return new FixedCredentials(Optional.of(new TokenLogin(user, token)), Redactor.of(List.of(token.reveal())));
    }

    /** OAuth2 access tokens by XOAUTH2, fetched and renewed. */
    static MailCredentials oauth2(String user, OAuth2Authentication tokens) {
        return new MailCredentials() {
            @Override
            public CompletionStage<Optional<MailLogin>> login() {
                return tokens.accessToken().thenApply(token -> Optional.of(new TokenLogin(user, token)));
            }

            @Override
            public boolean renew(MailLogin refused) {
                if (refused instanceof TokenLogin login) {
                    tokens.discard(login.token());
                    return true;
                }
                return false;
            }

            @Override
            public Redactor redactor() {
                return tokens.redactor();
            }

            @Override
            public String toString() {
                return "XOAUTH2 with " + tokens;
            }
        };
    }

    /** The same login each time. */
    record FixedCredentials(Optional<MailLogin> fixed, Redactor redactor) implements MailCredentials {
        @Override
        public CompletionStage<Optional<MailLogin>> login() {
            return CompletableFuture.completedFuture(fixed);
        }

        @Override
        public String toString() {
            return fixed.map(login -> String.join(" or ", login.mechanisms())).orElse("none");
        }
    }
}
