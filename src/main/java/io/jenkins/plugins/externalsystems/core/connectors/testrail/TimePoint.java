package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as TestRail takes them: seconds since 1970. */
final class TimePoint {
    private TimePoint() {}

    /**
     * The seconds.
     *
     * @param text seconds since 1970, a day ({@code 2026-11-30}, in UTC) or a time with its zone, in ISO 8601
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR for anything else
     */
    static long of(CallContext context, String parameter, String text) {
        String trimmed = text.trim();
        try {
            if (trimmed.matches("[0-9]{1,12}")) {
                return Long.parseLong(trimmed);
            }
            return trimmed.length() == "2026-11-30".length()
                    ? LocalDate.parse(trimmed).atStartOfDay(ZoneOffset.UTC).toEpochSecond()
                    : instant(trimmed).getEpochSecond();
        } catch (DateTimeException wrong) {
            throw context.invalid(
                    parameter,
                    "is '" + text + "'; it is a day such as 2026-11-30, a time such as 2026-11-30T12:00:00Z, or seconds"
                            + " since 1970");
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
