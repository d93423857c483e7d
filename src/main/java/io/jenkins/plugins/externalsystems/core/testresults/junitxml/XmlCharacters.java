package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

/**
 * Replaces what XML 1.0 forbids, as itself or as a reference ({@code &#27;}), by U+FFFD: a parser would end there, and runners write
 * what their tests print. A reference inside of CDATA is text and is replaced too, which costs no more than that text.
 *
 * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0 about characters</a>
 */
final class XmlCharacters {
    /** As long as a reference to a character may be: {@code &#x0010FFFF;}, and some zeros more. */
    static final int LONGEST_REFERENCE = 16;

    private static final char REPLACEMENT = '\uFFFD';
    private static final char FIRST_NONCHARACTER = '\uFFFE';
    private static final int NO_REFERENCE = -1;
    private static final int UNFINISHED = -2;

    private final ReadingNotes notes;
    private int held;

    XmlCharacters(ReadingNotes notes) {
        this.notes = notes;
    }

    /** How many characters after the clean ones are not yet decided and go before the next ones. */
    int held() {
        return held;
    }

    /**
     * Cleans in place.
     *
     * @param to where the characters end; those at the beginning may be what was held the last time
     * @param isLast whether no more come, so that nothing is held
     * @return where the clean ones end; what is held begins at the same place
     */
    int clean(char[] chars, int to, boolean isLast) {
        held = 0;
        int out = 0;
        int in = 0;
        while (in < to) {
            int run = plainUntil(chars, in, to);
            if (out != in) {
                System.arraycopy(chars, in, chars, out, run - in);
            }
            out += run - in;
            in = run;
            if (in == to) {
                break;
            }
            if (chars[in] != '&') {
                note(chars[in]);
                chars[out++] = REPLACEMENT;
                in++;
                continue;
            }
            int end = endOfForbiddenReference(chars, in, to);
            if (end == UNFINISHED && !isLast) {
                held = to - in;
                System.arraycopy(chars, in, chars, out, held);
                return out;
            }
            if (end > 0) {
                chars[out++] = REPLACEMENT;
                in = end;
            } else {
                chars[out++] = chars[in++];
            }
        }
        return out;
    }

    private static int plainUntil(char[] chars, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = chars[at];
            if (c < ' ' ? c != '\n' && c != '\t' && c != '\r' : c == '&' || c >= FIRST_NONCHARACTER) {
                return at;
            }
        }
        return to;
    }

    private int endOfForbiddenReference(char[] chars, int ampersand, int to) {
        int at = ampersand + 1;
        if (at == to) {
            return UNFINISHED;
        }
        if (chars[at++] != '#') {
            return NO_REFERENCE;
        }
        int radix = 10;
        if (at < to && chars[at] == 'x') {
            radix = 16;
            at++;
        }
        long value = 0;
        int last = Math.min(to, ampersand + LONGEST_REFERENCE);
        for (; at < last; at++) {
            int digit = chars[at] < 128 ? Character.digit(chars[at], radix) : -1;
            if (digit < 0) {
                if (chars[at] == ';' && !isAllowed(value)) {
                    note(value);
                    return at + 1;
                }
                return NO_REFERENCE;
            }
            value = Math.min(value * radix + digit, Integer.MAX_VALUE);
        }
        return last == to ? UNFINISHED : NO_REFERENCE;
    }

    private static boolean isAllowed(long value) {
        return value == '\t'
                || value == '\n'
                || value == '\r'
                || value >= ' ' && value < Character.MIN_SURROGATE
                || value > Character.MAX_SURROGATE && value < FIRST_NONCHARACTER
                || value >= Character.MIN_SUPPLEMENTARY_CODE_POINT && value <= Character.MAX_CODE_POINT;
    }

    private void note(long character) {
        notes.note(
                ReadingNotes.Kind.CHARACTERS,
                "has characters that XML forbids, such as U+%04X; each is replaced".formatted(character));
    }
}
