package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import io.jenkins.plugins.externalsystems.core.template.NotificationTemplates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a connection to Teams is configured with.
 *
 * @param webhook a workflow's URL
 * @param graph empty where Graph is not used
 * @param defaultTeam id of the team that calls are about unless told otherwise
 * @param defaultChannel name or id of the channel in it
 * @param tls whom we trust, and what we show
 * @param templates for {@code send_template_message}
 */
record MsTeamsSettings(
        Optional<SecretValue> webhook,
        Optional<GraphAccess> graph,
        Optional<String> defaultTeam,
        String defaultChannel,
        TlsSettings tls,
        NotificationTemplates templates) {
    static final String WEBHOOK_URL = "webhook_url";
    static final String DEFAULT_TEAM = "default_team_id";
    static final String DEFAULT_CHANNEL = "default_channel";
    static final String TEMPLATES = "templates";
    static final String TEMPLATES_DIR = "templates_dir";

    private static final int REQUESTS_PER_MINUTE = 30;

    static List<Setting> declare() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.optional(
                                WEBHOOK_URL,
                                SettingType.SECRET,
                                "URL of a workflow that starts 'when a Teams webhook request is received'; this, or Graph, is"
                                        + " needed.")
                        .fromEnvironment("MSTEAMS_WEBHOOK_URL"),
                Setting.withDefault(
                                GraphAccess.USE,
                                SettingType.BOOLEAN,
                                false,
                                "Whether Microsoft Graph is used too: to read channels and members, and to send where there"
                                        + " is no webhook_url, or a call names a channel.")
                        .fromEnvironment("MSTEAMS_USE_GRAPH_API"),
                Setting.optional(
                                GraphAccess.TENANT,
                                SettingType.TEXT,
                                "Directory (tenant) id of the app registration, or a domain of the tenant.")
                        .fromEnvironment("MSTEAMS_TENANT_ID"),
                Setting.optional(
                                GraphAccess.CLIENT,
                                SettingType.TEXT,
                                "Application (client) id of the app registration.")
                        .fromEnvironment("MSTEAMS_CLIENT_ID"),
                Setting.optional(
                                GraphAccess.CLIENT_SECRET,
                                SettingType.SECRET,
                                "Client secret of the app registration. An app may read, but not post.")
                        .fromEnvironment("MSTEAMS_CLIENT_SECRET"),
                Setting.optional(
                                GraphAccess.TOKEN,
                                SettingType.SECRET,
                                "Delegated access token for Graph instead of tenant, client and secret; with"
                                        + " ChannelMessage.Send it may post. It lasts about an hour.")
                        .fromEnvironment("MSTEAMS_GRAPH_API_TOKEN"),
                Setting.optional(
                                DEFAULT_TEAM,
                                SettingType.TEXT,
                                "Id of the team (groupId of its link) that calls are about unless told otherwise.")
                        .fromEnvironment("MSTEAMS_DEFAULT_TEAM_ID"),
                Setting.withDefault(
                        DEFAULT_CHANNEL,
                        SettingType.TEXT,
                        "General",
                        "Channel (name or id) that Graph posts to unless told otherwise; a workflow has its own."),
                Setting.optional(
                        TEMPLATES,
                        SettingType.TEXTS,
                        "Own templates for send_template_message: a name and the text; one of a shipped template's name is"
                                + " used instead of that."),
                Setting.optional(
                        TEMPLATES_DIR,
                        SettingType.TEXT,
                        "Folder with own templates, each a file NAME.txt; for the library and the runner, 'templates' goes"
                                + " before it."),
                Setting.withDefault(
                        GraphAccess.GRAPH_URL,
                        SettingType.URL,
                        "https://graph.microsoft.com",
                        "Where Graph is; a national cloud has its own, such as https://graph.microsoft.us."),
                Setting.withDefault(
                        GraphAccess.LOGIN_URL,
                        SettingType.URL,
                        "https://login.microsoftonline.com",
                        "Where the app's tokens come from; a national cloud has its own, such as"
                                + " https://login.microsoftonline.us.")));
        settings.addAll(TlsOptions.declare());
        settings.addAll(ResilienceSettings.declare(REQUESTS_PER_MINUTE));
        return settings;
    }

    /**
     * Reads the settings.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting;
     *     UNSUPPORTED_OPERATION for the URL of a retired connector
     */
    static MsTeamsSettings from(ConnectorConfig config) {
        Optional<SecretValue> webhook = config.secret(WEBHOOK_URL);
        webhook.ifPresent(url -> WebhookUrl.require(config, WEBHOOK_URL, url));
        boolean usesGraph = config.bool(GraphAccess.USE);
        if (webhook.isEmpty() && !usesGraph) {
            throw config.invalid(
                    WEBHOOK_URL, "is missing; Teams needs a workflow's URL, or '" + GraphAccess.USE + "' instead");
        }
        return new MsTeamsSettings(
                webhook,
                usesGraph ? Optional.of(GraphAccess.from(config)) : Optional.empty(),
                config.text(DEFAULT_TEAM),
                config.requiredText(DEFAULT_CHANNEL),
                TlsOptions.from(config),
                templates(config));
    }

    private static NotificationTemplates templates(ConnectorConfig config) {
        Map<String, String> own = new LinkedHashMap<>();
        if (config.has(TEMPLATES_DIR)) {
            try {
                own.putAll(NotificationTemplates.inFolder(config.requiredText(TEMPLATES_DIR)));
            } catch (IllegalArgumentException unreadable) {
                throw config.invalid(TEMPLATES_DIR, unreadable.getMessage());
            }
        }
        own.putAll(config.texts(TEMPLATES));
        try {
            return new NotificationTemplates(own);
        } catch (IllegalArgumentException broken) {
            throw config.invalid(
                    config.has(TEMPLATES_DIR) ? TEMPLATES_DIR : TEMPLATES, "cannot be read: " + broken.getMessage());
        }
    }
}
