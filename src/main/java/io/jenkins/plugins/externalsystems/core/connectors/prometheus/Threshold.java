package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison such as {@code > 0.05}.
 *
 * @param operator {@code >}, {@code >=}, {@code <}, {@code <=}, {@code ==} or {@code !=}
 */
public record Threshold(String operator, double limit) {
    private static final Pattern FORM =
            Pattern.compile("(>=|<=|==|!=|>|<)\\s*([+-]?(?:Inf|(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?))");

    /** @throws IllegalArgumentException with the rest of a sentence that starts with the threshold's name */
    public static Threshold parse(String text) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw new IllegalArgumentException("is '" + text
                    + "'; needed is a comparison with a number, such as '> 0.05', by >, >=, <, <=, == or !=");
        }
        String number = form.group(2);
        double limit = number.endsWith("Inf")
                ? number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY
                : Double.parseDouble(number);
        return new Threshold(form.group(1), limit);
    }

    /** Whether the comparison holds; never for NaN. */
    boolean isMetBy(double value) {
        if (Double.isNaN(value)) {
            return false;
        }
        return switch (operator) {
            case ">" -> value > limit;
            case ">=" -> value >= limit;
            case "<" -> value < limit;
            case "<=" -> value <= limit;
            case "==" -> isLimit(value);
            default -> !isLimit(value);
        };
    }

    /** Zero is zero, with and without a minus. */
    private boolean isLimit(double value) {
        return Double.compare(value + 0.0, limit + 0.0) == 0;
    }
}
