package io.jenkins.plugins.externalsystems.core.template;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides what may be the target of a link: {@code javascript:} and relative addresses may not. */
final class LinkTarget {
    private static final Pattern ALLOWED = Pattern.compile("(?i)(https?://[^/?#\\s]|mailto:[^\\s]).*", Pattern.DOTALL);
    /** Characters that no URL holds as they are, and that would end a link in the notation around it. */
    private static final String ENCODED = "<>|\"`{}\\^";

    private LinkTarget() {}

    /** The destination with unfit characters percent-encoded; empty where it is no http, https or mailto address. */
    static Optional<String> of(String destination) {
        String trimmed = destination.strip();
        return ALLOWED.matcher(trimmed).matches() ? Optional.of(encode(trimmed)) : Optional.empty();
    }

    private static String encode(String url) {
        StringBuilder encoded = new StringBuilder(url.length());
        url.codePoints().forEach(codePoint -> {
            boolean unfit = Character.isWhitespace(codePoint)
                    || Character.isSpaceChar(codePoint)
                    || Character.isISOControl(codePoint)
                    || ENCODED.indexOf(codePoint) >= 0;
            String character = Character.toString(codePoint);
            if (unfit) {
                for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format("%%%02X", octet));
                }
            } else {
                encoded.append(character);
            }
        });
        return encoded.toString();
    }
}
