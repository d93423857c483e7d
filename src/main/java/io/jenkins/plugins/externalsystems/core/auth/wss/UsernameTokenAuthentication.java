package io.jenkins.plugins.externalsystems.core.auth.wss;

import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.core.soap.SoapMessage;
import io.jenkins.plugins.externalsystems.core.soap.XmlText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * WS-Security UsernameToken in the header of each SOAP message, new for each try, so that a service that remembers nonces
 * takes a repeat. Requests that are no SOAP message go as they are.
 *
 * @see <a href="https://docs.oasis-open.org/wss-m/wss/v1.1.1/os/wss-UsernameTokenProfile-v1.1.1-os.html">UsernameToken
 *     Profile 1.1.1</a>
 */
public final class UsernameTokenAuthentication implements Authentication {
    private static final String WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String PROFILE = WSS + "username-token-profile-1.0";
    private static final int NONCE_BYTES = 16;

    private final String user;
    private final SecretValue secret;
    private final boolean isDigest;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * The user's password is sent, or its digest.
     *
     * @param isDigest true sends {@code Base64(SHA-1(nonce + created + password))}, false the password itself
     * @param clock for the time of creation
     * @param random for nonces
     */
    public UsernameTokenAuthentication(
            String user, SecretValue password, boolean isDigest, InstantSource clock, RandomGenerator random) {
        this.user = user;
        this.secret = password;
        this.isDigest = isDigest;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public CompletionStage<HttpRequest> authenticate(HttpRequest request) {
        if (!(request.body() instanceof SoapMessage message)) {
            return CompletableFuture.completedFuture(request);
        }
        return CompletableFuture.completedFuture(
                request.toBuilder().body(message.withHeader(header(message))).build());
    }

    @Override
    public Redactor redactor() {
        return Redactor.of(List.of(secret.reveal()));
    }

    private String header(SoapMessage message) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String created = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        String shown = isDigest ? digest(nonce, created) : secret.reveal();
        return "<wsse:Security xmlns:wsse=\"" + WSS + "wssecurity-secext-1.0.xsd\" xmlns:wsu=\"" + WSS
                + "wssecurity-utility-1.0.xsd\" " + message.mustUnderstand() + "><wsse:UsernameToken><wsse:Username>"
                + XmlText.escape(user) + "</wsse:Username><wsse:Password Type=\"" + PROFILE
                + (isDigest ? "#PasswordDigest" : "#PasswordText") + "\">" + XmlText.escape(shown)
                + "</wsse:Password><wsse:Nonce EncodingType=\"" + WSS + "soap-message-security-1.0#Base64Binary\">"
                + Base64.getEncoder().encodeToString(nonce) + "</wsse:Nonce><wsu:Created>" + created
                + "</wsu:Created></wsse:UsernameToken></wsse:Security>";
    }

    private String digest(byte[] nonce, String created) {
        try {
            // The profile knows no other.
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(nonce);
            sha1.update(created.getBytes(StandardCharsets.UTF_8));
            sha1.update(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha1.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    /** The scheme alone. */
    @Override
    public String toString() {
        return "WS-Security UsernameToken";
    }
}
