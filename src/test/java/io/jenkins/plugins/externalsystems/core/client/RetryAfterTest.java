package io.jenkins.plugins.externalsystems.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "30 | PT30S",
                "' 7 ' | PT7S",
                "1.5 | PT1.5S",
                "999999999 | PT999999999S",
                "99999999999999999999 | PT999999999S",
                "Sun, 22 Nov 2026 08:01:30 GMT | PT1M30S",
                "Sun, 22 Nov 2026 07:00:00 GMT | PT0S",
            })
    void readsSecondsAndDates(String header, Duration wait) {
        assertThat(of(header)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "-5", "1e3", "0x10", "2026-11-22T08:00:00Z", "1.", "Mon, 22 Nov 2026 08:01:30 GMT"})
    void saysNothingForWhatItCannotRead(String header) {
        assertThat(of(header)).isEmpty();
    }

    private static Optional<Duration> of(String header) {
        return RetryAfter.of(new HttpResponse(429, Map.of("retry-after", List.of(header)), new byte[0]), NOW);
    }
}
