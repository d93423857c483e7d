package io.jenkins.plugins.externalsystems.core.mail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message as its readers see it. Immutable; files are read when it is sent.
 *
 * @param id {@code <…@…>}, the same for each try
 * @param date of the message
 * @param from shown as sender
 * @param to shown as recipients; may be empty
 * @param cc shown as recipients of a copy
 * @param replyTo where answers go; empty for the sender
 * @param subject one line
 * @param text the message in plain text
 * @param html the same in HTML; null for plain text alone
 * @param inlineImages files that the HTML shows, by content id
 * @param attachments files
 * @param headers further ones, in ASCII or not, each one line
 */
public record MailMessage(
        String id,
        Instant date,
        MailAddress from,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> replyTo,
        String subject,
        String text,
        @CheckForNull String html,
        Map<String, FileContent> inlineImages,
        List<FileContent> attachments,
        Map<String, String> headers) {
    private static final long HEADERS_OF_PART = 300;
    private static final long HEADERS_OF_MESSAGE = 2000;

    public MailMessage {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        replyTo = List.copyOf(replyTo);
        inlineImages = Collections.unmodifiableMap(new LinkedHashMap<>(inlineImages));
        attachments = List.copyOf(attachments);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** About how many bytes go over the wire; rather a few more than fewer. */
    public long estimatedSize() {
        long size = HEADERS_OF_MESSAGE + quotedPrintable(text) + (html == null ? 0 : quotedPrintable(html));
        for (FileContent file : attachments) {
            size += base64(file.size());
        }
        for (FileContent file : inlineImages.values()) {
            size += base64(file.size());
        }
        return size;
    }

    /** Three bytes become four characters, and each 76 of them a line. */
    private static long base64(long bytes) {
        long characters = (bytes + 2) / 3 * 4;
        return characters + (characters / 76 + 1) * 2 + HEADERS_OF_PART;
    }

    /** A byte that is no printable ASCII becomes three; soft breaks end a line after 73 characters or more. */
    private static long quotedPrintable(String text) {
        long size = 0;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            size += b < ' ' || b == '=' || b == 127 ? 3 : 1;
        }
        return size + size / 73 * 3 + HEADERS_OF_PART;
    }
}
