package io.jenkins.plugins.externalsystems.fakes.prometheus;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text format as strictly as a Pushgateway does, with its words for what is wrong.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus, exposition formats</a>
 */
final class TextFormat {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)[ \\t]*(?:\\{(.*)\\})?[ \\t]*([^ \\t]*)(?:[ \\t]+([^ \\t]*))?[ \\t]*");
    private static final Pattern LABEL = Pattern.compile(
            "\\G[ \\t]*([a-zA-Z_][a-zA-Z0-9_]*)[ \\t]*=[ \\t]*\"((?:[^\"\\\\\\n]|\\\\.)*)\"[ \\t]*(?:,|$)");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|[+-]?Inf|NaN");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");

    private final Map<String, PushedFamily> families = new LinkedHashMap<>();
    private final Set<String> typed = new HashSet<>();
    private boolean hasTimestamps;

    private TextFormat() {}

    /** The families by name, in the order of the text. */
    static Map<String, PushedFamily> read(byte[] body) throws GatewayRefusal {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw GatewayRefusal.inLine(1, "invalid label value");
        }
        TextFormat format = new TextFormat();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length - 1; i++) {
            format.line(i + 1, lines[i]);
        }
        if (!lines[lines.length - 1].isEmpty()) {
            throw GatewayRefusal.inLine(lines.length, "unexpected end of input stream");
        }
        if (format.hasTimestamps) {
            throw GatewayRefusal.inconsistent("pushed metrics must not have timestamps");
        }
        format.families.values().removeIf(family -> family.samples().isEmpty());
        return format.families;
    }

    private void line(int number, String line) throws GatewayRefusal {
        String stripped = line.replaceAll("^[ \\t]+", "");
        if (stripped.isEmpty()) {
            return;
        }
        if (stripped.startsWith("#")) {
            comment(number, stripped);
            return;
        }
        Matcher sample = SAMPLE.matcher(stripped);
        if (!sample.matches()) {
            throw GatewayRefusal.inLine(number, "invalid metric name");
        }
        String value = sample.group(3);
        if (!FLOAT.matcher(value).matches()) {
            throw GatewayRefusal.inLine(number, "expected float as value, got \"" + value.replace("\r", "\\r") + "\"");
        }
        if (sample.group(4) != null && !sample.group(4).isEmpty()) {
            if (!sample.group(4).matches("-?\\d+")) {
                throw GatewayRefusal.inLine(number, "expected integer as timestamp, got \"" + sample.group(4) + "\"");
            }
            hasTimestamps = true;
        }
        family(sample.group(1)).add(new PushedSample(sample.group(1), labels(number, sample.group(2)), value));
    }

    private PushedFamily family(String sampleName) {
        return families.values().stream()
                .filter(family -> family.has(sampleName))
                .findFirst()
                .orElseGet(() -> families.computeIfAbsent(sampleName, PushedFamily::new));
    }

    private void comment(int number, String line) throws GatewayRefusal {
        String[] words = line.substring(1).strip().split("[ \\t]+", 3);
        if (words.length < 2 || !words[0].equals("TYPE") && !words[0].equals("HELP")) {
            return;
        }
        if (words[0].equals("HELP")) {
            families.computeIfAbsent(words[1], PushedFamily::new).help(words.length < 3 ? "" : unescaped(words[2]));
            return;
        }
        PushedFamily family = families.computeIfAbsent(words[1], PushedFamily::new);
        if (!typed.add(words[1]) || !family.samples().isEmpty()) {
            throw GatewayRefusal.inLine(
                    number, "second TYPE line for metric name \"" + words[1] + "\", or TYPE reported after samples");
        }
        if (words.length < 3 || !TYPES.contains(words[2].strip())) {
            throw GatewayRefusal.inLine(number, "unknown metric type \"" + (words.length < 3 ? "" : words[2]) + "\"");
        }
        family.type(words[2].strip());
    }

    private static Map<String, String> labels(int number, String text) throws GatewayRefusal {
        Map<String, String> labels = new LinkedHashMap<>();
        if (text == null || text.isBlank()) {
            return labels;
        }
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find()) {
            if (labels.put(label.group(1), unescaped(label.group(2))) != null) {
                throw GatewayRefusal.inLine(number, "duplicate label names for metric");
            }
            end = label.end();
        }
        if (end != text.length()) {
            throw GatewayRefusal.inLine(number, "expected '=' after label name");
        }
        return labels;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            i++;
            char escaped = text.charAt(i);
            plain.append(escaped == 'n' ? '\n' : escaped);
        }
        return plain.toString();
    }
}
