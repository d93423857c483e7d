package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.MailSecurity;
import io.jenkins.plugins.externalsystems.core.mail.compose.EmailTemplates;
import io.jenkins.plugins.externalsystems.core.mail.compose.MailRules;
import io.jenkins.plugins.externalsystems.core.mail.compose.MailSettings;
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
    static final int MESSAGES_PER_MINUTE = 60;

    private static final String RATE_LIMIT = "rate_limit";
    private static final String MAX_MESSAGE = "max_message_mb";
    private static final int LARGEST_MEBIBYTES = 25;
    /** What a server takes at least. */
    private static final int MOST_RECIPIENTS = 100;

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
        settings.addAll(MailSettings.declare());
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
                config.text(DEFAULT_SENDER).map(text -> MailSettings.address(config, DEFAULT_SENDER, text)),
                MailSettings.defaultRecipients(config),
                MailSettings.templates(config),
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

    private static int atLeast(ConnectorConfig config, String name, int least) {
        int value = config.integer(name);
        if (value < least) {
            throw config.invalid(name, "must be at least " + least);
        }
        return value;
    }

    /** What all messages have in common. @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.8">RFC 5321: recipients</a> */
    MailRules rules() {
        return new MailRules(
                defaultSender,
                defaultRecipients,
                MOST_RECIPIENTS,
                largestMessage,
                "servers take",
                "the connection's max_message_mb is " + largestMessage / (1024 * 1024));
    }

    /** For messages about the connection. */
    String endpoint() {
        return host + ":" + port;
    }
}
