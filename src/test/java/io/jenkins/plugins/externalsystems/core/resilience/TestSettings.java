package io.jenkins.plugins.externalsystems.core.resilience;

import java.time.Duration;

/** Resilience settings for tests: everything that is not asked for is out of the way. */
final class TestSettings {
    private TestSettings() {}

    static ResilienceSettings of(int maxRetries, double backoffFactor) {
        return build(maxRetries, backoffFactor, 0, 0, 10, 1000, 0);
    }

    static ResilienceSettings limited(int perMinute, int perHour, int burst) {
        return build(3, 0.3, perMinute, perHour, burst, 1000, 0);
    }

    static ResilienceSettings concurrent(int slots) {
        return build(0, 0, 0, 0, 10, slots, 0);
    }

    /** Opens after so many failures, for 30 s. */
    static ResilienceSettings breaking(int failures) {
        return build(0, 0, 0, 0, 10, 1000, failures);
    }

    private static ResilienceSettings build(
            int retries, double factor, int perMinute, int perHour, int burst, int slots, int failures) {
        return new ResilienceSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(120),
                retries,
                factor,
                perMinute,
                perHour,
                burst,
                slots,
                failures,
                Duration.ofSeconds(30));
    }
}
