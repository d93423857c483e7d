package io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What names, labels and numbers may be. Newer servers take any UTF-8 in names, Pushgateways do not, and names that need
 * quotes are a burden in every query, so the classic rules are kept.
 *
 * @see <a href="https://prometheus.io/docs/concepts/data_model/">Prometheus, data model</a>
 */
public final class MetricRules {
    private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    /** Pushgateway writes these two itself, and silently replaces what is pushed under their names. */
    private static final Set<String> OF_THE_GATEWAY = Set.of("push_time_seconds", "push_failure_time_seconds");

    private MetricRules() {}

    /** @throws IllegalArgumentException in a sentence without a full stop */
    static void requireMetricName(String name) {
        if (!METRIC_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no metric name: letters, digits, '_' and ':', not starting with a digit");
        }
        if (OF_THE_GATEWAY.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is a metric that Pushgateway makes itself");
        }
    }

    /** @throws IllegalArgumentException in a sentence without a full stop */
    public static void requireLabelName(String name) {
        if (!LABEL_NAME.matcher(name).matches() || name.startsWith("__")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no label name: letters, digits and '_', not starting with a digit or with '__'");
        }
    }

    /**
     * Labels with checked names; values are texts, numbers or booleans.
     *
     * @throws IllegalArgumentException in a sentence without a full stop
     */
    public static Map<String, String> labels(Map<?, ?> given) {
        Map<String, String> labels = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            String name = String.valueOf(key);
            requireLabelName(name);
            labels.put(name, labelValue(name, value));
        });
        return labels;
    }

    private static String labelValue(String name, @CheckForNull Object value) {
        if (!(value instanceof CharSequence || value instanceof Number || value instanceof Boolean)) {
            throw new IllegalArgumentException("label '" + name + "' must be a text");
        }
        String text = value.toString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("label '" + name + "' holds half a character, which UTF-8 cannot write");
        }
        return text;
    }

    /**
     * A sample's number, with {@code NaN}, {@code +Inf} and {@code -Inf} as texts.
     *
     * @param what names it in the failure
     * @throws IllegalArgumentException in a sentence without a full stop
     */
    static double number(String what, @CheckForNull Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        String text = value instanceof CharSequence ? value.toString().trim() : "";
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Inf", "+Inf", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (!NUMBER.matcher(text).matches()) {
                    throw new IllegalArgumentException(
                            what + (value == null ? " is missing" : " must be a number, NaN, +Inf or -Inf"));
                }
                yield Double.parseDouble(text);
            }
        };
    }

    /** A number of observations. @throws IllegalArgumentException in a sentence without a full stop */
    static long count(String what, @CheckForNull Object value) {
        double number = number(what, value);
        if (number < 0 || Double.compare(number, Math.rint(number)) != 0 || number > 1L << 53) {
            throw new IllegalArgumentException(what + " must be a whole number, not below 0");
        }
        return (long) number;
    }
}
