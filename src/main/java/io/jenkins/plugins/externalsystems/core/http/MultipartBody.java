package io.jenkins.plugins.externalsystems.core.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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

    /** Collects parts; not thread-safe. */
    public static final class Builder {
        private final String boundary;
        private final List<Part> parts = new ArrayList<>();

        private Builder(String boundary) {
            this.boundary = boundary;
        }

        /** Adds a text. */
        public Builder field(String name, String value) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            parts.add(new Part(
                    head("name=\"" + quoted(name) + "\"", "text/plain; charset=utf-8"), new BytesBody(bytes, "")));
            return this;
        }

        /** Adds a file, of the content's own type. @param fileName shown by the service; any characters */
        public Builder file(String name, String fileName, HttpBody content) {
            String disposition = "name=\"" + quoted(name) + "\"; filename=\"" + quoted(fileName) + "\"";
            parts.add(new Part(head(disposition, content.contentType()), content));
            return this;
        }

        public MultipartBody build() {
            return new MultipartBody(boundary, List.copyOf(parts));
        }

        private byte[] head(String disposition, String contentType) {
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

    private record Part(byte[] head, HttpBody content) {}

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
