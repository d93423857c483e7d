package io.jenkins.plugins.externalsystems.core.resilience;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.cache.CacheRules;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a connection remembers of the service's answers. */
public final class CacheSettings {
    /** Names of operations. */
    public static final String OPERATIONS = "cached_operations";

    private static final String TIME = "cache_ttl";
    private static final String KILOBYTES = "cache_kilobytes";
    private static final String IGNORES_HEADERS = "cache_ignores_headers";
    private static final Duration DEFAULT_TIME = Duration.ofSeconds(300);
    private static final int DEFAULT_KILOBYTES = 10_240;
    private static final int MOST_KILOBYTES = 1024 * 1024;
    private static final Duration LONGEST = Duration.ofDays(1);

    private CacheSettings() {}

    /** The settings that every connector has. */
    public static List<Setting> declare() {
        return List.of(
                Setting.optional(
                        OPERATIONS,
                        SettingType.LIST,
                        "Names of reading operations whose answers are remembered; none unless named."),
                Setting.withDefault(
                        TIME,
                        SettingType.DURATION,
                        DEFAULT_TIME,
                        "How long an answer is good, also of what the connector looks up for itself; 0 remembers nothing."),
                Setting.withDefault(
                        KILOBYTES,
                        SettingType.INTEGER,
                        DEFAULT_KILOBYTES,
                        "Kilobytes that all remembered answers may have together."),
                Setting.withDefault(
                        IGNORES_HEADERS,
                        SettingType.BOOLEAN,
                        false,
                        "Whether answers are remembered for the whole time even where the service's Cache-Control says"
                                + " otherwise."));
    }

    /**
     * Reads what {@link #declare} declared.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR for a value out of range
     */
    public static CacheRules from(ConnectorConfig config) {
        Duration time = config.duration(TIME);
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw config.invalid(TIME, "must be 0 to " + LONGEST.toSeconds() + " seconds");
        }
        int kilobytes = config.integer(KILOBYTES);
        if (kilobytes < 1 || kilobytes > MOST_KILOBYTES) {
            throw config.invalid(KILOBYTES, "must be 1 to " + MOST_KILOBYTES);
        }
        return new CacheRules(
                Set.copyOf(config.list(OPERATIONS)), time, kilobytes * 1024L, config.bool(IGNORES_HEADERS));
    }
}
