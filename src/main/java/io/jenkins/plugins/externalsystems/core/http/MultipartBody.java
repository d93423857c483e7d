package io.jenkins.plugins.externalsystems.core.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A body of type {@code multipart/form-data} with parts of any size, each written when its turn comes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
public final class MultipartBody implements HttpBody {
    private static final String LINE_END = "\r\n";
    private final String boundary;
    private final List<Part> parts;

    private MultipartBody(String boundary, List<Part> parts) {
        this.boundary = boundary;
        this.parts = parts;
    }

    /**
     * Starts a body.
     *
     * @param boundary of letters, digits and {@code -}, at most 70, which no part contains; a random one will not be
     */
    public static Builder builder(String boundary) {
        if (!boundary.matches("[A-Za-z0-9-]{1,70}")) {
            throw new IllegalArgumentException("not a boundary");
        }
        return new Builder(boundary);
    }

    /**
     * Starts a body with the same boundary each time, as good as random to all who do not know the seed.
     *
     * @param seed of any length, such as the call's key and the file's path
     */
    public static Builder seeded(String seed) {
        return builder(
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** Collects parts; not thread-safe. */
    public static final class Builder {
        private final String boundary;
        private final List<Part> parts = new ArrayList<>();

        private Builder(String boundary) {
            this.boundary = boundary;
        }

        /** Adds a text. */
        public Builder field(String name, String value) {
            return part(name, HttpBody.of(value.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8"));
        }

        /** Adds what is no file, of the content's own type. */
        public Builder part(String name, HttpBody content) {
            parts.add(new Part(name, "", head("name=\"" + quoted(name) + "\"", content.contentType()), content));
            return this;
        }

        /** Adds a file, of the content's own type. @param fileName shown by the service; any characters */
        public Builder file(String name, String fileName, HttpBody content) {
            String disposition = "name=\"" + quoted(name) + "\"; filename=\"" + quoted(fileName) + "\"";
            parts.add(new Part(name, fileName, head(disposition, content.contentType()), content));
            return this;
        }

        public MultipartBody build() {
            return new MultipartBody(boundary, List.copyOf(parts));
        }

        private byte[] head(String disposition, String contentType) {
            if (contentType.matches("(?s).*[\\r\\n].*")) {
                throw new IllegalArgumentException("not a content type");
            }
            String text = "--" + boundary + LINE_END
                    + "Content-Disposition: form-data; " + disposition + LINE_END
                    + "Content-Type: " + contentType + LINE_END + LINE_END;
            return text.getBytes(StandardCharsets.UTF_8);
        }

        /** As browsers do: what would end the value or the line is percent-encoded. */
        private static String quoted(String value) {
            return value.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        }
    }

    private record Part(String name, String fileName, byte[] head, HttpBody content) {}

    @Override
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public long contentLength() {
        long length = end().length;
        for (Part part : parts) {
            long content = part.content().contentLength();
            if (content < 0) {
                return -1;
            }
            length += part.head().length + content + LINE_END.length();
        }
        return length;
    }

    @Override
    public List<Map<String, Object>> outline() {
        List<Map<String, Object>> outline = new ArrayList<>();
        for (Part part : parts) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("name", part.name());
            if (!part.fileName().isEmpty()) {
                shown.put("file", part.fileName());
            }
            shown.put("content_type", part.content().contentType());
            shown.put("bytes", part.content().contentLength());
            outline.add(shown);
        }
        return outline;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (Part part : parts) {
            out.write(part.head());
            part.content().writeTo(out);
            out.write(LINE_END.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(end());
    }

    private byte[] end() {
        return ("--" + boundary + "--" + LINE_END).getBytes(StandardCharsets.US_ASCII);
    }
}
