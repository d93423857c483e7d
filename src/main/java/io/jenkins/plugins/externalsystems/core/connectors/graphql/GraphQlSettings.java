package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationSettings;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import io.jenkins.plugins.externalsystems.core.schema.SchemaTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a GraphQL connection is configured with.
 *
 * @param url where documents go
 * @param introspects whether the service may be asked what it can do
 * @param schemaTime how long the answer to that is remembered
 * @param acceptsPartial whether data beside errors is a success, unless a call says otherwise
 */
record GraphQlSettings(URI url, boolean introspects, Duration schemaTime, boolean acceptsPartial) {
    static final AuthenticationSettings AUTHENTICATION = new AuthenticationSettings("");
    static final String URL = "url";

    private static final String INTROSPECTS = "use_introspection";
    private static final String PARTIAL = "accept_partial_data";
    private static final int REQUESTS_PER_MINUTE = 100;

    static List<Setting> declare() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.required(URL, SettingType.URL, "Where documents go, such as https://api.example.com/graphql."),
                Setting.withDefault(
                        INTROSPECTS,
                        SettingType.BOOLEAN,
                        true,
                        "Whether the service may be asked what it can do; without it only query and mutate work."),
                SchemaTime.declare("that"),
                Setting.withDefault(
                        PARTIAL,
                        SettingType.BOOLEAN,
                        false,
                        "Whether an answer with errors beside data is a success, unless a call says otherwise.")));
        settings.addAll(TlsOptions.declare());
        settings.addAll(AUTHENTICATION.declare());
        settings.addAll(ResilienceSettings.declare(REQUESTS_PER_MINUTE));
        return settings;
    }

    /**
     * Reads the settings.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting
     */
    static GraphQlSettings from(ConnectorConfig config) {
        URI url = config.url(URL).orElseThrow();
        if (url.getRawFragment() != null) {
            throw config.invalid(URL, "must have no fragment");
        }
        return new GraphQlSettings(url, config.bool(INTROSPECTS), SchemaTime.from(config), config.bool(PARTIAL));
    }
}
