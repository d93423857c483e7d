package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import io.jenkins.plugins.externalsystems.core.phone.PhoneNumber;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a connection to Twilio is configured with.
 *
 * @param accountSid the account that messages are sent for
 * @param username for HTTP Basic: the account's SID, or the API key's
 * @param password the account's token, or the API key's secret
 * @param sender of messages that name none
 * @param region whose numbers may be written without {@code +}; empty for none
 * @param templates for {@code send_template_sms}
 * @param url of the API
 * @param messagingUrl of the API for messaging services
 * @param tls whom we trust, and what we show
 */
record TwilioSettings(
        String accountSid,
        String username,
        SecretValue password,
        Optional<Sender> sender,
        Optional<String> region,
        SmsTemplates templates,
        URI url,
        URI messagingUrl,
        TlsSettings tls) {
    static final String ACCOUNT_SID = "account_sid";
    static final String AUTH_TOKEN = "auth_token";
    static final String API_KEY_SID = "api_key_sid";
    static final String API_KEY_SECRET = "api_key_secret";
    static final String FROM_NUMBER = "from_number";
    static final String MESSAGING_SERVICE_SID = "messaging_service_sid";
    static final String DEFAULT_REGION = "default_region";
    static final String TEMPLATES = "templates";
    static final String TEMPLATES_DIR = "templates_dir";
    static final String URL = "url";
    static final String MESSAGING_URL = "messaging_url";

    private static final int REQUESTS_PER_MINUTE = 50;

    static List<Setting> declare() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.required(ACCOUNT_SID, SettingType.TEXT, "SID of the account: AC and 32 hexadecimal digits.")
                        .fromEnvironment("TWILIO_ACCOUNT_SID"),
                Setting.optional(
                                AUTH_TOKEN,
                                SettingType.SECRET,
                                "The account's auth token; this, or an API key, is needed.")
                        .fromEnvironment("TWILIO_AUTH_TOKEN"),
                Setting.optional(
                                API_KEY_SID,
                                SettingType.TEXT,
                                "SID of an API key of the account: SK and 32 hexadecimal digits; used instead of the auth token.")
                        .fromEnvironment("TWILIO_API_KEY"),
                Setting.optional(API_KEY_SECRET, SettingType.SECRET, "Secret of the API key.")
                        .fromEnvironment("TWILIO_API_SECRET"),
                Setting.optional(
                                FROM_NUMBER,
                                SettingType.TEXT,
                                "Sender of messages that name none: a number of the account, a short code, or a name of 11"
                                        + " characters at most.")
                        .fromEnvironment("TWILIO_FROM_NUMBER"),
                Setting.optional(
                                MESSAGING_SERVICE_SID,
                                SettingType.TEXT,
                                "Instead of from_number a messaging service, whose numbers Twilio chooses from: MG and 32"
                                        + " hexadecimal digits.")
                        .fromEnvironment("TWILIO_MESSAGING_SERVICE_SID"),
                Setting.optional(
                                DEFAULT_REGION,
                                SettingType.TEXT,
                                "Country (ISO 3166, such as US) whose numbers may be written without +; without it every number"
                                        + " needs + and its country's code.")
                        .fromEnvironment("TWILIO_DEFAULT_REGION"),
                Setting.optional(
                        TEMPLATES,
                        SettingType.TEXTS,
                        "Own templates for send_template_sms: a name and the text; one of a shipped template's name is used"
                                + " instead of that."),
                Setting.optional(
                        TEMPLATES_DIR,
                        SettingType.TEXT,
                        "Folder with own templates, each a file NAME.txt; for the library and the runner, 'templates' goes"
                                + " before it."),
                Setting.withDefault(
                        URL,
                        SettingType.URL,
                        "https://api.twilio.com",
                        "Where the API is; another region has its own, such as https://api.dublin.ie1.twilio.com."),
                Setting.withDefault(
                        MESSAGING_URL,
                        SettingType.URL,
                        "https://messaging.twilio.com",
                        "Where the check of a connection looks for a messaging service; another region has its own.")));
        settings.addAll(TlsOptions.declare());
        settings.addAll(ResilienceSettings.declare(REQUESTS_PER_MINUTE));
        return settings;
    }

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting */
    static TwilioSettings from(ConnectorConfig config) {
        String accountSid = config.requiredText(ACCOUNT_SID).strip();
        requireSid(config, ACCOUNT_SID, accountSid, "AC");
        Optional<String> region = config.text(DEFAULT_REGION).map(String::strip);
        region.ifPresent(code -> {
            if (!PhoneNumber.isRegion(code)) {
                throw config.invalid(DEFAULT_REGION, "is no country's code in capitals, such as US");
            }
        });
        boolean hasKey = config.has(API_KEY_SID);
        if (hasKey) {
            requireSid(config, API_KEY_SID, config.requiredText(API_KEY_SID).strip(), "SK");
        }
        return new TwilioSettings(
                accountSid,
                hasKey ? config.requiredText(API_KEY_SID).strip() : accountSid,
                hasKey ? secret(config, API_KEY_SECRET, "") : secret(config, AUTH_TOKEN, "; or give an API key"),
                sender(config, region),
                region,
                templates(config),
                base(config, URL),
                base(config, MESSAGING_URL),
                TlsOptions.from(config));
    }

    private static void requireSid(ConnectorConfig config, String setting, String sid, String start) {
        if (!sid.matches(start + "[0-9a-fA-F]{32}")) {
            throw config.invalid(setting, "is no SID of that kind; it is '" + start + "' and 32 hexadecimal digits");
        }
    }

    private static SecretValue secret(ConnectorConfig config, String setting, String otherwise) {
        return config.secret(setting).orElseThrow(() -> config.invalid(setting, "is missing" + otherwise));
    }

    private static Optional<Sender> sender(ConnectorConfig config, Optional<String> region) {
        if (config.has(FROM_NUMBER) && config.has(MESSAGING_SERVICE_SID)) {
            throw config.invalid(
                    FROM_NUMBER, "and '" + MESSAGING_SERVICE_SID + "' are both there; choose one of the two");
        }
        if (config.has(MESSAGING_SERVICE_SID)) {
            String sid = config.requiredText(MESSAGING_SERVICE_SID).strip();
            requireSid(config, MESSAGING_SERVICE_SID, sid, "MG");
            return Optional.of(new Sender(Sender.Kind.MESSAGING_SERVICE, sid));
        }
        return config.text(FROM_NUMBER).map(text -> {
            try {
                return Sender.parse(text, region.orElse(null));
            } catch (IllegalArgumentException wrong) {
                throw config.invalid(FROM_NUMBER, wrong.getMessage());
            }
        });
    }

    private static SmsTemplates templates(ConnectorConfig config) {
        SmsTemplates templates = new SmsTemplates();
        try {
            if (config.has(TEMPLATES_DIR)) {
                templates.addFolder(config.requiredText(TEMPLATES_DIR));
            }
        } catch (IllegalArgumentException unusable) {
            throw config.invalid(TEMPLATES_DIR, unusable.getMessage());
        }
        try {
            templates.add(config.texts(TEMPLATES));
        } catch (IllegalArgumentException unusable) {
            throw config.invalid(TEMPLATES, "cannot be read: " + unusable.getMessage());
        }
        return templates;
    }

    private static URI base(ConnectorConfig config, String setting) {
        URI url = config.url(setting).orElseThrow(() -> config.invalid(setting, "is missing"));
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw config.invalid(setting, "must not have a query or a fragment");
        }
        return url;
    }
}
