package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.Verdict;
import io.jenkins.plugins.externalsystems.core.Verdict.Level;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate: thresholds, no data, and what it says. */
class CheckQueryTest {
    private final PrometheusFixture fixture = new PrometheusFixture();
    private final ExternalSystem connection = fixture.connection();

    CheckQueryTest() {
        fixture.prometheus.add("errors", Map.of("job", "a"), "0.05");
        fixture.prometheus.add("errors", Map.of("job", "b"), "0.07");
        fixture.prometheus.add("errors", Map.of("job", "c"), "NaN");
        fixture.prometheus.add("quiet", Map.of(), "NaN");
        for (int i = 0; i < 5; i++) {
            fixture.prometheus.add("many", Map.of("n", String.valueOf(i)), String.valueOf(i));
        }
    }

    @AfterEach
    void stop() {
        connection.close();
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
            errors,  > 0.07,  > 0.05,  UNSTABLE
            errors,  > 0.05,  > 0.01,  FAIL
            errors,  >=0.07,  ,        FAIL
            errors,  > 0.07,  > 0.07,  PASS
            errors,  <0.05,   ,        PASS
            errors,  <= 5e-2, ,        FAIL
            errors,  == .05,  ,        FAIL
            errors,  != 0.05, ,        FAIL
            quiet,   != 1,    ,        FAIL
            2,       == 2,    ,        FAIL
            2,       > -Inf,  ,        FAIL
            2,       > +Inf,  < +3,    UNSTABLE
            +Inf,    >= +Inf, ,        FAIL
            """)
    void comparesEachSeries(String query, String failIf, String unstableIf, Level expected) {
        assertThat(verdict("query", query, "fail_if", failIf, "unstable_if", unstableIf)
                        .level())
                .isEqualTo(expected);
    }

    @Test
    void tellsValueAndQuery() {
        assertThat(verdict("query", "errors", "fail_if", "> 0.06", "unstable_if", "> 0.01"))
                .isEqualTo(new Verdict(Level.FAIL, "'errors' is 0.07 for errors{job=\"b\"}, which is > 0.06"));
        assertThat(verdict("query", "errors", "unstable_if", "> 0.01").reason())
                .isEqualTo("'errors' is 0.05 for errors{job=\"a\"}, 0.07 for errors{job=\"b\"}, which is > 0.01");
        assertThat(verdict("query", " sum(   many)", "fail_if", "> 10"))
                .isEqualTo(new Verdict(Level.PASS, "'sum( many)' is 10"));
        assertThat(verdict("query", "many").reason())
                .isEqualTo("'many' is 0 for many{n=\"0\"}, 1 for many{n=\"1\"}, 2 for many{n=\"2\"} and 2 more");
        assertThat(verdict("query", "vector(1)" + " ".repeat(20) + "", "fail_if", "> 1")
                        .reason())
                .isEqualTo("'vector(1)' is 1");
    }

    @Test
    void givesTheRowsToo() {
        Map<String, Object> data = good(check("query", "errors", "fail_if", "> 0.06"));
        assertThat(data)
                .containsEntry("verdict", "fail")
                .containsEntry("reason", "'errors' is 0.07 for errors{job=\"b\"}, which is > 0.06")
                .containsEntry("value", 0.05)
                .containsEntry("count", 3)
                .containsEntry("result_type", "vector");
    }

    @ParameterizedTest
    @CsvSource({
        ", nothing, , PASS",
        "> 1, nothing, , FAIL",
        "> 1, quiet, , FAIL",
        "> 1, nothing, warn, WARN",
        "> 1, quiet, unstable, UNSTABLE",
        ", nothing, fail, FAIL",
        "> 1, nothing, ignore, PASS"
    })
    void doesNotStandOpenWhereThereIsNoData(String threshold, String query, String onNoData, Level expected) {
        assertThat(verdict("query", query, "unstable_if", threshold, "on_no_data", onNoData))
                .isEqualTo(new Verdict(
                        expected,
                        "'" + query + "' gave " + (query.equals("quiet") ? "NaN alone, which is no data" : "no data")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.05", ">", "> x", "=> 1", "> 1 2", "> NaN", "> 5%", "~ 1", "> 1e9999"})
    void refusesOtherThresholds(String text) {
        bad(
                check("query", "errors", "fail_if", text),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'fail_if' is '" + text + "'");
        bad(check("query", "errors", "unstable_if", text), ErrorCode.VALIDATION_ERROR, "'unstable_if'", "'> 0.05'");
        assertThat(fixture.prometheus.requests()).isEmpty();
    }

    @Test
    void refusesWhatHasNoOneValue() {
        bad(check("query", "errors[5m]", "fail_if", "> 1"), ErrorCode.VALIDATION_ERROR, "a range of values for each");
        bad(check("query", "\"a text\"", "fail_if", "> 1"), ErrorCode.VALIDATION_ERROR, "gives a text");
        bad(check("query", "errors", "on_no_data", "pass"), ErrorCode.VALIDATION_ERROR, "'on_no_data' is 'pass'");
        bad(check("fail_if", "> 1"), ErrorCode.VALIDATION_ERROR, "'query' is missing");
    }

    @Test
    void isNoVerdictWhereTheCallFails() {
        fixture.prometheus.nextReply(Reply.text(403, "no"));
        ExternalSystemResult result = check("query", "errors", "fail_if", "> 0.06");
        bad(result, ErrorCode.PERMISSION_ERROR);
        assertThat(Verdict.of(result)).isEmpty();
        assertThat(result.metadata()).doesNotContainKey("verdict");
    }

    @Test
    void looksAtATimeThatIsNamed() {
        good(check("query", "errors", "time", "-1h"));
        assertThat(fixture.prometheus.requests().get(0).query())
                .contains("time="
                        + fixture.test.time().instant().minusSeconds(3600).getEpochSecond());
        assertThat(List.of(check("query", "errors", "time", "yesterday")))
                .singleElement()
                .satisfies(result -> bad(result, ErrorCode.VALIDATION_ERROR, "'time' is 'yesterday'", "-30m"));
    }

    private Verdict verdict(Object... parameters) {
        return Verdict.of(check(parameters)).orElseThrow();
    }

    private ExternalSystemResult check(Object... parameters) {
        return connection.executeOperation("check_query", map(parameters));
    }
}
