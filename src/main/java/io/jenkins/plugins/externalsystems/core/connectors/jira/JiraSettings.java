package io.jenkins.plugins.externalsystems.core.connectors.jira;

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
import java.util.Optional;

/**
 * Where a Jira is and who we are there.
 *
 * @param serverUrl of the site, as people open it
 * @param apiUrl of Atlassian's API gateway, for scoped tokens
 * @param email of the token's account, or its user name; empty means that the token is sent as bearer
 * @param token API token, OAuth2 access token, personal access token, or a password
 * @param projectKey default project
 * @param isScopedToken whether calls go through the gateway
 * @param deployment which Jira it is, or that it is to be asked
 * @param tls whom we trust, and what we show
 */
record JiraSettings(
        URI serverUrl,
        URI apiUrl,
        Optional<String> email,
        SecretValue token,
        Optional<String> projectKey,
        boolean isScopedToken,
        Deployment deployment,
        TlsSettings tls) {

    /** Atlassian's general limit for Jira is a cost budget a connection cannot see, so this is a polite guess. */
    private static final int REQUESTS_PER_MINUTE = 60;

    static List<Setting> declare() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.required(
                                "server_url",
                                SettingType.URL,
                                "Address of the Jira site, such as https://example.atlassian.net.")
                        .fromEnvironment("JIRA_SERVER_URL"),
                Setting.optional(
                                "email",
                                SettingType.TEXT,
                                "E-mail address of the API token's account, or a user name of Data Center; without it the token is sent as bearer token.")
                        .fromEnvironment("JIRA_EMAIL"),
                Setting.required(
                                "token",
                                SettingType.SECRET,
                                "API token, OAuth2 access token, or personal access token of Data Center.")
                        .fromEnvironment("JIRA_TOKEN"),
                Setting.optional(
                                "project_key",
                                SettingType.TEXT,
                                "Key of the project that new issues and queries use unless told otherwise.")
                        .fromEnvironment("JIRA_PROJECT_KEY"),
                Setting.withDefault(
                        "scoped_token",
                        SettingType.BOOLEAN,
                        false,
                        "Whether the API token has scopes; calls then go through Atlassian's API gateway."),
                Setting.withDefault(
                        "api_url",
                        SettingType.URL,
                        "https://api.atlassian.com",
                        "Address of Atlassian's API gateway, used for scoped tokens only."),
                Setting.withDefault(
                        Deployment.SETTING,
                        SettingType.TEXT,
                        "auto",
                        "Which Jira it is: cloud, server (Data Center), or auto, which asks the server once.")));
        settings.addAll(TlsOptions.declare());
        settings.addAll(ResilienceSettings.declare(REQUESTS_PER_MINUTE));
        return settings;
    }

    static JiraSettings from(ConnectorConfig config) {
        Optional<String> project = config.text("project_key");
        if (project.isPresent() && !IssueKey.isProjectKey(project.get())) {
            throw config.invalid("project_key", "is '" + project.get() + "', which is no project key such as PROJ");
        }
        boolean isScopedToken = config.bool("scoped_token");
        Deployment deployment = Deployment.from(config);
        if (isScopedToken && deployment == Deployment.SERVER) {
            throw config.invalid(
                    Deployment.SETTING, "is server, but 'scoped_token' is set; only Jira Cloud has tokens with scopes");
        }
        SecretValue token = config.secret("token").orElseThrow(() -> config.invalid("token", "is missing"));
        return new JiraSettings(
                base(config, "server_url"),
                base(config, "api_url"),
                config.text("email"),
                token,
                project,
                isScopedToken,
                isScopedToken ? Deployment.CLOUD : deployment,
                TlsOptions.from(config));
    }

    private static URI base(ConnectorConfig config, String name) {
        URI url = config.url(name).orElseThrow(() -> config.invalid(name, "is missing"));
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw config.invalid(name, "must not have a query or a fragment");
        }
        return url;
    }
}
