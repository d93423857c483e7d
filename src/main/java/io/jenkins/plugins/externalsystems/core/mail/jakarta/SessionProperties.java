package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import io.jenkins.plugins.externalsystems.core.mail.MailServer;
import jakarta.mail.Session;
import java.util.Properties;

/** What the library is set up with for one server; nothing of it comes from system properties. */
final class SessionProperties {
    private SessionProperties() {}

    static Session of(MailServer server, ReplyBound bound) {
        Properties properties = new Properties();
        // STARTTLS and the login are ours, so that each answer is seen.
        properties.put("mail.smtp.auth", "false");
        properties.put("mail.smtp.starttls.enable", "false");
        properties.put("mail.smtp.ssl.socketFactory", new TlsLayer(server, bound));
        properties.put("mail.smtp.timeout", String.valueOf(server.timeout().toMillis()));
        // A good-bye would put its own answer in place of the refusal.
        properties.put("mail.smtp.quitonsessionreject", "false");
        return Session.getInstance(properties);
    }
}
