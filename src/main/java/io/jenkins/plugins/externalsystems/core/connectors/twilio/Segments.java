package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Into how many short messages a text goes, each of which is paid for. One has 140 octets: 160 characters of the GSM 7-bit
 * alphabet, or 70 of UCS-2 where a single character is not in it. In a message of several, each gives 6 octets to the
 * header that joins them: 153 or 67 remain. Nothing is split inside: not an escape sequence of GSM, not a character of
 * several code units.
 *
 * @param count at least 1
 * @param encoding {@code GSM-7} or {@code UCS-2}
 * @param units septets or UTF-16 units in all
 * @see <a href="https://www.twilio.com/docs/glossary/what-sms-character-limit">What is the SMS character limit?</a>
 * @see <a href="https://www.3gpp.org/dynareport/23038.htm">3GPP 23.038, alphabets</a>, 23.040 for the header
 */
record Segments(int count, String encoding, int units) {
    private static final String GSM_7 = "GSM-7";
    private static final String UCS_2 = "UCS-2";
    /** Septets, or code units, of a part with the header. */
    private static final int GSM_ROOM = 153;

    private static final int UCS_2_ROOM = 67;

    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Each is an escape and another character. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    static Segments of(String text) {
        boolean isGsm = text.chars().allMatch(Segments::isGsm);
        int[] sizes = isGsm ? septets(text) : characters(text);
        int units = IntStream.of(sizes).sum();
        int count = units <= (isGsm ? 160 : 70) ? 1 : parts(sizes, isGsm ? GSM_ROOM : UCS_2_ROOM);
        return new Segments(count, isGsm ? GSM_7 : UCS_2, units);
    }

    private static boolean isGsm(int character) {
        return BASIC.indexOf(character) >= 0 || EXTENSION.indexOf(character) >= 0;
    }

    private static int[] septets(String text) {
        return text.chars()
                .map(character -> EXTENSION.indexOf(character) >= 0 ? 2 : 1)
                .toArray();
    }

    /** Sizes of what people see as one character each, such as a flag or a letter with accents. */
    private static int[] characters(String text) {
        IntStream.Builder sizes = IntStream.builder();
        Matcher characters = CHARACTER.matcher(text);
        while (characters.find()) {
            int size = characters.end() - characters.start();
            // A pile of accents that no part has room for is split wherever it has to be.
            IntStream parts = size <= UCS_2_ROOM
                    ? IntStream.of(size)
                    : IntStream.generate(() -> 1).limit(size);
            parts.forEach(sizes);
        }
        return sizes.build().toArray();
    }

    private static int parts(int[] sizes, int room) {
        int parts = 1;
        int used = 0;
        for (int size : sizes) {
            if (used + size > room) {
                parts++;
                used = 0;
            }
            used += size;
        }
        return parts;
    }
}
