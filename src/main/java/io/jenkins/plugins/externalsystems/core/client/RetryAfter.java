package io.jenkins.plugins.externalsystems.core.client;

import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the Retry-After header, RFC 9110 section 10.2.3: seconds or an HTTP date. */
public final class RetryAfter {
    /** Stands for every number of seconds that is larger. */
    private static final Duration LONGEST = Duration.ofSeconds(999_999_999);

    private RetryAfter() {}

    /** The wait that the answer asks for; empty if it asks for none or cannot be read; zero for a date gone by. */
    public static Optional<Duration> of(HttpResponse response, Instant now) {
        return response.header("Retry-After").map(String::trim).flatMap(value -> parse(value, now));
    }

    private static Optional<Duration> parse(String value, Instant now) {
        if (value.matches("\\d{10,}(\\.\\d+)?")) {
            return Optional.of(LONGEST);
        }
        if (value.matches("\\d{1,9}(\\.\\d+)?")) {
            return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000)));
        }
        try {
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, at);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
