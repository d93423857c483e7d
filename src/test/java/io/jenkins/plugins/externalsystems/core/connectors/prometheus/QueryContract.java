package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries at one time and over a range, and what is wrong with one. */
abstract class QueryContract extends PrometheusContract {
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
    }

    /** The server counts whole steps: it says 11,000 points, and gives one for the start too. */
    @ParameterizedTest
    @CsvSource({
        "10999, 1s, 11000",
        "11000, 1s, 11001",
        "11000.9, 1s, 11001",
        "5500.4, 500ms, 11001",
        "3300.2, 300ms, 11001"
    })
    void givesAsManyPointsAsTheServerAllows(String end, String step, int points) {
        Object rows = done(connection(), "query_range", "query", "vector(1)", "start", "0", "end", end, "step", step)
                .get("rows");
        assertThat((List<?>) rows)
                .singleElement()
                .satisfies(row ->
                        assertThat((List<?>) ((Map<?, ?>) row).get("values")).hasSize(points));
    }

    @ParameterizedTest
    @CsvSource({"11001, 1s", "5500.5, 500ms", "3300.3, 300ms"})
    void tellsThatThereWouldBeTooManyPoints(String end, String step) {
        ExternalSystemResult result = connection()
                .executeOperation("query_range", map("query", "vector(1)", "start", "0", "end", end, "step", step));
        bad(result, ErrorCode.VALIDATION_ERROR, "Prometheus refused it (bad_data)", "11,000 points");
        assertThat(result.metadata()).containsEntry("http_status", 400).containsEntry("attempts", 1);
    }

    /** @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview">503 for a query's time</a> */
    static void tellsThatItTookTooLong(ExternalSystemResult result) {
        bad(result, ErrorCode.TIMEOUT_ERROR, "Prometheus refused it (timeout): query timed out");
        assertThat(result.metadata())
                .containsEntry("http_status", 503)
                .containsEntry("vendor_error", "timeout")
                // It would take as long again.
                .containsEntry("attempts", 1)
                .doesNotContainKey("verdict");
    }
}
