package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where a TestRail is and who we are there.
 *
 * @param url of the installation, as people open it
 * @param username e-mail address of the account
 * @param apiKey its API key
 * @param projectId the project that calls use unless told otherwise
 * @param tls whom we trust, and what we show
 */
record TestRailSettings(URI url, String username, SecretValue apiKey, OptionalLong projectId, TlsSettings tls) {
    static final String URL = "url";
    static final String USERNAME = "username";
    static final String API_KEY = "api_key";
    static final String PROJECT_ID = "project_id";

    /**
     * What the cloud takes for a whole instance.
     *
     * @see <a href="https://support.testrail.com/hc/en-us/articles/7077083596436-Introduction-to-the-TestRail-API">API rate
     *     limit</a>
     */
    private static final int REQUESTS_PER_MINUTE = 180;

    static List<Setting> declare() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.required(
                                URL,
                                SettingType.URL,
                                "Address of TestRail as people open it, such as https://example.testrail.io.")
                        .fromEnvironment("TESTRAIL_URL"),
                Setting.required(USERNAME, SettingType.TEXT, "E-mail address of the account.")
                        .fromEnvironment("TESTRAIL_USERNAME"),
                Setting.required(API_KEY, SettingType.SECRET, "API key of the account (My Settings, API Keys).")
                        .fromEnvironment("TESTRAIL_API_KEY"),
                Setting.optional(
                                PROJECT_ID,
                                SettingType.INTEGER,
                                "Id of the project that calls use unless told otherwise.")
                        .fromEnvironment("TESTRAIL_PROJECT_ID")));
        settings.addAll(TlsOptions.declare());
        settings.addAll(ResilienceSettings.declare(REQUESTS_PER_MINUTE));
        return settings;
    }

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting */
    static TestRailSettings from(ConnectorConfig config) {
        URI url = config.url(URL).orElseThrow(() -> config.invalid(URL, "is missing"));
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw config.invalid(
                    URL, "must not have a query or a fragment; without 'index.php?/…' it is what is wanted");
        }
        OptionalLong project =
                config.has(PROJECT_ID) ? OptionalLong.of(config.integer(PROJECT_ID)) : OptionalLong.empty();
        if (project.isPresent() && project.getAsLong() < 1) {
            throw config.invalid(PROJECT_ID, "must be at least 1");
        }
        return new TestRailSettings(
                url,
                config.requiredText(USERNAME),
                config.secret(API_KEY).orElseThrow(() -> config.invalid(API_KEY, "is missing")),
                project,
                TlsOptions.from(config));
    }
}
