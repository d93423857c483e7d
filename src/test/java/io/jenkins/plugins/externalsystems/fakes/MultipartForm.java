package io.jenkins.plugins.externalsystems.fakes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body of type {@code multipart/form-data}, taken apart. */
public final class MultipartForm {
    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data;\\s*boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("[; ]filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?m)^Content-Type: (.*?)\r?$");
    private static final String LINE_END = "\r\n";

    private MultipartForm() {}

    /** One part. @param fileName empty where it has none @param contentType empty where it has none */
    public record Part(String name, String fileName, String contentType, byte[] content) {
        /** The content as UTF-8 text. */
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /** @throws IllegalArgumentException for a body that is no such form */
    public static List<Part> read(RecordedRequest request) {
        Matcher type = BOUNDARY.matcher(request.header("Content-Type"));
        if (!type.matches()) {
            throw new IllegalArgumentException("no multipart/form-data");
        }
        // One byte is one character in this charset, so that positions in the text are positions in the body.
        String text = new String(request.body(), StandardCharsets.ISO_8859_1);
        String start = "--" + type.group(1);
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (text.startsWith(start + LINE_END, at)) {
            int head = at + start.length() + LINE_END.length();
            int body = text.indexOf(LINE_END + LINE_END, head);
            int end = text.indexOf(LINE_END + start, body);
            if (body < 0 || end < 0) {
                throw new IllegalArgumentException("a part without an end");
            }
            byte[] content = Arrays.copyOfRange(request.body(), body + 2 * LINE_END.length(), end);
            parts.add(part(text.substring(head, body), content));
            at = end + LINE_END.length();
        }
        if (!text.substring(at).equals(start + "--" + LINE_END)) {
            throw new IllegalArgumentException("no end of the form");
        }
        return parts;
    }

    private static Part part(String latinHead, byte[] content) {
        String head = new String(latinHead.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(head);
        Matcher type = TYPE.matcher(head);
        Matcher file = FILE_NAME.matcher(head);
        if (!name.find()) {
            throw new IllegalArgumentException("a part without a name");
        }
        return new Part(name.group(1), file.find() ? file.group(1) : "", type.find() ? type.group(1) : "", content);
    }
}
