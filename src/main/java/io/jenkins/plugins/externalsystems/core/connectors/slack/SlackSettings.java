package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.SecretUrls;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import io.jenkins.plugins.externalsystems.core.template.NotificationTemplates;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a Slack connection is configured with.
 *
 * @param secret the bot token, or the webhook's URL
 * @param isWebhook which of the two it is
 * @param defaultChannel where a message goes that names no channel; the webhook has its own
 * @param username shown as the sender
 * @param iconEmoji shown as the sender's picture
 * @param apiUrl base of the Web API
 * @param tls whom we trust, and what we show
 * @param templates for {@code send_notification}
 */
record SlackSettings(
        SecretValue secret,
        boolean isWebhook,
        String defaultChannel,
        String username,
        String iconEmoji,
        URI apiUrl,
        TlsSettings tls,
        NotificationTemplates templates) {

    static final String BOT_TOKEN = "bot_token";
    static final String WEBHOOK_URL = "webhook_url";
    static final String DEFAULT_CHANNEL = "default_channel";
    static final String TEMPLATES = "templates";

    private static final Pattern INCOMING_WEBHOOK = Pattern.compile("(/[^/]+)*/services/[^/]+/[^/]+/[^/]+");
    private static final int REQUESTS_PER_MINUTE = 10;

    static List<Setting> declare() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.optional(
                                BOT_TOKEN,
                                SettingType.SECRET,
                                "Bot token of a Slack app (xoxb-…) with the scope chat:write; this or webhook_url is needed.")
                        .fromEnvironment("SLACK_BOT_TOKEN"),
                Setting.optional(
                                WEBHOOK_URL,
                                SettingType.SECRET,
                                "URL of an incoming webhook; used only where there is no bot_token, and able to send only.")
                        .fromEnvironment("SLACK_WEBHOOK_URL"),
                Setting.withDefault(
                        DEFAULT_CHANNEL,
                        SettingType.TEXT,
                        "#general",
                        "Channel (name or id) of a message that names none; a webhook always uses its own."),
                Setting.withDefault(
                        "username",
                        SettingType.TEXT,
                        "Distributed Testing Bot",
                        "Name of the sender; Slack shows it if the app has the scope chat:write.customize."),
                Setting.withDefault(
                        "icon_emoji",
                        SettingType.TEXT,
                        ":robot_face:",
                        "Picture of the sender, an emoji; Slack shows it if the app has the scope chat:write.customize."),
                Setting.withDefault(
                        "api_url",
                        SettingType.URL,
                        "https://slack.com/api",
                        "Base of the Web API; GovSlack has https://slack-gov.com/api."),
                Setting.optional(
                        TEMPLATES,
                        SettingType.TEXTS,
                        "Own templates for send_notification: the type of event and its text; one of a shipped type's name"
                                + " is used instead of that.")));
        settings.addAll(TlsOptions.declare());
        settings.addAll(ResilienceSettings.declare(REQUESTS_PER_MINUTE));
        return settings;
    }

    /**
     * Reads the settings; with both secrets the bot token is used, since it can do all that a webhook can.
     *
     * @throws ExternalSystemException CONFIGURATION_ERROR if both secrets are missing, or the webhook's URL is of another kind
     */
    static SlackSettings from(ConnectorConfig config) {
        Optional<SecretValue> token = config.secret(BOT_TOKEN);
        SecretValue secret = token.or(() -> config.secret(WEBHOOK_URL))
                .orElseThrow(() -> config.invalid(
                        BOT_TOKEN, "is missing; Slack needs a bot token, or '" + WEBHOOK_URL + "' instead"));
        if (token.isEmpty()) {
            requireIncomingWebhook(config, secret);
        }
        URI apiUrl = config.url("api_url").orElseThrow();
        if (apiUrl.getRawQuery() != null || apiUrl.getRawFragment() != null) {
            throw config.invalid("api_url", "must have no query and no fragment");
        }
        return new SlackSettings(
                secret,
                token.isEmpty(),
                config.requiredText(DEFAULT_CHANNEL),
                config.requiredText("username"),
                config.requiredText("icon_emoji"),
                apiUrl,
                TlsOptions.from(config),
                templates(config));
    }

    private static NotificationTemplates templates(ConnectorConfig config) {
        try {
            return new NotificationTemplates(config.texts(TEMPLATES));
        } catch (IllegalArgumentException broken) {
            throw config.invalid(TEMPLATES, "cannot be read: " + broken.getMessage());
        }
    }

    private static void requireIncomingWebhook(ConnectorConfig config, SecretValue webhook) {
        boolean isIncoming;
        try {
            isIncoming = SecretUrls.hasPath(webhook, INCOMING_WEBHOOK);
        } catch (ExternalSystemException notUrl) {
            throw config.invalid(WEBHOOK_URL, "must hold an absolute https URL");
        }
        if (!isIncoming) {
            throw config.invalid(
                    WEBHOOK_URL,
                    "is no incoming webhook (its path is /services/T…/B…/…); a workflow's trigger URL takes no messages");
        }
    }
}
