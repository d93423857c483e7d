package io.jenkins.plugins.externalsystems.core.connectors.resend;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.MailMessage;
import io.jenkins.plugins.externalsystems.core.mail.MediaType;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import io.jenkins.plugins.externalsystems.core.mail.service.MailBody;
import io.jenkins.plugins.externalsystems.core.mail.service.Recipients;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A message as Resend reads it, always with the same bytes: Resend knows a request again by its key and its body. */
final class ResendMessage {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private ResendMessage() {}

    /** What only Resend wants of a message. */
    static void check(Outgoing outgoing, CallContext context) {
        int to = Recipients.of(outgoing).to().size();
        if (to == 0) {
            throw context.invalid("to", "is missing; Resend wants a recipient beside those of copies");
        }
        if (to > ResendLimits.TO) {
            throw context.invalid(
                    "to", "has " + to + " recipients; Resend takes " + ResendLimits.TO + " a message, so send several");
        }
        tags(outgoing).forEach((name, value) -> {
            if (!TAG.matcher(name).matches() || !TAG.matcher(value).matches()) {
                throw context.invalid(
                        ResendOperations.TAGS, "holds something else than 1 to 256 ASCII letters, digits, '_' and '-'");
            }
        });
        String scheduledAt = scheduledAt(outgoing);
        try {
            if (!scheduledAt.isEmpty()) {
                OffsetDateTime.parse(scheduledAt);
            }
        } catch (DateTimeException unreadable) {
            throw context.invalid(
                    ResendOperations.SCHEDULED_AT, "is no time with an offset, such as 2026-12-01T08:00:00Z");
        }
    }

    static boolean hasFiles(Outgoing outgoing) {
        MailMessage message = outgoing.message();
        return !message.attachments().isEmpty() || !message.inlineImages().isEmpty();
    }

    static HttpBody body(Outgoing outgoing) {
        return new MailBody(json(outgoing), files(outgoing.message()));
    }

    /** Without the files. */
    static Map<String, Object> json(Outgoing outgoing) {
        MailMessage message = outgoing.message();
        Recipients recipients = Recipients.of(outgoing);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", message.from().quoted());
        json.put("to", addresses(recipients.to()));
        put(json, "cc", addresses(recipients.cc()));
        put(json, "bcc", addresses(recipients.bcc()));
        put(json, "reply_to", addresses(message.replyTo()));
        json.put("subject", message.subject());
        json.put("text", message.text());
        if (message.html() != null) {
            json.put("html", message.html());
        }
        if (!message.headers().isEmpty()) {
            json.put("headers", message.headers());
        }
        List<Map<String, Object>> tags = new ArrayList<>();
        tags(outgoing).forEach((name, value) -> tags.add(ordered("name", name, "value", value)));
        put(json, ResendOperations.TAGS, tags);
        if (!scheduledAt(outgoing).isEmpty()) {
            json.put("scheduled_at", scheduledAt(outgoing));
        }
        return json;
    }

    private static void put(Map<String, Object> json, String name, List<?> values) {
        if (!values.isEmpty()) {
            json.put(name, values);
        }
    }

    private static Map<String, String> tags(Outgoing outgoing) {
        Map<String, String> texts = new LinkedHashMap<>();
        outgoing.arguments()
                .map(ResendOperations.TAGS)
                .forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static String scheduledAt(Outgoing outgoing) {
        return outgoing.arguments()
                .optionalText(ResendOperations.SCHEDULED_AT)
                .orElse("")
                .strip();
    }

    private static List<String> addresses(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::quoted).toList();
    }

    private static List<MailBody.Attachment> files(MailMessage message) {
        List<MailBody.Attachment> files = new ArrayList<>();
        message.attachments()
                .forEach(file -> files.add(new MailBody.Attachment(
                        file, ordered("filename", file.name(), "content_type", MediaType.ofName(file.name())))));
        message.inlineImages()
                .forEach((name, file) -> files.add(new MailBody.Attachment(
                        file,
                        ordered(
                                "filename", file.name(),
                                "content_type", MediaType.ofName(file.name()),
                                "content_id", name))));
        return files;
    }

    /** {@link Map#of} has another order in each Java process. */
    private static Map<String, Object> ordered(String... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            map.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        return map;
    }
}
