package io.jenkins.plugins.externalsystems.fakes.smtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as the fake took it, read by code of its own.
 *
 * @param from of the envelope
 * @param recipients of the envelope
 * @param raw the message with its lines, without dot-stuffing
 */
public record ReceivedMail(String from, List<String> recipients, String raw) {
    private static final Pattern WORD = Pattern.compile("=\\?([^?]+)\\?([bBqQ])\\?([^?]*)\\?=");

    /** A header's value, unfolded; null if there is none. */
    public String header(String name) {
        return headers(raw).get(name.toLowerCase(java.util.Locale.ROOT));
    }

    /** The subject as people read it. */
    public String subject() {
        return decoded(header("Subject"));
    }

    /** The text of the first part of a type; null if there is none. */
    public String part(String type) {
        for (Part part : parts()) {
            if (part.type().startsWith(type) && part.name() == null) {
                // The line end before the final dot is no part of the text.
                return new String(part.bytes(), StandardCharsets.UTF_8).replaceFirst("\\r\\n$", "");
            }
        }
        return null;
    }

    /** The attachments by file name. */
    public Map<String, byte[]> attachments() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        parts().stream().filter(part -> part.name() != null).forEach(part -> files.put(part.name(), part.bytes()));
        return files;
    }

    /**
     * One part that is no multipart.
     *
     * @param type media type
     * @param contentId without brackets; null for none
     * @param name of the file; null for none
     * @param bytes decoded
     */
    public record Part(String type, String contentId, String name, byte[] bytes) {}

    /** All parts in order. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        collect(raw, parts);
        return parts;
    }

    private static void collect(String entity, List<Part> parts) {
        Map<String, String> headers = headers(entity);
        String type = headers.getOrDefault("content-type", "text/plain");
        int end = entity.indexOf("\r\n\r\n");
        String body = end < 0 ? "" : entity.substring(end + 4);
        Matcher boundary = Pattern.compile("boundary=\"?([^\";]+)\"?").matcher(type);
        if (type.startsWith("multipart/") && boundary.find()) {
            String[] pieces = ("\r\n" + body).split(Pattern.quote("\r\n--" + boundary.group(1)));
            for (int i = 1; i < pieces.length - 1; i++) {
                collect(pieces[i].substring(2), parts);
            }
            return;
        }
        Matcher name =
                Pattern.compile("filename=\"?([^\";]+)\"?").matcher(headers.getOrDefault("content-disposition", ""));
        String id = headers.get("content-id");
        parts.add(new Part(
                type.split(";")[0].strip(),
                id == null ? null : id.replaceAll("[<>]", ""),
                name.find() ? decoded(name.group(1)) : null,
                bytes(body, headers.getOrDefault("content-transfer-encoding", "7bit"))));
    }

    private static byte[] bytes(String body, String encoding) {
        return switch (encoding) {
            case "base64" -> Base64.getMimeDecoder().decode(body);
            case "quoted-printable" -> unquoted(body.replaceAll("[ \t]*=\r\n", ""));
            default -> body.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] unquoted(String text) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '=') {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.write(text.charAt(i));
            }
        }
        return out.toByteArray();
    }

    private static Map<String, String> headers(String entity) {
        Map<String, String> headers = new LinkedHashMap<>();
        int end = entity.indexOf("\r\n\r\n");
        String head = end < 0 ? entity : entity.substring(0, end);
        for (String line : head.replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    /** RFC 2047. */
    static String decoded(String text) {
        Matcher matcher = WORD.matcher(text.replaceAll("\\?=\\s+=\\?", "?==?"));
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            byte[] bytes = matcher.group(2).equalsIgnoreCase("b")
                    ? Base64.getDecoder().decode(matcher.group(3))
                    : unquoted(matcher.group(3).replace('_', ' '));
            matcher.appendReplacement(
                    out,
                    Matcher.quoteReplacement(new String(bytes, java.nio.charset.Charset.forName(matcher.group(1)))));
        }
        return matcher.appendTail(out).toString();
    }
}
