package io.jenkins.plugins.externalsystems.core.schema;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import java.time.Duration;

/** How long a service's own description is remembered: the setting that each connection with one has. */
public final class SchemaTime {
    /** Name of the setting. */
    public static final String SETTING = "schema_ttl";

    /** Where nobody says otherwise. */
    public static final Duration DEFAULT = Duration.ofHours(1);

    /** The shortest time. */
    public static final Duration LEAST = Duration.ofSeconds(1);

    /** The longest time, seven days. */
    public static final Duration MOST = Duration.ofDays(7);

    private SchemaTime() {}

    /** The setting. @param what is remembered, as its sentence calls it */
    public static Setting declare(String what) {
        return Setting.withDefault(
                SETTING,
                SettingType.DURATION,
                DEFAULT.toHours() + "h",
                "How long " + what + " is remembered; 1s to 168h.");
    }

    /**
     * Reads what {@link #declare} declared.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting
     */
    public static Duration from(ConnectorConfig config) {
        Duration time = config.duration(SETTING);
        if (time.compareTo(LEAST) < 0) {
            throw config.invalid(SETTING, "must be at least 1s");
        }
        if (time.compareTo(MOST) > 0) {
            throw config.invalid(SETTING, "must be at most 168h");
        }
        return time;
    }
}
