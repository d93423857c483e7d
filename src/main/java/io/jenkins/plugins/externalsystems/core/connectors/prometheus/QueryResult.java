package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a query gave, as rows: one a series of a vector or matrix, and one for a scalar or a text.
 *
 * @param type {@code vector}, {@code matrix}, {@code scalar} or {@code string}
 * @param series in the order of the answer
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats">Prometheus,
 *     result formats</a>
 */
record QueryResult(String type, List<Series> series) {
    private static final String NAME = "__name__";

    /**
     * One series.
     *
     * @param labels all of them, the name too
     * @param samples at least one; one alone except in a matrix
     */
    record Series(Map<String, String> labels, List<Sample> samples) {
        Sample first() {
            return samples.get(0);
        }

        /** As in PromQL: {@code up{job="a"}}. */
        String selector() {
            StringBuilder selector = new StringBuilder();
            labels.forEach((name, value) -> {
                if (!name.equals(NAME)) {
                    selector.append(selector.isEmpty() ? "" : ", ")
                            .append(name)
                            .append('=')
                            .append(Json.write(value));
                }
            });
            return labels.getOrDefault(NAME, "") + "{" + selector + "}";
        }
    }

    /** @param text what was measured, or the text that the query is about */
    record Sample(double time, String text) {
        /** @throws NumberFormatException if it is a text */
        SampleValue value() {
            return SampleValue.parse(text);
        }
    }

    /** @throws ExternalSystemException EXCEPTION for data of another form */
    static QueryResult read(CallContext context, JsonNode data) {
        String type = Json.text(data, "resultType");
        JsonNode result = data.path("result");
        List<Series> series = new ArrayList<>();
        switch (type) {
            case "vector" ->
                Json.elements(result)
                        .forEach(row ->
                                series.add(new Series(labels(row), List.of(sample(context, row.path("value"))))));
            case "matrix" ->
                Json.elements(result).forEach(row -> {
                    List<Sample> samples = new ArrayList<>();
                    Json.elements(row.path("values")).forEach(pair -> samples.add(sample(context, pair)));
                    if (!samples.isEmpty()) {
                        series.add(new Series(labels(row), samples));
                    }
                });
            case "scalar", "string" -> series.add(new Series(Map.of(), List.of(sample(context, result))));
            default -> throw unreadable(context, "result type '" + type + "'");
        }
        return new QueryResult(type, series);
    }

    private static Map<String, String> labels(JsonNode row) {
        Map<String, String> labels = new LinkedHashMap<>();
        Json.toMap(row.path("metric")).forEach((name, value) -> labels.put(name, String.valueOf(value)));
        return labels;
    }

    private static Sample sample(CallContext context, JsonNode pair) {
        if (pair.size() != 2 || !pair.path(0).isNumber()) {
            throw unreadable(context, "sample");
        }
        return new Sample(pair.path(0).asDouble(), pair.path(1).asText());
    }

    private static ExternalSystemException unreadable(CallContext context, String what) {
        return new ExternalSystemException(
                ErrorCode.EXCEPTION, context.subject() + "Prometheus' answer holds an unknown " + what + ".");
    }

    /** {@code result_type}, {@code rows} and {@code count}. */
    Map<String, Object> toData() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Series each : series) {
            Map<String, Object> row = new LinkedHashMap<>();
            Map<String, Object> labels = new LinkedHashMap<>(each.labels());
            row.put("name", labels.remove(NAME));
            row.put("labels", labels);
            if (type.equals("matrix")) {
                row.put("values", each.samples().stream().map(this::point).toList());
            } else {
                row.putAll(point(each.first()));
            }
            rows.add(row);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("result_type", type);
        data.put("rows", rows);
        data.put("count", rows.size());
        return data;
    }

    private Map<String, Object> point(Sample sample) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put(
                "value", type.equals("string") ? sample.text() : sample.value().toData());
        point.put("time", Instant.ofEpochMilli(Math.round(sample.time() * 1000)).toString());
        return point;
    }
}
