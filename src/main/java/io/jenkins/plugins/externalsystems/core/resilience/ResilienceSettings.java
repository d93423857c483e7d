package io.jenkins.plugins.externalsystems.core.resilience;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import java.time.Duration;
import java.util.List;

/**
 * How patient and how polite a connection is.
 *
 * @param timeout for connecting and for each silence on the wire
 * @param deadline for a whole call with its repeats and waits
 * @param maxRetries repeats after the first attempt
 * @param backoffFactor seconds; the wait before repeat n is random between 0 and factor · 2ⁿ, at most 60 s
 * @param requestsPerMinute 0 for no limit
 * @param requestsPerHour 0 for no limit
 * @param burst requests that may go at once after a pause
 * @param maxConcurrent requests on the wire at once
 * @param breakerFailures failures in a row that open the circuit breaker; 0 switches it off
 * @param breakerPause how long an open breaker refuses before it lets one request try
 */
public record ResilienceSettings(
        Duration timeout,
        Duration deadline,
        int maxRetries,
        double backoffFactor,
        int requestsPerMinute,
        int requestsPerHour,
        int burst,
        int maxConcurrent,
        int breakerFailures,
        Duration breakerPause) {

    /** The settings that every connector has. @param requestsPerMinute the system's default */
    public static List<Setting> declare(int requestsPerMinute) {
        return List.of(
                Setting.withDefault(
                        "timeout",
                        SettingType.DURATION,
                        Duration.ofSeconds(30),
                        "Time to connect, and longest silence on the wire."),
                Setting.withDefault(
                        "deadline",
                        SettingType.DURATION,
                        Duration.ofSeconds(120),
                        "Longest time for a whole call with its repeats and waits."),
                Setting.withDefault(
                        "max_retries", SettingType.INTEGER, 3, "Repeats after the first attempt, where safe."),
                Setting.withDefault(
                        "backoff_factor",
                        SettingType.DECIMAL,
                        0.3,
                        "Seconds; the wait before repeat n is random between 0 and factor * 2^n, at most 60 s."),
                Setting.withDefault(
                        "requests_per_minute",
                        SettingType.INTEGER,
                        requestsPerMinute,
                        "Requests a minute that the connection allows itself; 0 for no limit."),
                Setting.withDefault(
                        "requests_per_hour",
                        SettingType.INTEGER,
                        0,
                        "Requests an hour that the connection allows itself; 0 for no limit."),
                Setting.withDefault("burst", SettingType.INTEGER, 10, "Requests that may go at once after a pause."),
                Setting.withDefault("max_concurrent", SettingType.INTEGER, 8, "Requests on the wire at once."),
                Setting.withDefault(
                        "breaker_failures",
                        SettingType.INTEGER,
                        10,
                        "Failures in a row after which calls are refused at once; 0 for never."),
                Setting.withDefault(
                        "breaker_pause",
                        SettingType.DURATION,
                        Duration.ofSeconds(30),
                        "How long calls are refused before one may try again."));
    }

    /**
     * Reads what {@link #declare} declared.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR for a value out of range
     */
    public static ResilienceSettings from(ConnectorConfig config) {
        requireAtLeast(config, "max_retries", 0);
        requireAtLeast(config, "requests_per_minute", 0);
        requireAtLeast(config, "requests_per_hour", 0);
        requireAtLeast(config, "burst", 1);
        requireAtLeast(config, "max_concurrent", 1);
        requireAtLeast(config, "breaker_failures", 0);
        if (config.decimal("backoff_factor") < 0) {
            throw config.invalid("backoff_factor", "must not be negative");
        }
        return new ResilienceSettings(
                positive(config, "timeout"),
                positive(config, "deadline"),
                config.integer("max_retries"),
                config.decimal("backoff_factor"),
                config.integer("requests_per_minute"),
                config.integer("requests_per_hour"),
                config.integer("burst"),
                config.integer("max_concurrent"),
                config.integer("breaker_failures"),
                positive(config, "breaker_pause"));
    }

    private static void requireAtLeast(ConnectorConfig config, String name, int least) {
        if (config.integer(name) < least) {
            throw config.invalid(name, "must be at least " + least);
        }
    }

    private static Duration positive(ConnectorConfig config, String name) {
        Duration value = config.duration(name);
        if (value.isZero() || value.isNegative()) {
            throw config.invalid(name, "must be longer than zero");
        }
        return value;
    }
}
