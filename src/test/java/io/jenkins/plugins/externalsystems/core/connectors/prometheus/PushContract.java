package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes, groups and what of them is found again. */
abstract class PushContract extends PrometheusContract {
    @Test
    void takesEveryTypeOfMetric() {
        Map<String, Object> pushed = done(
                connection(),
                "push_metrics",
                "job",
                "types",
                "metrics",
                List.of(
                        map("name", "t_gauge", "value", -1.5, "help", "With \"quotes\", \\ and\nlines"),
                        map(
                                "name",
                                "t_gauge",
                                "value",
                                "NaN",
                                "help",
                                "With \"quotes\", \\ and\nlines",
                                "labels",
                                map("at", "ü \"\\\n")),
                        map("name", "t_counter_total", "type", "counter", "value", 3),
                        map("name", "t_untyped", "type", "untyped", "value", "+Inf"),
                        map(
                                "name",
                                "t_histogram",
                                "type",
                                "histogram",
                                "buckets",
                                map("0.5", 1, "2", 3),
                                "sum",
                                4.5,
                                "count",
                                6),
                        map(
                                "name",
                                "t_summary",
                                "type",
                                "summary",
                                "quantiles",
                                map("0.5", 1, "0.9", 2),
                                "sum",
                                4.5,
                                "count",
                                6)));

        assertThat(pushed)
                .containsEntry("id", "distributed_testing_types")
                .containsEntry("job", "distributed_testing_types")
                .containsEntry("count", 6)
                .containsEntry(
                        "metrics", List.of("t_gauge", "t_counter_total", "t_untyped", "t_histogram", "t_summary"));
        List<Map<String, Object>> kept = metrics(connection(), "distributed_testing_types");
        assertThat(kept)
                .extracting(metric -> metric.get("name") + " " + metric.get("type") + " " + metric.get("value"))
                .containsExactlyInAnyOrder(
                        "t_gauge gauge -1.5",
                        "t_gauge gauge NaN",
                        "t_counter_total counter 3.0",
                        "t_untyped untyped +Inf",
                        "t_histogram histogram null",
                        "t_summary summary null");
        assertThat(kept).anySatisfy(metric -> {
            assertThat(metric).containsEntry("help", "With \"quotes\", \\ and\nlines");
            assertThat((Map<?, ?>) metric.get("labels")).asString().contains("at=ü \"\\\n");
        });
        assertThat(kept).filteredOn("type", "histogram").singleElement().satisfies(histogram -> {
            assertThat(histogram).containsEntry("sum", 4.5).containsEntry("count", 6.0);
            assertThat(((Map<?, ?>) histogram.get("buckets")).values().stream().map(Object::toString))
                    .containsExactlyInAnyOrder("1.0", "3.0", "6.0");
        });
        assertThat(kept)
                .filteredOn("type", "summary")
                .singleElement()
                .satisfies(summary -> assertThat(summary).containsEntry("quantiles", map("0.5", 1.0, "0.9", 2.0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain-1.2:3~x",
                "a/b",
                "/",
                "//",
                ".",
                "..",
                "...",
                " ",
                "a b",
                "+",
                "%2F",
                "ünï",
                "日本",
                "a?b#c",
                "=",
                "\n",
                "a\\b",
                "\"",
                ";",
                "@base64",
                "\uD83D\uDE00",
                "x\u0001"
            })
    void takesAnyCharactersInGroupingKeys(String text) {
        ExternalSystem connection = connection();

        Map<String, Object> pushed = done(
                connection,
                "push_metric",
                "name",
                "keyed",
                "value",
                1,
                "grouping",
                map("job", text, "instance", text, "path", text, "nothing", ""));

        String id = (String) pushed.get("id");
        assertThat(metrics(connection, id))
                .singleElement()
                .satisfies(metric -> assertThat((Map<?, ?>) metric.get("labels"))
                        .isEqualTo(map("instance", text, "job", text, "nothing", "", "path", text)));
        good(connection.deleteItem("metric", id));
        assertThat(connection.getItem("metric", id).errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
    }

    @Test
    void addsToAGroupOrReplacesIt() {
        ExternalSystem connection = connection();
        done(connection, "push_metrics", "job", "group", "metrics", map("one", 1, "two", 2));
        done(connection, "push_metrics", "job", "group", "metrics", map("two", 3, "three", 3));
        assertThat(metrics(connection, "distributed_testing_group"))
                .extracting("name", "value")
                .containsExactlyInAnyOrder(row("one", 1.0), row("two", 3.0), row("three", 3.0));

        done(connection, "push_metric", "job", "group", "name", "four", "value", 4, "replace", true);
        assertThat(metrics(connection, "distributed_testing_group"))
                .extracting("name", "value")
                .containsExactly(row("four", 4.0));

        good(connection.updateItem("metric", "distributed_testing_group", map("name", "four", "value", 5)));
        good(connection.createItem("metric", map("job", "group", "instance", "i:1", "name", "four", "value", 6)));
        assertThat(metrics(connection, "distributed_testing_group"))
                .extracting("value")
                .containsExactly(5.0);
        assertThat(metrics(connection, "distributed_testing_group/i:1"))
                .extracting("value")
                .containsExactly(6.0);

        done(connection, "delete_metric", "job", "group");
        bad(connection.getItem("metric", "distributed_testing_group"), ErrorCode.NOT_FOUND_ERROR, "there is no metric");
        assertThat(metrics(connection, "distributed_testing_group/i:1")).hasSize(1);
        done(connection, "delete_metric", "job", "group");
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        ExternalSystem connection = connection();
        done(connection, "push_metric", "job", "first", "name", "clash", "value", 1);

        ExternalSystemResult result = connection.executeOperation(
                "push_metric", map("job", "second", "name", "clash", "type", "untyped", "value", 1));

        bad(result, ErrorCode.VALIDATION_ERROR, "Pushgateway answered HTTP 400", "inconsistent with existing metrics");
    }

    private static Tuple row(Object... values) {
        return Tuple.tuple(values);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> metrics(ExternalSystem connection, String id) {
        return (List<Map<String, Object>>)
                good(connection.getItem("metric", id)).get("metrics");
    }
}
