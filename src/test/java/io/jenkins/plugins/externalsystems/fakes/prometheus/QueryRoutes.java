package io.jenkins.plugins.externalsystems.fakes.prometheus;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates queries at one time and over ranges, with Prometheus' own checks of times and points. */
final class QueryRoutes {
    private static final Pattern DURATION = Pattern.compile("(\\d+(\\.\\d+)?)|(\\d+(ms|[smhdwy]))+");
    private static final double NOW = 1_795_571_381.951;
    private static final int MOST_STEPS = 11_000;

    private QueryRoutes() {}

    /** @param result of the query */
    static Map<String, Object> instant(Map<String, String> parameters, Expression result) throws ApiRefusal {
        double time = parameters.containsKey("time") ? time("time", parameters.get("time")) : NOW;
        checkTimeout(parameters);
        return switch (result.resultType()) {
            case "vector" -> data("vector", vector(result, time));
            case "matrix" -> data("matrix", matrix(result, List.of(time - 30, time)));
            default ->
                data(
                        result.resultType(),
                        List.of(written(time), result.series().get(0).value()));
        };
    }

    static Map<String, Object> range(Map<String, String> parameters, List<FakeSeries> known) throws ApiRefusal {
        double start = time("start", parameters.getOrDefault("start", ""));
        double end = time("end", parameters.getOrDefault("end", ""));
        if (end < start) {
            throw ApiRefusal.badData("end", "end timestamp must not be before start time");
        }
        double step = duration("step", parameters.getOrDefault("step", ""));
        if (step <= 0) {
            throw ApiRefusal.badData(
                    "step", "zero or negative query resolution step widths are not accepted. Try a positive integer");
        }
        // In whole steps, as the real one divides, which counts in nanoseconds.
        if (nanos(end - start) / nanos(step) > MOST_STEPS) {
            throw new ApiRefusal(
                    400,
                    "bad_data",
                    "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution"
                            + " (?step=XX)");
        }
        checkTimeout(parameters);
        Expression result = Expression.evaluate(parameters.getOrDefault("query", ""), known);
        if (result.resultType().equals("matrix") || result.resultType().equals("string")) {
            throw new ApiRefusal(
                    400,
                    "bad_data",
                    "invalid expression type \"" + (result.resultType().equals("matrix") ? "range vector" : "string")
                            + "\" for range query, must be Scalar or instant Vector");
        }
        List<Double> times = new ArrayList<>();
        for (long i = 0; i <= nanos(end - start) / nanos(step); i++) {
            times.add(start + i * step);
        }
        return data("matrix", matrix(result, times));
    }

    private static List<Map<String, Object>> vector(Expression result, double time) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (FakeSeries series : result.series()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("metric", series.metric());
            row.put("value", List.of(written(time), series.value()));
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, Object>> matrix(Expression result, List<Double> times) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (FakeSeries series : result.series()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("metric", series.metric());
            row.put(
                    "values",
                    times.stream()
                            .map(time -> List.of(written(time), series.value()))
                            .toList());
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> data(String type, Object result) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("resultType", type);
        data.put("result", result);
        return data;
    }

    /** As Prometheus writes times: without an exponent, whole or with three decimals. */
    private static Number written(double time) {
        return time == Math.rint(time) ? (Number) (long) time : BigDecimal.valueOf(Math.round(time * 1000), 3);
    }

    private static double time(String parameter, String text) throws ApiRefusal {
        if (text.matches("\\d+(\\.\\d+)?")) {
            return new BigDecimal(text).doubleValue();
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli() / 1000.0;
        } catch (DateTimeException wrong) {
            String prefix = parameter.equals("time") ? "Invalid time value for 'time': " : "";
            throw ApiRefusal.badData(parameter, prefix + "cannot parse \"" + text + "\" to a valid timestamp");
        }
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    /** @param parameters that were checked */
    static boolean leavesNoTime(Map<String, String> parameters) throws ApiRefusal {
        return parameters.containsKey("timeout") && duration("timeout", parameters.get("timeout")) == 0;
    }

    private static void checkTimeout(Map<String, String> parameters) throws ApiRefusal {
        if (parameters.containsKey("timeout")) {
            duration("timeout", parameters.get("timeout"));
        }
    }

    private static double duration(String parameter, String text) throws ApiRefusal {
        if (!DURATION.matcher(text).matches()) {
            throw ApiRefusal.badData(parameter, "cannot parse \"" + text + "\" to a valid duration");
        }
        if (text.matches("\\d+(\\.\\d+)?")) {
            return Double.parseDouble(text);
        }
        double seconds = 0;
        Matcher part = Pattern.compile("(\\d+)(ms|[smhdwy])").matcher(text);
        while (part.find()) {
            seconds += Long.parseLong(part.group(1))
                    * switch (part.group(2)) {
                        case "ms" -> 0.001;
                        case "s" -> 1;
                        case "m" -> 60;
                        case "h" -> 3600;
                        case "d" -> 86_400;
                        case "w" -> 604_800;
                        default -> 31_536_000;
                    };
        }
        return seconds;
    }
}
