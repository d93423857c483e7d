package io.jenkins.plugins.externalsystems.core.cache;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * By what a remembered answer is found: who asks, for which operation, and a digest (SHA-256) of the request as its caller
 * wrote it, without credentials. A URL or a body may be a secret or hold one, so that none of them is in it.
 */
public final class AnswerKey {
    private final Object asker;
    private final String operation;
    private final String digest;

    private AnswerKey(Object asker, String operation, String digest) {
        this.asker = asker;
        this.operation = operation;
        this.digest = digest;
    }

    /**
     * The key of one request.
     *
     * @param asker the object whose credentials go with the request; compared by identity, since other credentials may see
     *     other things
     * @param operation empty for what all operations share
     * @param headers before credentials
     * @param body null for none; it is written once
     * @throws IllegalArgumentException for a body that cannot be read
     */
    public static AnswerKey of(
            Object asker,
            String operation,
            String method,
            URI url,
            Map<String, String> headers,
            @CheckForNull HttpBody body) {
        MessageDigest digest = sha256();
        try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            line(out, method);
            line(out, url.toString());
            Map<String, String> sorted = new TreeMap<>();
            headers.forEach((name, value) -> sorted.put(name.toLowerCase(Locale.ROOT), value));
            for (Map.Entry<String, String> header : sorted.entrySet()) {
                line(out, header.getKey());
                line(out, header.getValue());
            }
            if (body != null) {
                line(out, "");
                line(out, body.contentType());
                body.writeTo(out);
            }
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the body cannot be read", new UncheckedIOException(unreadable));
        }
        return new AnswerKey(asker, operation, HexFormat.of().formatHex(digest.digest()));
    }

    /** The length goes first, so that two texts are never taken for two others. */
    private static void line(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
        out.write(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("each Java has SHA-256", impossible);
        }
    }

    String operation() {
        return operation;
    }

    @Override
    public boolean equals(@CheckForNull Object other) {
        return other instanceof AnswerKey key
                && asker == key.asker
                && operation.equals(key.operation)
                && digest.equals(key.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    /** Operation and digest. */
    @Override
    public String toString() {
        return operation + " " + digest;
    }
}
