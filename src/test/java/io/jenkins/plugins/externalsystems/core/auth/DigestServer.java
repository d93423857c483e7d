package io.jenkins.plugins.externalsystems.core.auth;

import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A service with digest authentication that takes each counter of a nonce once, as RFC 7616 wants. */
final class DigestServer extends FakeServer {
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\s]+))");
    private final String user;
    private final String passphrase;
    private final Set<String> seen = new HashSet<>();
    private String algorithm = "SHA-256";
    private int nonce = 1;

    DigestServer(String user, String passphrase) {
        this.user = user;
        this.passphrase = passphrase;
    }

    synchronized void offer(String wireName) {
        algorithm = wireName;
    }

    /** What was answered ahead is stale from now on. */
    synchronized void newNonce() {
        nonce++;
    }

    @Override
    protected synchronized Reply answer(RecordedRequest request) {
        String header = request.header("Authorization");
        if (!header.startsWith("Digest ")) {
            return challenge(false);
        }
        Map<String, String> given = PARAMETER
                .matcher(header)
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1), match -> match.group(2) == null ? match.group(3) : match.group(2)));
        String target = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
        boolean isRight = given.get("username").equals(user)
                && given.get("uri").replace("\\\"", "\"").equals(target)
                && given.get("algorithm").equals(algorithm)
                && given.get("response").equals(expected(request.method(), given));
        if (!isRight) {
            return challenge(false);
        }
        boolean isFresh = given.get("nonce").equals("nonce-" + nonce) && seen.add(given.get("nonce") + given.get("nc"));
        return isFresh ? Reply.text(200, "welcome") : challenge(true);
    }

    private Reply challenge(boolean isStale) {
        return Reply.text(401, "who?")
                .with(
                        "WWW-Authenticate",
                        "Digest realm=\"the, realm\", qop=\"auth\", algorithm=" + algorithm + ", nonce=\"nonce-" + nonce
                                + "\", opaque=\"o\"" + (isStale ? ", stale=true" : ""));
    }

    private String expected(String method, Map<String, String> given) {
        String first = hash(user + ":the, realm:" + passphrase);
        if (algorithm.endsWith("-sess")) {
            first = hash(first + ":" + given.get("nonce") + ":" + given.get("cnonce"));
        }
        String uri = given.get("uri").replace("\\\"", "\"");
        return hash(first + ":" + given.get("nonce") + ":" + given.get("nc") + ":" + given.get("cnonce") + ":auth:"
                + hash(method + ":" + uri));
    }

    private String hash(String text) {
        String name = algorithm.replace("-sess", "").replace("SHA-512-256", "SHA-512/256");
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
