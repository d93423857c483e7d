package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times and spans as callers write them: RFC 3339, seconds since 1970, {@code now}, and a span before now such as {@code -30m};
 * spans as Prometheus writes them, such as {@code 1h30m}.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/#float-literals-and-time-durations">Prometheus,
 *     durations</a>
 */
final class TimePoint {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}(\\.\\d{1,9})?");
    private static final Pattern SPAN = Pattern.compile(
            "(?:(\\d{1,3})y)?(?:(\\d{1,5})w)?(?:(\\d{1,6})d)?(?:(\\d{1,7})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?(?:(\\d{1,12})ms)?");
    private static final long[] MILLIS = {
        Duration.ofDays(365).toMillis(),
        Duration.ofDays(7).toMillis(),
        Duration.ofDays(1).toMillis(),
        Duration.ofHours(1).toMillis(),
        Duration.ofMinutes(1).toMillis(),
        1000,
        1
    };

    private TimePoint() {}

    /** @throws IllegalArgumentException with the rest of a sentence that starts with the parameter */
    static Instant parse(String text, Instant now) {
        String given = text.trim();
        if (given.equals("now")) {
            return now;
        }
        try {
            if (given.startsWith("-")) {
                return now.minus(span(given.substring(1)));
            }
            if (SECONDS.matcher(given).matches()) {
                BigDecimal millis = new BigDecimal(given).movePointRight(3).setScale(0, RoundingMode.HALF_UP);
                return Instant.ofEpochMilli(millis.longValueExact());
            }
            return OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "is '" + text
                            + "'; needed is a time such as 2026-11-25T10:00:00Z, seconds since 1970, now, or -30m",
                    wrong);
        }
    }

    /** @throws IllegalArgumentException with the rest of a sentence that starts with the parameter */
    static Duration span(String text) {
        String given = text.trim();
        if (SECONDS.matcher(given).matches()) {
            return Duration.ofMillis(new BigDecimal(given).movePointRight(3).longValue());
        }
        Matcher parts = SPAN.matcher(given);
        if (given.isEmpty() || !parts.matches()) {
            throw new IllegalArgumentException("is '" + text + "'; needed is a span such as 30s, 5m or 1h30m");
        }
        long millis = 0;
        for (int i = 0; i < MILLIS.length; i++) {
            String count = parts.group(i + 1);
            millis += count == null ? 0 : Long.parseLong(count) * MILLIS[i];
        }
        return Duration.ofMillis(millis);
    }

    /** Seconds since 1970, as Prometheus takes them. */
    static String toSeconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3).stripTrailingZeros().toPlainString();
    }
}
