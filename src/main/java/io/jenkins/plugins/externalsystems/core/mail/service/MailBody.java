package io.jenkins.plugins.externalsystems.core.mail.service;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message as JSON with its files in Base64, which are read when it is sent and never held in memory. The fields are in the
 * order in which they are given: a try after a restart has the same bytes, by which a service knows it. Immutable.
 */
public final class MailBody implements HttpBody {
    /** Texts and files by turns, the first and the last are texts. */
    private final List<byte[]> texts = new ArrayList<>();

    private final List<FileContent> files = new ArrayList<>();

    /**
     * @param message plain data without the files; not empty
     * @param attachments go below {@code attachments}, each with its content as {@code content}
     */
    public MailBody(Map<String, Object> message, List<Attachment> attachments) {
        StringBuilder text = new StringBuilder(open(message));
        String separator = ",\"attachments\":[";
        for (Attachment attachment : attachments) {
            text.append(separator).append(open(attachment.about())).append(",\"content\":\"");
            texts.add(bytes(text));
            files.add(attachment.file());
            text = new StringBuilder("\"}");
            separator = ",";
        }
        texts.add(bytes(text.append(attachments.isEmpty() ? "}" : "]}")));
    }

    /** The object without its last brace. */
    private static String open(Map<String, Object> object) {
        String json = Json.write(object);
        return json.substring(0, json.length() - 1);
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String contentType() {
        return "application/json; charset=utf-8";
    }

    @Override
    public long contentLength() {
        long length = 0;
        for (byte[] text : texts) {
            length += text.length;
        }
        for (FileContent file : files) {
            length += (file.size() + 2) / 3 * 4;
        }
        return length;
    }

    @Override
    public boolean isInMemory() {
        return files.isEmpty();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(texts.get(0));
        for (int i = 0; i < files.size(); i++) {
            try (OutputStream encoding = Base64.getEncoder().wrap(new KeptOpen(out))) {
                files.get(i).writeTo(encoding);
            }
            out.write(texts.get(i + 1));
        }
    }

    /**
     * A file of a message.
     *
     * @param about what the service wants to know of it, in order: name, type …; not empty
     */
    public record Attachment(FileContent file, Map<String, Object> about) {
        public Attachment {
            about = Collections.unmodifiableMap(new LinkedHashMap<>(about));
        }
    }

    /** The end of a file's Base64 is not the end of the body. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() {
            // Whoever began the body ends it.
        }
    }
}
