package io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers write, as text; and what they may not write. Descriptions are JSON, as forms hold them. */
class ExpositionTextTest {
    @Test
    void writesAMapAsGauges() {
        assertThat(text("{\"b\": 1, \"a\": 2.5, \"c\": \"-Inf\", \"d\": \"1e3\"}"))
                .isEqualTo("""
                        # TYPE a gauge
                        a 2.5
                        # TYPE b gauge
                        b 1.0
                        # TYPE c gauge
                        c -Inf
                        # TYPE d gauge
                        d 1000.0
                        """);
    }

    @Test
    void writesDescriptionsOfAMapAndOfAList() {
        String expected = """
                # HELP x_total All \\\\ of\\nthem
                # TYPE x_total counter
                x_total{a="1",b="q\\"\\\\\\n"} 3.0
                x_total{a="2",b="true"} 0.0
                """;
        String help = "\"help\": \"All \\\\ of\\nthem\"";
        assertThat(text("[{\"name\": \"x\", \"type\": \"counter\", \"value\": 3, " + help
                        + ", \"labels\": {\"a\": 1, \"b\": \"q\\\"\\\\\\n\"}}, {\"name\": \"x_total\", \"type\": \"counter\","
                        + " \"value\": \"0\", " + help + ", \"labels\": {\"a\": 2, \"b\": true}}]"))
                .isEqualTo(expected);
        assertThat(text("{\"x\": {\"type\": \"untyped\", \"value\": 3}}")).isEqualTo("# TYPE x untyped\nx 3.0\n");
    }

    @Test
    void writesHistogramsAndSummaries() {
        assertThat(
                        text(
                                "{\"h\": {\"type\": \"histogram\", \"buckets\": {\"1\": 3, \"0.5\": 1, \"+Inf\": 6}, \"sum\": 4.5}}"))
                .isEqualTo("""
                        # TYPE h histogram
                        h_bucket{le="0.5"} 1
                        h_bucket{le="1.0"} 3
                        h_bucket{le="+Inf"} 6
                        h_count 6
                        h_sum 4.5
                        """);
        assertThat(text("{\"h\": {\"type\": \"histogram\", \"sum\": 0, \"count\": 0}}"))
                .contains("h_bucket{le=\"+Inf\"} 0");
        assertThat(text("{\"s\": {\"type\": \"summary\", \"quantiles\": {\"0.9\": 2}, \"sum\": 4.5, \"count\": 6}}"))
                .isEqualTo("""
                        # TYPE s summary
                        s{quantile="0.9"} 2.0
                        s_count 6
                        s_sum 4.5
                        """);
    }

    @Test
    void tellsWhichCountersItRenamed() {
        assertThat(Metric.all(Json.parse("{\"a\": {\"type\": \"counter\", \"value\": 1}, \"b\": 1}")))
                .extracting(metric -> metric.name() + " " + metric.isRenamed())
                .containsExactly("a_total true", "b false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            7                                                   | must be a map of names and values
            [7]                                                 | must be a map of names and values
            {}                                                  | holds no metric
            []                                                  | holds no metric
            {"1a": 1}                                           | '1a' is no metric name
            {"a b": 1}                                          | 'a b' is no metric name
            {"a-b": 1}                                          | 'a-b' is no metric name
            {"ä": 1}                                            | 'ä' is no metric name
            {"push_time_seconds": 1}                            | 'push_time_seconds' is a metric that Pushgateway makes
            {"a": null}                                         | metric 'a': 'value' is missing
            {"a": "x"}                                          | metric 'a': 'value' must be a number
            {"a": ""}                                           | metric 'a': 'value' must be a number
            {"a": "0x1p3"}                                      | metric 'a': 'value' must be a number
            {"a": "1f"}                                         | metric 'a': 'value' must be a number
            {"a": true}                                         | metric 'a': 'value' must be a number
            {"a": [1]}                                          | metric 'a': 'value' must be a number
            {"a": {}}                                           | metric 'a': 'value' is missing
            {"a": {"name": "b", "value": 1}}                    | metric 'a' has a second name
            {"a": {"value": 1, "type": "meter"}}                | metric 'a': has the type 'meter'; allowed are gauge
            {"a": {"value": 1, "timestamp": 5}}                 | metric 'a': Pushgateway takes no time stamps
            {"a": {"value": 1, "vlaue": 1}}                     | metric 'a': a gauge has no 'vlaue'; allowed are help, labels
            {"a": {"value": 1, "buckets": {}}}                  | metric 'a': a gauge has no 'buckets'
            {"a": {"value": 1, "labels": "x"}}                  | metric 'a': has 'labels' that are no map
            {"a": {"value": 1, "labels": {"a-b": "x"}}}         | 'a-b' is no label name
            {"a": {"value": 1, "labels": {"__a": "x"}}}         | '__a' is no label name
            {"a": {"value": 1, "labels": {"1": "x"}}}           | '1' is no label name
            {"a": {"value": 1, "labels": {"a": null}}}          | label 'a' must be a text
            {"a": {"value": 1, "labels": {"a": ["x"]}}}         | label 'a' must be a text
            {"a": {"value": 1, "labels": {"a": "\\ud800"}}}     | label 'a' holds half a character
            {"a": {"value": -1, "type": "counter"}}             | metric 'a_total': -1.0: counters cannot have a negative
            [{"value": 1}]                                      | a metric needs a 'name'
            [{"name": "a", "value": 1}, {"name": "a", "value": 2}]                    | 'a' is there twice with the same labels
            [{"name": "a", "value": 1}, {"name": "a", "type": "untyped", "value": 2}] | 'a' is both a gauge and a untyped
            [{"name": "a", "value": 1}, {"name": "a", "help": "x", "value": 2}]       | 'a' has two help texts
            {"h": {"type": "histogram", "buckets": {"1": 1}, "sum": 1}}               | metric 'h': 'count' is missing
            {"h": {"type": "histogram", "buckets": {"1": 1}, "count": 2}}             | metric 'h': 'sum' is missing
            {"h": {"type": "histogram", "buckets": [1], "sum": 1, "count": 1}}        | metric 'h': 'buckets' must be a map
            {"h": {"type": "histogram", "buckets": {"x": 1}, "sum": 1, "count": 1}}   | an upper bound in 'buckets' must be
            {"h": {"type": "histogram", "buckets": {"1": 1.5}, "sum": 1, "count": 2}} | each count in 'buckets' must be a whole
            {"h": {"type": "histogram", "buckets": {"1": 3, "2": 2}, "sum": 1, "count": 3}}  | counts in 'buckets' are cumulative
            {"h": {"type": "histogram", "buckets": {"1": 3}, "sum": 1, "count": 2}}          | counts in 'buckets' are cumulative
            {"h": {"type": "histogram", "buckets": {"+Inf": 3}, "sum": 1, "count": 2}}       | 'count' and the bucket +Inf differ
            {"h": {"type": "histogram", "sum": 1, "count": 2, "labels": {"le": "1"}}} | metric 'h'
            {"s": {"type": "summary", "sum": 1, "count": 2, "labels": {"quantile": "1"}}} | metric 's'
            {"s": {"type": "summary", "quantiles": {"1.5": 2}, "sum": 1, "count": 2}} | metric 's'
            {"s": {"type": "summary", "sum": 1, "count": -2}}                         | metric 's': 'count' must be a whole number
            """)
    void refuses(String json, String sentence) {
        assertThatThrownBy(() -> text(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .message()
                .doesNotEndWith(".");
    }

    @Test
    void readsEveryNumberOfThePipeline() {
        assertThat(MetricRules.number("n", Map.of("a", 7L).get("a"))).isEqualTo(7);
        assertThat(MetricRules.number("n", ".5e-1")).isEqualTo(0.05);
        assertThat(MetricRules.number("n", Double.NaN)).isNaN();
        assertThat(MetricRules.number("n", "+Inf")).isInfinite().isPositive();
    }

    private static String text(String json) {
        return new String(ExpositionText.of(Metric.all(Json.parse(json))), StandardCharsets.UTF_8);
    }
}
