package io.jenkins.plugins.externalsystems.itest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A random secret that is looked for afterwards: plain, URL-encoded, and in Base64 wherever in a longer text it stood. */
public final class Canary {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final String secret;
    private final Map<String, String> forms = new LinkedHashMap<>();

    /** @param form the secret with {@code %s} in the place of the random part */
    public Canary(String name, String form) {
        this.name = name;
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        // Base64 has characters in it that URLs encode.
        String random = "a+/" + Base64.getEncoder().encodeToString(bytes);
        this.secret = form.formatted(random);
        forms.put("plain", random);
        forms.put("URL-encoded", URLEncoder.encode(random, StandardCharsets.UTF_8));
        for (int before = 0; before < 3; before++) {
            forms.put("Base64 at " + before, base64(random, before));
        }
    }

    /** What every Base64 text has in it that holds the secret behind so many other bytes, modulo three. */
    private static String base64(String random, int before) {
        byte[] bytes = ("x".repeat(before) + random).getBytes(StandardCharsets.ISO_8859_1);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        int firstOwn = before == 0 ? 0 : before + 1;
        return encoded.substring(firstOwn, bytes.length * 8 / 6);
    }

    public String secret() {
        return secret;
    }

    /** In which form the text holds it, with what is around; empty if it does not. */
    public Optional<String> in(String text) {
        for (Map.Entry<String, String> form : forms.entrySet()) {
            String value = form.getValue();
            int at = text.indexOf(value);
            if (at < 0) {
                at = text.indexOf(value.replace('+', '-').replace('/', '_'));
            }
            if (at >= 0) {
                String around = text.substring(Math.max(0, at - 80), Math.min(text.length(), at + value.length() + 20));
                return Optional.of(name + ", " + form.getKey() + ": …" + around + "…");
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
