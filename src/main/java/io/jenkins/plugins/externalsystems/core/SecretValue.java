package io.jenkins.plugins.externalsystems.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A token, password or secret URL in memory. It prints as {@code ****}, cannot be serialized, and is read in plain only
 * where a request is authenticated ({@code core.auth}); an architecture test holds that.
 */
public final class SecretValue {
    private final String plain;

    private SecretValue(String plain) {
        this.plain = plain;
    }

    /** @param plain the secret as the credential store holds it; not null */
    public static SecretValue of(String plain) {
        return new SecretValue(Objects.requireNonNull(plain, "plain"));
    }

    /** The secret in plain, for {@code core.auth} alone. */
    public String reveal() {
        return plain;
    }

    public boolean isEmpty() {
        return plain.isEmpty();
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretValue that
                && MessageDigest.isEqual(
                        plain.getBytes(StandardCharsets.UTF_8), that.plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for all, so that nothing about the secret shows. */
    @Override
    public int hashCode() {
        return SecretValue.class.hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}
