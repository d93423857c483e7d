package io.jenkins.plugins.externalsystems.core.auth;

import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Puts credentials on a request. Asynchronous, since some schemes fetch a token first. Implementations are thread-safe
 * and the only code that reads a {@link io.jenkins.plugins.externalsystems.core.SecretValue}; their {@code toString}
 * holds none.
 */
public interface Authentication {
    /** A request with the credentials on it; fails with ExternalSystemException AUTHENTICATION_ERROR if there are none. */
    CompletionStage<HttpRequest> authenticate(HttpRequest request);

    /**
     * Called once a call when the service answered 401.
     *
     * @param sent the request with the credentials that were refused
     * @param refused the answer, which may hold a challenge
     * @return true if the credentials are other ones now, so that the same request deserves one more try
     */
    default CompletionStage<Boolean> renew(HttpRequest sent, HttpResponse refused) {
        return CompletableFuture.completedFuture(false);
    }

    /** Masks the credentials in what the service sends back. */
    default Redactor redactor() {
        return Redactor.nothing();
    }
}
