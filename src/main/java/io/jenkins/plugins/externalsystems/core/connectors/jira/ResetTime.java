package io.jenkins.plugins.externalsystems.core.connectors.jira;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The header {@code X-RateLimit-Reset}: ISO 8601, with or without seconds ({@code 2026-01-31T10:15Z}).
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rate-limiting/">Rate limiting</a>
 */
final class ResetTime {
    private ResetTime() {}

    /** Time from now on; zero for one gone by, empty for what cannot be read. */
    static Optional<Duration> until(String header, Instant now) {
        try {
            Instant reset = OffsetDateTime.parse(header.trim(), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, reset);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
