package io.jenkins.plugins.externalsystems.core.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Digest authentication: the first request goes without credentials, its 401 brings the challenge, and later requests answer
 * that challenge ahead until the service calls its nonce stale. The password never goes over the wire. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7616">RFC 7616</a>
 */
final class DigestAuthentication implements Authentication {
    private static final String HEADER = "Authorization";
    private static final int CLIENT_NONCE_BYTES = 16;

    private final String user;
    private final SecretValue secret;
    private final RandomGenerator random;
    private final Redactor redactor;

    @CheckForNull
    private DigestChallenge challenge;
    /** How many requests have answered the challenge. */
    private int answers;

    DigestAuthentication(String user, SecretValue secret, RandomGenerator random) {
        this.user = user;
        this.secret = secret;
        this.random = random;
        this.redactor = Redactor.of(List.of(secret.reveal()));
    }

    @Override
    public CompletionStage<HttpRequest> authenticate(HttpRequest request) {
        byte[] bytes = new byte[CLIENT_NONCE_BYTES];
        random.nextBytes(bytes);
        String clientNonce = HexFormat.of().formatHex(bytes);
        DigestChallenge known;
        int count;
        synchronized (this) {
            known = challenge;
            count = ++answers;
        }
        return CompletableFuture.completedFuture(
                known == null
                        ? request
                        : request.toBuilder()
                                .header(
                                        HEADER,
                                        answer(known, request.method(), target(request.url()), clientNonce, count))
                                .build());
    }

    @Override
    public CompletionStage<Boolean> renew(HttpRequest sent, HttpResponse refused) {
        Optional<DigestChallenge> asked = DigestChallenge.strongest(refused.headers("WWW-Authenticate"));
        // Without "stale", an answer that was refused would be refused again.
        boolean isWorthATry =
                asked.isPresent() && (asked.get().isStale() || !sent.headers().containsKey(HEADER));
        if (isWorthATry) {
            synchronized (this) {
                challenge = asked.get();
                answers = 0;
            }
        }
        return CompletableFuture.completedFuture(isWorthATry);
    }

    /** The Authorization header that answers. @param target as in the request line */
    String answer(DigestChallenge to, String method, String target, String clientNonce, int count) {
        DigestAlgorithm hash = to.algorithm();
        String counter = String.format(Locale.ROOT, "%08x", count);
        String first = hash.of(user + ":" + to.realm() + ":" + secret.reveal());
        if (hash.isOfSession()) {
            first = hash.of(first + ":" + to.nonce() + ":" + clientNonce);
        }
        String second = hash.of(method + ":" + target);
        String between = to.hasQop() ? to.nonce() + ":" + counter + ":" + clientNonce + ":auth" : to.nonce();
        StringBuilder header = new StringBuilder("Digest username=")
                .append(quoted(to.hidesUser() ? hash.of(user + ":" + to.realm()) : user))
                .append(", realm=")
                .append(quoted(to.realm()))
                .append(", nonce=")
                .append(quoted(to.nonce()))
                .append(", uri=")
                .append(quoted(target))
                .append(", response=")
                .append(quoted(hash.of(first + ":" + between + ":" + second)))
                .append(", algorithm=")
                .append(hash.wireName());
        if (to.hasQop()) {
            header.append(", qop=auth, nc=").append(counter);
        }
        if (to.hasQop() || hash.isOfSession()) {
            header.append(", cnonce=").append(quoted(clientNonce));
        }
        String opaque = to.opaque();
        if (opaque != null) {
            header.append(", opaque=").append(quoted(opaque));
        }
        if (to.hidesUser()) {
            header.append(", userhash=true");
        }
        return header.toString();
    }

    /** As it stands in the request line. */
    private static String target(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public Redactor redactor() {
        return redactor;
    }

    @Override
    public String toString() {
        return "digest";
    }
}
