package io.jenkins.plugins.externalsystems.core.mail.compose;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import java.util.List;

/** The settings about messages that every connection has that sends e-mail. */
public final class MailSettings {
    private static final String DEFAULT_RECIPIENTS = "default_recipients";
    private static final String TEMPLATES = "templates";
    private static final String TEMPLATES_DIR = "templates_dir";

    private MailSettings() {}

    public static List<Setting> declare() {
        return List.of(
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
                                + " the runner, 'templates' goes before it."));
    }

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting */
    public static List<MailAddress> defaultRecipients(ConnectorConfig config) {
        return config.list(DEFAULT_RECIPIENTS).stream()
                .map(text -> address(config, DEFAULT_RECIPIENTS, text))
                .toList();
    }

    /**
     * Those that the plugin brings, those of the folder over them, and the connection's own over both.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting
     */
    public static EmailTemplates templates(ConnectorConfig config) {
        EmailTemplates templates = new EmailTemplates();
        if (config.has(TEMPLATES_DIR)) {
            try {
                templates = new EmailTemplates(config.requiredText(TEMPLATES_DIR));
            } catch (IllegalArgumentException unusable) {
                throw config.invalid(TEMPLATES_DIR, unusable.getMessage());
            }
        }
        try {
            return templates.with(config.texts(TEMPLATES));
        } catch (IllegalArgumentException unusable) {
            throw config.invalid(TEMPLATES, "cannot be read: " + unusable.getMessage());
        }
    }

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR if the text is no address */
    public static MailAddress address(ConnectorConfig config, String setting, String text) {
        try {
            return MailAddress.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw config.invalid(
                    setting, "holds '" + text.replaceAll("\\p{Cntrl}", "?") + "', which " + wrong.getMessage());
        }
    }
}
