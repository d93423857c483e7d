package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.MailSecurity;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an e-mail connection is configured with.
 *
 * @param host of the server
 * @param port of the server
 * @param security of the connection
 * @param defaultSender of messages that name none
 * @param defaultRecipients of messages that name none
 * @param templates by name
 * @param messagesPerMinute how many messages go out a minute; 0 for no limit
 * @param largestMessage in bytes, with its attachments as they are encoded
 */
record EmailSettings(
        String host,
        int port,
        MailSecurity security,
        Optional<MailAddress> defaultSender,
        List<MailAddress> defaultRecipients,
        EmailTemplates templates,
        int messagesPerMinute,
        long largestMessage) {
    static final String SERVER = "smtp_server";
    static final String PORT = "smtp_port";
    static final String USE_TLS = "use_tls";
    static final String USE_SSL = "use_ssl";
    static final String DEFAULT_SENDER = "default_sender";
    static final String DEFAULT_RECIPIENTS = "default_recipients";
    static final String TEMPLATES = "templates";
    static final String TEMPLATES_DIR = "templates_dir";
    static final int MESSAGES_PER_MINUTE = 60;

    private static final String RATE_LIMIT = "rate_limit";
    private static final String MAX_MESSAGE = "max_message_mb";
    private static final int LARGEST_MEBIBYTES = 25;
    private static final int LAST_PORT = 65_535;

    static List<Setting> declare() {
        List<Setting> settings = new ArrayList<>(
                List.of(
                        Setting.required(SERVER, SettingType.TEXT, "Host name of the mail server.")
                                .fromEnvironment("SMTP_SERVER"),
                        Setting.optional(
                                        PORT,
                                        SettingType.INTEGER,
                                        "Its port; without it 587 with use_tls, 465 with use_ssl, 25 without both.")
                                .fromEnvironment("SMTP_PORT"),
                        Setting.optional(
                                USE_TLS,
                                SettingType.BOOLEAN,
                                "Whether the connection has to become secure by STARTTLS; true unless use_ssl is."),
                        Setting.withDefault(
                                USE_SSL,
                                SettingType.BOOLEAN,
                                false,
                                "Whether the connection is secure from its first byte on, instead of use_tls."),
                        Setting.optional(
                                DEFAULT_SENDER,
                                SettingType.TEXT,
                                "Sender of messages that name none, such as Builds <builds@example.com>."),
                        Setting.optional(
                                DEFAULT_RECIPIENTS,
                                SettingType.LIST,
                                "Recipients of messages that name none, separated by commas."),
                        Setting.optional(
                                TEMPLATES,
                                SettingType.TEXTS,
                                "Own templates for send_template_email: a name and the text, which is a line subject: …, an empty line, and"
                                        + " HTML; one of a shipped template's name is used instead of that."),
                        Setting.optional(
                                TEMPLATES_DIR,
                                SettingType.TEXT,
                                "Folder with own templates for send_template_email, each a file NAME.html, with NAME.txt if need be; for the library and"
                                        + " the runner, 'templates' goes before it."),
                        Setting.withDefault(
                                RATE_LIMIT,
                                SettingType.INTEGER,
                                MESSAGES_PER_MINUTE,
                                "Messages a minute that the connection allows itself; 0 for no limit."),
                        Setting.withDefault(
                                MAX_MESSAGE,
                                SettingType.INTEGER,
                                LARGEST_MEBIBYTES,
                                "Largest message in MiB, with its attachments, which need a third more in a mail than as files.")));
        settings.addAll(EmailLogin.declare());
        settings.addAll(TlsOptions.declare());
        settings.addAll(ResilienceSettings.declare(0));
        return settings;
    }

    /**
     * Reads the settings.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting
     */
    static EmailSettings from(ConnectorConfig config) {
        MailSecurity security = security(config);
        int port = config.has(PORT) ? config.integer(PORT) : security.defaultPort();
        if (port < 1 || port > LAST_PORT) {
            throw config.invalid(PORT, "must be a port from 1 to 65535");
        }
        String host = config.requiredText(SERVER);
        if (!host.matches("[A-Za-z0-9:._-]+")) {
            throw config.invalid(SERVER, "must be a host name alone, without scheme and port");
        }
        return new EmailSettings(
                host,
                port,
                security,
                config.text(DEFAULT_SENDER).map(text -> address(config, DEFAULT_SENDER, text)),
                config.list(DEFAULT_RECIPIENTS).stream()
                        .map(text -> address(config, DEFAULT_RECIPIENTS, text))
                        .toList(),
                templates(config),
                atLeast(config, RATE_LIMIT, 0),
                atLeast(config, MAX_MESSAGE, 1) * 1024L * 1024L);
    }

    private static MailSecurity security(ConnectorConfig config) {
        boolean isTls = config.bool(USE_SSL);
        if (isTls && config.bool(USE_TLS)) {
            throw config.invalid(
                    USE_SSL,
                    "and 'use_tls' are both true; choose one: use_tls secures a connection that begins plain (port 587), use_ssl"
                            + " one from its first byte on (port 465)");
        }
        if (isTls) {
            return MailSecurity.TLS;
        }
        return !config.has(USE_TLS) || config.bool(USE_TLS) ? MailSecurity.STARTTLS : MailSecurity.NONE;
    }

    private static EmailTemplates templates(ConnectorConfig config) {
        EmailTemplates templates = new EmailTemplates();
        if (config.has(TEMPLATES_DIR)) {
            try {
                templates = new EmailTemplates(config.requiredText(TEMPLATES_DIR));
            } catch (IllegalArgumentException unusable) {
                throw config.invalid(TEMPLATES_DIR, unusable.getMessage());
            }
        }
        try {
            templates.add(config.texts(TEMPLATES));
            return templates;
        } catch (IllegalArgumentException unusable) {
            throw config.invalid(TEMPLATES, "cannot be read: " + unusable.getMessage());
        }
    }

    private static MailAddress address(ConnectorConfig config, String setting, String text) {
        try {
            return MailAddress.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw config.invalid(
                    setting, "holds '" + text.replaceAll("\\p{Cntrl}", "?") + "', which " + wrong.getMessage());
        }
    }

    private static int atLeast(ConnectorConfig config, String name, int least) {
        int value = config.integer(name);
        if (value < least) {
            throw config.invalid(name, "must be at least " + least);
        }
        return value;
    }

    /** For messages about the connection. */
    String endpoint() {
        return host + ":" + port;
    }
}
