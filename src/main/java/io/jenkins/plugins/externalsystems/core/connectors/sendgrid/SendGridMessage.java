package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.MailMessage;
import io.jenkins.plugins.externalsystems.core.mail.MediaType;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import io.jenkins.plugins.externalsystems.core.mail.service.MailBody;
import io.jenkins.plugins.externalsystems.core.mail.service.Recipients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What SendGrid calls a mail send: one message with one or more envelopes. */
final class SendGridMessage {
    private SendGridMessage() {}

    /** @param messages that say the same */
    static HttpBody body(List<Outgoing> messages, CallContext context) {
        Outgoing first = messages.get(0);
        MailMessage message = first.message();
        SendGridChoices choices = new SendGridChoices(first.arguments(), context);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "personalizations",
                messages.stream().map(outgoing -> envelope(outgoing, context)).toList());
        json.put("from", address(message.from()));
        if (!message.replyTo().isEmpty()) {
            json.put("reply_to_list", addresses(message.replyTo()));
        }
        json.put("subject", message.subject());
        json.put("content", content(message));
        if (!message.headers().isEmpty()) {
            json.put("headers", message.headers());
        }
        if (!choices.categories().isEmpty()) {
            json.put("categories", choices.categories());
        }
        Instant sendAt = choices.sendAt();
        if (sendAt != null) {
            json.put("send_at", sendAt.getEpochSecond());
        }
        return new MailBody(json, files(message));
    }

    private static Map<String, Object> envelope(Outgoing outgoing, CallContext context) {
        Recipients recipients = Recipients.of(outgoing);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("to", addresses(recipients.to()));
        if (!recipients.cc().isEmpty()) {
            envelope.put("cc", addresses(recipients.cc()));
        }
        if (!recipients.bcc().isEmpty()) {
            envelope.put("bcc", addresses(recipients.bcc()));
        }
        Map<String, String> customArgs = new SendGridChoices(outgoing.arguments(), context).customArgs();
        if (!customArgs.isEmpty()) {
            envelope.put("custom_args", customArgs);
        }
        return envelope;
    }

    /** Plain text first, as SendGrid wants it; a content without a character is refused. */
    private static List<Map<String, Object>> content(MailMessage message) {
        List<Map<String, Object>> content = new ArrayList<>();
        String html = message.html();
        if (!message.text().isEmpty()) {
            content.add(Map.of("type", "text/plain", "value", message.text()));
        }
        if (html != null) {
            content.add(Map.of("type", "text/html", "value", html));
        }
        return content;
    }

    private static List<MailBody.Attachment> files(MailMessage message) {
        List<MailBody.Attachment> files = new ArrayList<>();
        message.attachments()
                .forEach(file -> files.add(new MailBody.Attachment(
                        file,
                        Map.of(
                                "filename", file.name(),
                                "type", MediaType.ofName(file.name()),
                                "disposition", "attachment"))));
        message.inlineImages()
                .forEach((name, file) -> files.add(new MailBody.Attachment(
                        file,
                        Map.of(
                                "filename",
                                file.name(),
                                "type",
                                MediaType.ofName(file.name()),
                                "disposition",
                                "inline",
                                "content_id",
                                name))));
        return files;
    }

    private static List<Map<String, Object>> addresses(List<MailAddress> addresses) {
        return addresses.stream().map(SendGridMessage::address).toList();
    }

    /**
     * SendGrid reads a list where a name has a comma or a semicolon, unless the name is in quotes.
     *
     * @see <a href="https://github.com/sendgrid/sendgrid-python/issues/578">sendgrid-python, issue 578</a>
     */
    private static Map<String, Object> address(MailAddress address) {
        String name = address.name();
        if (name.isEmpty()) {
            return Map.of("email", address.address());
        }
        boolean isList = name.contains(",") || name.contains(";");
        return Map.of("email", address.address(), "name", isList ? "\"" + name.replace("\"", "'") + "\"" : name);
    }
}
