package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which encoding a report is written: by its byte order mark, else by the zeros of its first characters, else by its XML
 * declaration, else UTF-8.
 *
 * @param charset what its bytes are read with
 * @param markBytes how long the byte order mark is
 * @param unusable what the declaration names although it cannot be so, null where there is nothing to complain of
 * @see <a href="https://www.w3.org/TR/xml/#sec-guessing">XML 1.0 about finding the encoding</a>
 */
record Encoding(
        Charset charset, int markBytes, @CheckForNull String unusable) {
    /** How many bytes are looked at, at most. */
    static final int PREFIX = 512;

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"'>]{0,60})[\"']");

    private record Signature(int[] bytes, Charset charset, boolean isMark) {
        boolean matches(byte[] prefix, int length) {
            if (length < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if ((prefix[i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The longer ones first, since UTF-32's mark begins as UTF-16's does. */
    private static final List<Signature> SIGNATURES = List.of(
            mark(UTF_32BE, 0x00, 0x00, 0xFE, 0xFF),
            mark(UTF_32LE, 0xFF, 0xFE, 0x00, 0x00),
            mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
            mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
            mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
            zeros(UTF_32BE, 0x00, 0x00, 0x00, '<'),
            zeros(UTF_32LE, '<', 0x00, 0x00, 0x00),
            zeros(StandardCharsets.UTF_16BE, 0x00, '<'),
            zeros(StandardCharsets.UTF_16LE, '<', 0x00));

    private static Signature mark(Charset charset, int... bytes) {
        return new Signature(bytes, charset, true);
    }

    private static Signature zeros(Charset charset, int... bytes) {
        return new Signature(bytes, charset, false);
    }

    static Encoding of(byte[] prefix, int length) {
        for (Signature signature : SIGNATURES) {
            if (signature.matches(prefix, length)) {
                return new Encoding(signature.charset, signature.isMark ? signature.bytes.length : 0, null);
            }
        }
        Matcher declared = DECLARED.matcher(new String(prefix, 0, length, StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return new Encoding(StandardCharsets.UTF_8, 0, null);
        }
        String name = declared.group(1).strip();
        Charset charset = usable(name);
        return charset == null ? new Encoding(StandardCharsets.UTF_8, 0, name) : new Encoding(charset, 0, null);
    }

    /** The declaration could be read byte by byte, so an encoding in which it would look different is not the file's. */
    @CheckForNull
    private static Charset usable(String name) {
        try {
            Charset charset = Charset.forName(name);
            byte[] bytes = {'<', '?', 'x', 'm', 'l'};
            return new String(bytes, charset).equals("<?xml") ? charset : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
