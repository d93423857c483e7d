package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** When work began: ISO 8601 with offset, and Jira's own form of it, {@code 2021-01-17T12:34:00.000+0000}. */
final class WorkStart {
    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter JIRA =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

    private WorkStart() {}

    /** In Jira's form, with the offset that was given. @throws RuntimeException VALIDATION_ERROR naming the parameter */
    static String of(String given, String parameter, CallContext context) {
        try {
            return JIRA.format(OffsetDateTime.parse(given.trim(), ANY));
        } catch (DateTimeException unreadable) {
            throw context.invalid(
                    parameter,
                    "is '" + Words.shown(given)
                            + "'; it must be a time with its offset such as 2027-01-31T09:30:00+01:00");
        }
    }

    /** A moment in Jira's form. */
    static String of(Instant moment) {
        return JIRA.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** The moment that Jira means; empty for what is no time. */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, ANY).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
