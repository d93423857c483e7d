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
import java.util.function.Predicate;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds with the fakes and with the real programs. A subclass says where the servers are. */
abstract class PrometheusContract {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    /** A connection to servers that know nothing of earlier tests but the rules. */
    abstract ExternalSystem connection();

    @Test
    void isReachedAndLeavesNothingBehind() {
        Map<String, Object> data = good(connection().connect());
        assertThat(data.get("checks").toString())
                .contains("Prometheus 2.", "answers queries", "takes metrics and deletes them");
        ExternalSystemResult left = connection().getItem("metric", "distributed_testing_connection_test");
        assertThat(left.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
    }

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

    @Test
    void findsWhatWasPushedAndJudgesIt() {
        ExternalSystem connection = connection();
        done(connection, "push_metric", "job", "nightly", "name", "build_errors", "value", 3);
        String query = "build_errors{job=\"distributed_testing_nightly\"}";

        Map<String, Object> data = until(
                connection,
                "query",
                map("query", query),
                found -> found.get("count").equals(1));

        assertThat((List<?>) data.get("rows")).singleElement().satisfies(found -> {
            Map<?, ?> row = (Map<?, ?>) found;
            assertThat(row.get("name")).isEqualTo("build_errors");
            assertThat(row.get("value")).isEqualTo(3.0);
            assertThat(row.get("labels")).isEqualTo(map("job", "distributed_testing_nightly"));
            assertThat(row.get("time").toString()).matches("20\\d\\d-\\d\\d-\\d\\dT[\\d:.]+Z");
        });
        assertThat(done(connection, "check_query", "query", query, "fail_if", "> 2", "unstable_if", "> 1"))
                .containsEntry("verdict", "fail")
                .containsEntry("value", 3.0);
        assertThat(done(connection, "check_query", "query", query, "fail_if", ">= 3.5", "unstable_if", "!= 4"))
                .containsEntry("verdict", "unstable");
        assertThat(done(connection, "check_query", "query", "max(" + query + ")", "fail_if", "> 3"))
                .containsEntry("verdict", "pass");
        assertThat(done(connection, "query_range", "query", query, "start", "-10s", "step", "1s")
                        .get("result_type"))
                .isEqualTo("matrix");
        done(connection, "delete_metric", "job", "nightly");
    }

    @Test
    void givesEveryKindOfResult() {
        ExternalSystem connection = connection();
        assertThat(done(connection, "query", "query", "1e3"))
                .containsEntry("result_type", "scalar")
                .extractingByKey("rows")
                .asString()
                .contains("value=1000.0");
        assertThat(done(connection, "query", "query", "\"text\"").get("rows").toString())
                .contains("value=text");
        assertThat(done(connection, "query", "query", "vector(NaN)").get("rows").toString())
                .contains("value=NaN");
        assertThat(done(connection, "query", "query", "nothing_like_it"))
                .containsEntry("count", 0)
                .containsEntry("rows", List.of());
        assertThat(done(connection, "query", "query", "nothing_like_it[5m]")).containsEntry("result_type", "matrix");
        Map<String, Object> range = done(
                connection,
                "query_range",
                "query",
                "vector(1)",
                "start",
                "100",
                "end",
                "102",
                "step",
                "1s",
                "raw",
                true);
        assertThat(range.get("rows").toString())
                .isEqualTo("[{name=null, labels={}, values=[{value=1.0, time=1970-01-01T00:01:40Z}, {value=1.0,"
                        + " time=1970-01-01T00:01:41Z}, {value=1.0, time=1970-01-01T00:01:42Z}]}]");
        assertThat(range.get("raw").toString()).contains("resultType=matrix");
        String at = done(connection, "query", "query", "vector(1)", "time", "2026-11-25T10:00:00.5+01:00")
                .get("rows")
                .toString();
        assertThat(at).contains("time=2026-11-25T09:00:00.500Z");
    }

    @Test
    void asksLongQueriesToo() {
        String query = "vector(1" + "0".repeat(100) + ")" + " ".repeat(5000);
        assertThat(done(connection(), "query", "query", query)).containsEntry("count", 1);
    }

    @Test
    void tellsWhatIsWrongWithAQuery() {
        ExternalSystem connection = connection();
        ExternalSystemResult broken = connection.query(map("query", "up{"));
        bad(broken, ErrorCode.VALIDATION_ERROR, "Prometheus refused it (bad_data)", "parse error");
        assertThat(broken.metadata()).containsEntry("vendor_error", "bad_data").containsEntry("attempts", 1);
        bad(
                connection.executeOperation(
                        "query_range", map("query", "vector(1)", "start", "0", "end", "12000", "step", "1s")),
                ErrorCode.VALIDATION_ERROR,
                "11,000 points");
        assertThat(done(connection, "query_range", "query", "vector(1)", "start", "0", "end", "11000", "step", "1s"))
                .containsEntry("count", 1);
    }

    @Test
    void readsRulesAndSaysWhyItCannotChangeThem() {
        ExternalSystem connection = connection();
        assertThat(done(connection, "rules", "group", "builds")).containsEntry("count", 2);
        assertThat(done(connection, "rules", "type", "recording", "group", "builds")
                        .get("rows")
                        .toString())
                .contains("id=builds/job:build_errors:max", "query=max by (job) (build_errors)", "team=ops");
        assertThat(good(connection.getItem("alerting_rule", "TooManyErrors")))
                .containsEntry("id", "builds/TooManyErrors")
                .containsEntry("query", "build_errors > 2")
                .containsEntry("annotations", map("summary", "About TooManyErrors"));
        assertThat(good(connection.getItem("recording_rule", "builds/job:build_errors:max")))
                .containsEntry("type", "recording");
        assertThat(good(connection.query(map("item_type", "alerting_rule", "name", "TooManyErrors"))))
                .containsEntry("count", 1);
        assertThat(good(connection.query(map("item_type", "recording_rule", "group", "none"))))
                .containsEntry("count", 0);
        bad(connection.getItem("recording_rule", "TooManyErrors"), ErrorCode.NOT_FOUND_ERROR, "no recording rule");
        for (String type : List.of("alerting_rule", "recording_rule")) {
            Map<String, Object> rule = map("name", "x", "expr", "up == 0");
            bad(
                    connection.createItem(type, rule),
                    ErrorCode.UNSUPPORTED_OPERATION,
                    "rules are files",
                    "only reads them");
            bad(connection.updateItem(type, "x", rule), ErrorCode.UNSUPPORTED_OPERATION, "rules are files");
            bad(connection.deleteItem(type, "x"), ErrorCode.UNSUPPORTED_OPERATION, "rules are files");
        }
    }

    @Test
    void readsTargets() {
        Map<String, Object> data = until(
                connection(),
                "targets",
                map("job", "pushgateway"),
                found -> found.get("count").equals(1));
        assertThat((List<?>) data.get("rows"))
                .singleElement()
                .satisfies(row -> assertThat(row.toString()).contains("instance=127.0.0.1:", "scrape_url=http://127"));
        assertThat(done(connection(), "targets", "state", "any", "job", "nothing"))
                .containsEntry("count", 0);
        assertThat(done(connection(), "alerts", "name", "nothing")).containsEntry("count", 0);
    }

    /** Asks until the answer is so: a real Prometheus finds its targets and scrapes them when it gets round to it. */
    private static Map<String, Object> until(
            ExternalSystem connection,
            String operation,
            Map<String, Object> parameters,
            Predicate<Map<String, Object>> condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        Map<String, Object> data = good(connection.executeOperation(operation, parameters));
        while (!condition.test(data) && System.nanoTime() < end) {
            data = good(connection.executeOperation(operation, parameters));
        }
        assertThat(data).matches(condition);
        return data;
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
