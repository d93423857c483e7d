package io.jenkins.plugins.externalsystems.fakes.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of PromQL as examples need: numbers, texts, {@code vector(1)}, selectors with matchers and ranges, and
 * {@code sum}, {@code max} and {@code count} of a selector. Anything else is a parse error.
 *
 * @param resultType as in an answer
 * @param series for a vector or a matrix; the first one's value for the others
 */
record Expression(String resultType, List<FakeSeries> series) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-]?Inf|NaN");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern VECTOR = Pattern.compile("vector\\((.+)\\)");
    private static final Pattern AGGREGATION = Pattern.compile("(sum|max|count)\\((.+)\\)");
    private static final Pattern SELECTOR =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{([^}]*)\\})?(\\[\\d+[smhdwy]\\])?");
    private static final Pattern MATCHER =
            Pattern.compile("\\G\\s*([a-zA-Z_]\\w*)\\s*(=~|!~|!=|=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:,|$)");

    /** @param known what there is to select from */
    static Expression evaluate(String query, List<FakeSeries> known) throws ApiRefusal {
        String expression = query.strip();
        if (expression.isEmpty()) {
            throw ApiRefusal.badData("query", "1:1: parse error: no expression found in input");
        }
        if (NUMBER.matcher(expression).matches()) {
            return new Expression("scalar", List.of(valued(expression)));
        }
        Matcher text = TEXT.matcher(expression);
        if (text.matches()) {
            return new Expression("string", List.of(valued(text.group(1))));
        }
        Matcher vector = VECTOR.matcher(expression);
        if (vector.matches() && NUMBER.matcher(vector.group(1)).matches()) {
            return new Expression("vector", List.of(valued(vector.group(1))));
        }
        Matcher aggregation = AGGREGATION.matcher(expression);
        if (aggregation.matches()) {
            return aggregate(
                    aggregation.group(1), evaluate(aggregation.group(2), known).series());
        }
        Matcher selector = SELECTOR.matcher(expression);
        if (!selector.matches()) {
            throw ApiRefusal.badData("query", "1:" + expression.length() + ": parse error: unexpected end of input");
        }
        Predicate<Map<String, String>> matchers = matchers(selector.group(2));
        List<FakeSeries> selected = known.stream()
                .filter(series -> series.name().equals(selector.group(1)) && matchers.test(series.labels()))
                .toList();
        return new Expression(selector.group(3) == null ? "vector" : "matrix", selected);
    }

    private static FakeSeries valued(String value) {
        return new FakeSeries("", Map.of(), value);
    }

    private static Expression aggregate(String function, List<FakeSeries> series) {
        if (series.isEmpty()) {
            return new Expression("vector", series);
        }
        List<Double> values = new ArrayList<>();
        series.forEach(each -> values.add(Double.parseDouble(each.value())));
        double result =
                switch (function) {
                    case "sum" -> values.stream().mapToDouble(value -> value).sum();
                    case "max" ->
                        values.stream().mapToDouble(value -> value).max().orElseThrow();
                    default -> values.size();
                };
        String text = result == Math.rint(result) ? String.valueOf((long) result) : String.valueOf(result);
        return new Expression("vector", List.of(valued(text)));
    }

    private static Predicate<Map<String, String>> matchers(String text) throws ApiRefusal {
        Predicate<Map<String, String>> all = labels -> true;
        if (text == null || text.isBlank()) {
            return all;
        }
        Matcher matcher = MATCHER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String name = matcher.group(1);
            String operator = matcher.group(2);
            String value = matcher.group(3).replaceAll("\\\\(.)", "$1");
            all = all.and(labels -> matches(labels.getOrDefault(name, ""), operator, value));
            end = matcher.end();
        }
        if (end != text.length()) {
            throw ApiRefusal.badData("query", "1:" + end + ": parse error: unexpected character");
        }
        return all;
    }

    private static boolean matches(String label, String operator, String value) {
        return switch (operator) {
            case "=" -> label.equals(value);
            case "!=" -> !label.equals(value);
            case "=~" -> label.matches(value);
            default -> !label.matches(value);
        };
    }
}
