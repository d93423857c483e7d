package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as runners write them: seconds, with a point or a comma, with or without separators of thousands. Of two different
 * separators the last one is the decimal one; one that occurs more than once separates thousands; a single one is decimal, since
 * a runner that groups thousands writes decimals too.
 */
final class Seconds {
    private static final int LONGEST = 40;
    private static final long MOST = 1_000_000_000L;
    private static final int NANO_DIGITS = 9;
    private static final Pattern NUMBER = Pattern.compile("[+]?[0-9.,]{1,30}([eE][+-]?[0-9]{1,2})?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?\\d*");
    private static final Pattern GROUPING = Pattern.compile("[\\s'\u2019\u00A0\u202F_]");

    private Seconds() {}

    /** @return null for what is no duration, such as a negative or an endless one */
    @CheckForNull
    static Duration parse(String text) {
        Duration simple = parseSimple(text);
        return simple == null ? parseOther(text.strip()) : simple;
    }

    /** Digits and at most one point: nearly all of them, and a million of them in some files. */
    @CheckForNull
    private static Duration parseSimple(String text) {
        long seconds = 0;
        int nanos = 0;
        int decimals = -1;
        int length = text.length();
        if (length == 0 || length > 18) {
            return null;
        }
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c < '0' || c > '9' || seconds >= MOST / 10) {
                return null;
            } else if (decimals < 0) {
                seconds = seconds * 10 + (c - '0');
            } else if (decimals < NANO_DIGITS) {
                nanos = nanos * 10 + (c - '0');
                decimals++;
            }
        }
        for (int digits = Math.max(decimals, 0); digits < NANO_DIGITS; digits++) {
            nanos *= 10;
        }
        return length == 1 && decimals == 0 ? null : Duration.ofSeconds(seconds, nanos);
    }

    @CheckForNull
    private static Duration parseOther(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            String fraction = clock.group(4) == null ? "" : clock.group(4);
            return Duration.ofHours(Long.parseLong(clock.group(1)))
                    .plusMinutes(Long.parseLong(clock.group(2)))
                    .plusSeconds(Long.parseLong(clock.group(3)))
                    .plusNanos(Long.parseLong((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS)));
        }
        String number = GROUPING.matcher(text).replaceAll("").replaceFirst("s$", "");
        if (!NUMBER.matcher(number).matches()) {
            return null;
        }
        try {
            BigDecimal seconds = new BigDecimal(withDecimalPoint(number));
            return seconds.compareTo(BigDecimal.valueOf(MOST)) > 0
                    ? null
                    : Duration.ofNanos(seconds.movePointRight(NANO_DIGITS)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static String withDecimalPoint(String number) {
        int point = number.lastIndexOf('.');
        int comma = number.lastIndexOf(',');
        int decimal = Math.max(point, comma);
        boolean isOnlyKind = point < 0 || comma < 0;
        if (decimal < 0 || isOnlyKind && number.indexOf(number.charAt(decimal)) != decimal) {
            return number.replace(".", "").replace(",", "");
        }
        String whole = number.substring(0, decimal).replace(".", "").replace(",", "");
        return whole + "." + number.substring(decimal + 1);
    }
}
