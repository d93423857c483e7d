package io.jenkins.plugins.externalsystems.core.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The algorithms of digest authentication, the weakest first. */
enum DigestAlgorithm {
    MD5("MD5", "MD5", false),
    MD5_SESS("MD5-sess", "MD5", true),
    SHA_256("SHA-256", "SHA-256", false),
    SHA_256_SESS("SHA-256-sess", "SHA-256", true),
    SHA_512_256("SHA-512-256", "SHA-512/256", false),
    SHA_512_256_SESS("SHA-512-256-sess", "SHA-512/256", true);

    private final String wireName;
    private final String hash;
    private final boolean isOfSession;

    /**
     * @param wireName its name on the wire
     * @param hash its name in Java
     * @param isOfSession whether nonces are part of the first half
     */
    DigestAlgorithm(String wireName, String hash, boolean isOfSession) {
        this.wireName = wireName;
        this.hash = hash;
        this.isOfSession = isOfSession;
    }

    static Optional<DigestAlgorithm> named(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.wireName.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    String wireName() {
        return wireName;
    }

    boolean isOfSession() {
        return isOfSession;
    }

    /** The digest of the text's UTF-8 bytes, in lower-case hex. */
    String of(String text) {
        try {
            // What the protocol asks for; the service chooses, and the strongest that it offers is used.
            byte[] digest = MessageDigest.getInstance(hash).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has " + hash, impossible);
        }
    }
}
