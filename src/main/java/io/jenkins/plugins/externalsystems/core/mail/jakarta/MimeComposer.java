package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.MailMessage;
import io.jenkins.plugins.externalsystems.core.mail.MediaType;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * A message in MIME: {@code mixed(related(alternative(text, html), images), attachments)} with what is not needed left out.
 * Texts are quoted-printable and files Base64, so that no line is long and nothing depends on what a server can do.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1">RFC 2046, section 5.1: multipart</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2047">RFC 2047: headers that are no ASCII</a>
 */
final class MimeComposer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private MimeComposer() {}

    static MimeMessage compose(Session session, MailMessage message) throws MessagingException {
        MimeMessage mime = new IdentifiedMessage(session, message.id());
        mime.setFrom(address(message.from()));
        mime.setRecipients(Message.RecipientType.TO, addresses(message.to()));
        mime.setRecipients(Message.RecipientType.CC, addresses(message.cc()));
        if (!message.replyTo().isEmpty()) {
            mime.setReplyTo(addresses(message.replyTo()));
        }
        mime.setSubject(message.subject(), UTF_8);
        mime.setSentDate(Date.from(message.date()));
        for (Map.Entry<String, String> header : message.headers().entrySet()) {
            mime.setHeader(header.getKey(), folded(header.getKey(), header.getValue()));
        }
        putMixed(mime, message);
        mime.saveChanges();
        return mime;
    }

    private static String folded(String name, String value) throws MessagingException {
        try {
            return MimeUtility.fold(name.length() + 2, MimeUtility.encodeText(value, UTF_8, null));
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("every Java platform has UTF-8", impossible);
        }
    }

    private static void putMixed(MimePart part, MailMessage message) throws MessagingException {
        if (message.attachments().isEmpty()) {
            putRelated(part, message);
            return;
        }
        MimeMultipart mixed = new MimeMultipart("mixed");
        MimeBodyPart body = new MimeBodyPart();
        putRelated(body, message);
        mixed.addBodyPart(body);
        for (FileContent file : message.attachments()) {
            mixed.addBodyPart(filePart(file, Part.ATTACHMENT));
        }
        putMultipart(part, mixed);
    }

    private static void putRelated(MimePart part, MailMessage message) throws MessagingException {
        if (message.inlineImages().isEmpty()) {
            putAlternative(part, message.text(), message.html());
            return;
        }
        MimeMultipart related = new MimeMultipart("related");
        MimeBodyPart body = new MimeBodyPart();
        putAlternative(body, message.text(), message.html());
        related.addBodyPart(body);
        for (Map.Entry<String, FileContent> image : message.inlineImages().entrySet()) {
            MimeBodyPart file = filePart(image.getValue(), Part.INLINE);
            file.setContentID("<" + image.getKey() + ">");
            related.addBodyPart(file);
        }
        putMultipart(part, related);
    }

    private static void putAlternative(MimePart part, String text, @CheckForNull String html)
            throws MessagingException {
        if (html == null) {
            putText(part, text, "plain");
            return;
        }
        MimeMultipart alternative = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        putText(plain, text, "plain");
        alternative.addBodyPart(plain);
        MimeBodyPart rich = new MimeBodyPart();
        putText(rich, html, "html");
        alternative.addBodyPart(rich);
        putMultipart(part, alternative);
    }

    private static void putText(MimePart part, String text, String subtype) throws MessagingException {
        byte[] bytes = text.replaceAll("\r\n?|\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        part.setDataHandler(new PartContent(text, "text/" + subtype + "; charset=UTF-8", out -> out.write(bytes)));
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    }

    private static void putMultipart(MimePart part, MimeMultipart multipart) throws MessagingException {
        part.setDataHandler(PartContent.of(multipart));
    }

    private static MimeBodyPart filePart(FileContent file, String disposition) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(PartContent.of(file, MediaType.ofName(file.name())));
        part.setHeader("Content-Transfer-Encoding", "base64");
        part.setDisposition(disposition);
        part.setFileName(file.name());
        return part;
    }

    private static Address[] addresses(List<MailAddress> list) throws MessagingException {
        Address[] addresses = new Address[list.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = address(list.get(i));
        }
        return addresses;
    }

    private static InternetAddress address(MailAddress address) throws MessagingException {
        try {
            return address.name().isEmpty()
                    ? new InternetAddress(address.address(), false)
                    : new InternetAddress(address.address(), address.name(), UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("every Java platform has UTF-8", impossible);
        }
    }

    /** Keeps its id: the library would make one of its own. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
