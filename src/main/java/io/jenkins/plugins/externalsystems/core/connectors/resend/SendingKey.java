package io.jenkins.plugins.externalsystems.core.connectors.resend;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The value of {@code Idempotency-Key}: 1 to 256 characters that a header can hold. */
final class SendingKey {
    private SendingKey() {}

    /** The key itself, or where it does not fit its digest. */
    static String of(String key) {
        boolean fits = !key.isEmpty()
                && key.length() <= ResendLimits.KEY_LENGTH
                && key.chars().allMatch(c -> c > ' ' && c < 127);
        if (fits) {
            return key;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
