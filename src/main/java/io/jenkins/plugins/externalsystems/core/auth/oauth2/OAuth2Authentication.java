package io.jenkins.plugins.externalsystems.core.auth.oauth2;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Bearer tokens by OAuth2 client credentials. A token is kept until shortly before it expires. After a 401 it is fetched
 * anew once, by one request however many calls met the 401. Thread-safe; a call that is cancelled ends nobody else's fetch.
 */
public final class OAuth2Authentication implements Authentication {
    private static final String HEADER = "Authorization";
    private static final String PREFIX = "Bearer ";
    private final ClientCredentials credentials;
    private final TokenRequest tokenRequest;
    private final InstantSource clock;

    @CheckForNull
    private AccessToken current;
    /** The fetch that is under way. */
    @CheckForNull
    private CompletableFuture<AccessToken> fetching;

    private Redactor redactor;

    /** @param transport also carries the token requests, with their own limits */
    public OAuth2Authentication(ClientCredentials credentials, HttpTransport transport, InstantSource clock) {
        this.credentials = credentials;
        this.tokenRequest = new TokenRequest(credentials, transport, clock);
        this.clock = clock;
        this.redactor = Redactor.of(List.of(credentials.clientSecret().reveal()));
    }

    @Override
    public CompletionStage<HttpRequest> authenticate(HttpRequest request) {
        return token().thenApply(token -> request.toBuilder()
                .header(HEADER, PREFIX + token.value().reveal())
                .build());
    }

    @Override
    public CompletionStage<Boolean> renew(HttpRequest sent, HttpResponse refused) {
        String used = sent.headers().getOrDefault(HEADER, "");
        synchronized (this) {
            // Another call may have met the same 401 before and renewed the token.
            if (current != null && used.equals(PREFIX + current.value().reveal())) {
                current = null;
            }
        }
        return token().thenApply(token -> true);
    }

    /** The token that is used now, for protocols other than HTTP; fails as {@link #authenticate}. */
    public CompletionStage<SecretValue> accessToken() {
        return token().thenApply(AccessToken::value);
    }

    /** A token was refused: unless it has been replaced meanwhile, the next call fetches another one. */
    public synchronized void discard(SecretValue refused) {
        if (current != null && current.value().equals(refused)) {
            current = null;
        }
    }

    private CompletionStage<AccessToken> token() {
        CompletableFuture<AccessToken> fetch;
        synchronized (this) {
            if (current != null && current.isUsable(clock.instant())) {
                return CompletableFuture.completedFuture(current);
            }
            if (fetching != null) {
                return fetching.copy();
            }
            fetch = new CompletableFuture<>();
            fetching = fetch;
        }
        tokenRequest.send().whenComplete((token, thrown) -> keep(fetch, token, thrown));
        return fetch.copy();
    }

    private void keep(
            CompletableFuture<AccessToken> fetch, @CheckForNull AccessToken token, @CheckForNull Throwable thrown) {
        synchronized (this) {
            fetching = null;
            if (token != null) {
                current = token;
                redactor = Redactor.of(List.of(
                        credentials.clientSecret().reveal(), token.value().reveal()));
            }
        }
        if (thrown == null) {
            fetch.complete(token);
        } else {
            fetch.completeExceptionally(thrown);
        }
    }

    @Override
    public synchronized Redactor redactor() {
        return redactor;
    }

    @Override
    public String toString() {
        return "OAuth2 client credentials";
    }
}
