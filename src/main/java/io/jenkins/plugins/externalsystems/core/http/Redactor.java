package io.jenkins.plugins.externalsystems.core.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Masks secrets in text that came from a service, which may well send our credentials back in an error. Finds them plain,
 * URL-encoded, in Base64 and as JSON, XML and HTML write them. Immutable; prints none of them.
 */
public final class Redactor {
    /** Shorter ones would mask half of every text, and are no secret worth the name. */
    private static final int SHORTEST = 4;

    private static final String MASK = "****";
    private static final char CUT = '…';
    private static final Redactor NOTHING = new Redactor(List.of());

    private final List<String> forms;

    /** @param forms the longest first, so that no part of one stays */
    private Redactor(List<String> forms) {
        this.forms = forms;
    }

    /** Masks what either masks. */
    public Redactor and(Redactor other) {
        Set<String> all = new LinkedHashSet<>(forms);
        all.addAll(other.forms);
        return new Redactor(longestFirst(all));
    }

    /** Masks nothing. */
    public static Redactor nothing() {
        return NOTHING;
    }

    /** @param secrets in plain; those of less than four characters are left out */
    public static Redactor of(Collection<String> secrets) {
        Set<String> forms = new LinkedHashSet<>();
        for (String secret : secrets) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            forms.add(secret);
            forms.add(encoded);
            forms.add(encoded.replace("+", "%20"));
            forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
            forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            forms.add(json(secret));
            forms.add(json(secret).replace("/", "\\/"));
            String markup = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            forms.add(markup);
            forms.add(markup.replace("\"", "&quot;"));
            forms.add(markup.replace("\"", "&quot;").replace("'", "&#39;"));
            forms.add(markup.replace("\"", "&quot;").replace("'", "&apos;"));
        }
        return new Redactor(longestFirst(forms));
    }

    private static List<String> longestFirst(Set<String> forms) {
        List<String> sorted = new ArrayList<>(forms);
        sorted.removeIf(form -> form.length() < SHORTEST);
        sorted.sort(Comparator.comparingInt(String::length).reversed());
        return sorted;
    }

    /** The text with every secret replaced by {@code ****}, also one that a cut (marked by …) went through. */
    public String redact(String text) {
        String clean = text;
        for (String form : forms) {
            clean = clean.replace(form, MASK);
            for (int length = form.length() - 1; length >= SHORTEST && clean.indexOf(CUT) >= 0; length--) {
                clean = clean.replace(form.substring(0, length) + CUT, MASK + CUT);
            }
        }
        return clean;
    }

    /** Plain data with every text in it redacted, keys of maps included; anything else stays as it is. */
    public Object redactData(Object data) {
        if (data instanceof String text) {
            return redact(text);
        }
        if (data instanceof Map<?, ?> map) {
            Map<String, Object> clean = new LinkedHashMap<>();
            map.forEach((key, value) -> clean.put(redact(String.valueOf(key)), redactData(value)));
            return clean;
        }
        if (data instanceof Collection<?> list) {
            return list.stream().map(this::redactData).toList();
        }
        return data;
    }

    private static String json(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return "Redactor[" + forms.size() + " forms]";
    }
}
