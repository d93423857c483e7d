package io.jenkins.plugins.externalsystems.core.mail.service;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.compose.EmailTemplates;
import io.jenkins.plugins.externalsystems.core.mail.compose.MailSettings;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a connection to a service is configured with.
 *
 * @param apiKey a key of the service
 * @param apiUrl base of its API
 * @param sender of messages that name none
 * @param defaultRecipients of messages that name none
 * @param templates by name
 * @param tls whom we trust, and what we show
 */
public record MailServiceSettings(
        SecretValue apiKey,
        URI apiUrl,
        Optional<MailAddress> sender,
        List<MailAddress> defaultRecipients,
        EmailTemplates templates,
        TlsSettings tls) {
    private static final String API_KEY = "api_key";
    private static final String API_URL = "api_url";
    private static final String FROM_EMAIL = "from_email";
    private static final String FROM_NAME = "from_name";

    public MailServiceSettings {
        defaultRecipients = List.copyOf(defaultRecipients);
    }

    /**
     * @param keyVariable environment variable that may hold the key
     * @param keyDescription one sentence about the key
     * @param url usual base of the API
     * @param urlDescription one sentence about the base
     * @param requestsPerMinute the service's default
     */
    public static List<Setting> declare(
            String keyVariable, String keyDescription, String url, String urlDescription, int requestsPerMinute) {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.required(API_KEY, SettingType.SECRET, keyDescription).fromEnvironment(keyVariable),
                Setting.optional(
                                FROM_EMAIL,
                                SettingType.TEXT,
                                "Address of the sender of messages that name none; the service has to know it or its domain.")
                        .fromEnvironment("FROM_EMAIL"),
                Setting.optional(FROM_NAME, SettingType.TEXT, "Name that is shown for from_email.")
                        .fromEnvironment("FROM_NAME"),
                Setting.withDefault(API_URL, SettingType.URL, url, urlDescription)));
        settings.addAll(MailSettings.declare());
        settings.addAll(TlsOptions.declare());
        settings.addAll(ResilienceSettings.declare(requestsPerMinute));
        return settings;
    }

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting */
    public static MailServiceSettings from(ConnectorConfig config) {
        URI url = config.url(API_URL).orElseThrow(() -> config.invalid(API_URL, "is missing"));
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw config.invalid(API_URL, "must have no query and no fragment");
        }
        return new MailServiceSettings(
                config.secret(API_KEY).orElseThrow(() -> config.invalid(API_KEY, "is missing")),
                url,
                config.text(FROM_EMAIL).map(text -> sender(config, text)),
                MailSettings.defaultRecipients(config),
                MailSettings.templates(config),
                TlsOptions.from(config));
    }

    private static MailAddress sender(ConnectorConfig config, String text) {
        MailAddress address = MailSettings.address(config, FROM_EMAIL, text);
        String name = config.text(FROM_NAME).map(String::strip).orElse(address.name());
        if (name.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw config.invalid(FROM_NAME, "holds a line break or another control character");
        }
        return new MailAddress(address.address(), name);
    }
}
