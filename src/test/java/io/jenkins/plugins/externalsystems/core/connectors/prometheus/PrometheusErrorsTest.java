package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakeRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the servers' refusals mean, and what is refused before they are asked. */
class PrometheusErrorsTest {
    private final PrometheusFixture fixture = new PrometheusFixture();
    private final ExternalSystem connection = fixture.connection("max_retries", 0);

    @AfterEach
    void stop() {
        connection.close();
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, bad_data, VALIDATION_ERROR",
        "422, execution, VALIDATION_ERROR",
        "503, timeout, TIMEOUT_ERROR",
        "503, canceled, SERVER_ERROR",
        "500, internal, SERVER_ERROR",
        "503, unavailable, SERVER_ERROR",
        "404, not_found, NOT_FOUND_ERROR",
        "406, not_acceptable, CLIENT_ERROR",
        "200, brand_new, CLIENT_ERROR",
    })
    void mapsPrometheusOwnWords(int status, String type, ErrorCode code) {
        fixture.prometheus.nextReply(Reply.json(
                status, "{\"status\":\"error\",\"errorType\":\"" + type + "\",\"error\":\"it said so\\n here\"}"));

        ExternalSystemResult result = connection.query(map("query", "up"));

        bad(result, code, "Prometheus refused it (" + type + "): it said so here.");
        assertThat(result.metadata()).containsEntry(MetadataKeys.VENDOR_ERROR, type);
        assertThat(result.metadata()).containsEntry(MetadataKeys.HTTP_STATUS, status);
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTHENTICATION_ERROR, check the credentials of 'prometheus_url'",
        "403, PERMISSION_ERROR, its credentials do not allow this",
        "404, NOT_FOUND_ERROR, check 'prometheus_url'",
        "405, CLIENT_ERROR, check 'prometheus_url'",
        "408, TIMEOUT_ERROR, HTTP 408",
        "429, RATE_LIMIT_ERROR, HTTP 429",
        "500, SERVER_ERROR, HTTP 500",
        "502, SERVER_ERROR, HTTP 502",
        "302, CLIENT_ERROR, HTTP 302"
    })
    void mapsWhatStandsInFrontOfPrometheus(int status, ErrorCode code, String part) {
        fixture.prometheus.nextReply(Reply.text(status, "<html>something"));
        bad(connection.query(map("query", "up")), code, "Prometheus answered HTTP " + status, part);
    }

    @ParameterizedTest
    @CsvSource({
        "400, VALIDATION_ERROR, HTTP 400: it said so.",
        "401, AUTHENTICATION_ERROR, check the credentials of 'pushgateway_url'",
        "403, PERMISSION_ERROR, its credentials do not allow this",
        "404, NOT_FOUND_ERROR, check 'pushgateway_url'",
        "405, CLIENT_ERROR, check 'pushgateway_url'",
        "307, CLIENT_ERROR, check 'pushgateway_url'",
        "413, VALIDATION_ERROR, HTTP 413: it said so.",
        "429, RATE_LIMIT_ERROR, HTTP 429",
        "500, SERVER_ERROR, HTTP 500: it said so.",
        "503, SERVER_ERROR, HTTP 503"
    })
    void mapsThePushgatewaysAnswers(int status, ErrorCode code, String part) {
        fixture.gateway.nextReply(Reply.text(status, "it said\n so"));
        bad(
                connection.executeOperation("push_metrics", map("metrics", map("a", 1))),
                code,
                "Pushgateway answered HTTP " + status,
                part);
    }

    @Test
    void takesAPageForNoAnswer() {
        Reply page = Reply.text(200, "<html>Log in</html>");
        fixture.gateway.nextReply(page, Reply.empty(202), page);
        bad(
                connection.executeOperation("push_metric", map("name", "a", "value", 1)),
                ErrorCode.EXCEPTION,
                "is a page and not Pushgateway's",
                "'pushgateway_url'");
        assertThat(done(connection, "push_metric", "name", "a", "value", 1)).containsEntry("count", 1);
        bad(connection.executeOperation("delete_metric", map()), ErrorCode.EXCEPTION, "is a page");
        for (String body : List.of("<html>", "{}", "[]", "\"x\"", "", "{\"status\":\"great\"}")) {
            fixture.prometheus.nextReply(Reply.text(200, body));
            bad(connection.query(map("query", "up")), ErrorCode.EXCEPTION, "is not Prometheus'", "'prometheus_url'");
        }
        for (String data : List.of(
                "{}",
                "{\"resultType\":\"graph\"}",
                "{\"resultType\":\"scalar\",\"result\":[]}",
                "{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[\"now\",\"1\"]}]}")) {
            fixture.prometheus.nextReply(Reply.json(200, "{\"status\":\"success\",\"data\":" + data + "}"));
            bad(connection.query(map("query", "up")), ErrorCode.EXCEPTION, "unknown");
        }
    }

    @Test
    void namesTheServerThatCannotBeReached() {
        try (ExternalSystem gone = fixture.connection(
                "prometheus_url", "http://127.0.0.1:1", "pushgateway_url", "http://127.0.0.1:2", "max_retries", 0)) {
            bad(gone.query(map("query", "up")), ErrorCode.CONNECTION_ERROR, "Prometheus: cannot connect to 127.0.0.1");
            bad(
                    gone.executeOperation("push_metric", map("name", "a", "value", 1)),
                    ErrorCode.CONNECTION_ERROR,
                    "Pushgateway: cannot connect to 127.0.0.1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            push_metrics  | {}                                                       | 'metrics' is missing
            push_metrics  | {"metrics": {"a b": 1}}                                  | 'a b' is no metric name
            push_metrics  | {"metrics": 7}                                           | parameter 'metrics' must be a map
            push_metrics  | {"metrics": {}}                                          | parameter 'metrics' holds no metric
            push_metrics  | {"metrics": {"a": 1}, "grouping": {"a-b": 1}}            | 'grouping' cannot be used: 'a-b' is no label
            push_metrics  | {"metrics": {"a": 1}, "grouping": "x"}                   | 'grouping' must be a map
            push_metrics  | {"metrics": {"a": 1}, "grouping": {"job": ""}}           | the job must not be empty
            push_metrics  | {"metrics": {"a": 1}, "job": "x", "grouping": {"job": "y"}} | 'job' is in 'grouping' too
            push_metrics  | {"metrics": {"a": 1}, "instance": "x", "grouping": {"instance": "y"}} | 'instance' is in 'grouping' too
            push_metrics  | {"metrics": {"a": {"value": 1, "labels": {"job": "x"}}}} | label 'job' is in the grouping key
            push_metrics  | {"metrics": {"a": 1}, "jobs": "x"}                       | 'jobs' is unknown
            push_metric   | {"value": 1}                                             | 'name' is missing
            push_metric   | {"name": "a"}                                            | 'value' is missing
            push_metric   | {"name": "a", "value": 1, "type": "meter"}               | 'type' is 'meter'
            push_metric   | {"name": "a", "type": "histogram", "value": 1}           | a histogram has no 'value'
            get_item      | {"item_type": "metric", "id": "a/b/c"}                   | 'id' is no job/instance
            delete_item   | {"item_type": "metric", "id": "/b"}                      | 'id' is no job/instance
            update_item   | {"item_type": "metric", "id": "a", "data": {"name": "a", "value": 1, "job": "x"}} | 'job' is unknown
            query         | {}                                                       | 'query' is missing
            query         | {"query": "up", "time": "soon"}                          | 'time' is 'soon'; needed is a time such as
            query_range   | {"query": "up"}                                          | 'start' is missing
            query_range   | {"query": "up", "start": "now", "end": "-1h"}            | 'start' is after 'end'
            query_range   | {"query": "up", "start": "-1h", "step": "soon"}          | 'step' is 'soon'; needed is a span
            query_range   | {"query": "up", "start": "-1h", "step": "0s"}            | 'step' must be longer than zero
            alerts        | {"state": "inactive"}                                    | 'state' is 'inactive'
            targets       | {"state": "all"}                                         | 'state' is 'all'
            rules         | {"type": "alert"}                                        | 'type' is 'alert'
            """)
    void refusesBeforeAnythingIsSent(String operation, String parameters, String part) {
        @SuppressWarnings("unchecked")
        Map<String, Object> given = (Map<String, Object>) Json.parse(parameters);
        ExternalSystemResult result = connection.executeOperation(operation, given);
        bad(result, ErrorCode.VALIDATION_ERROR, part);
        assertThat(fixture.gateway.requests()).isEmpty();
        assertThat(fixture.prometheus.requests()).isEmpty();
    }

    @Test
    void wantsToKnowWhichOfTwoRulesIsMeant() {
        fixture.prometheus.addRule(new FakeRule("one", "Same", "up == 0", "firing"));
        fixture.prometheus.addRule(new FakeRule("two", "Same", "up == 1", "inactive"));
        bad(
                connection.getItem("alerting_rule", "Same"),
                ErrorCode.VALIDATION_ERROR,
                "names several rules",
                "one/Same, two/Same");
        assertThat(good(connection.getItem("alerting_rule", "two/Same")))
                .containsEntry("query", "up == 1")
                .containsEntry("state", "inactive");
        assertThat(done(connection, "rules", "state", "firing").get("rows").toString())
                .contains("alerts=[{name=Same, state=firing, value=3.0");
        assertThat(done(connection, "alerts", "state", "firing", "raw", true))
                .containsEntry("count", 1)
                .containsKey("raw");
        assertThat(done(connection, "alerts", "name", "Other")).containsEntry("count", 0);
    }

    @Test
    void tellsDroppedTargetsApart() {
        assertThat(done(connection, "targets", "state", "any").get("rows").toString())
                .contains("health=up", "health=down, last_error=connection refused", "health=dropped");
        assertThat(done(connection, "targets", "health", "down")).containsEntry("count", 1);
        assertThat(done(connection, "targets", "state", "dropped")).containsEntry("count", 1);
    }

    @Test
    void passesPrometheusWarningsOn() {
        fixture.prometheus.nextReply(Reply.json(
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]},"
                        + "\"warnings\":[\"half is missing\"],\"infos\":[\"metric might not be a counter\"]}"));
        assertThat(connection.query(map("query", "up")).metadata())
                .containsEntry(MetadataKeys.WARNINGS, List.of("half is missing", "metric might not be a counter"));
        ExternalSystemResult renamed =
                connection.executeOperation("push_metric", map("name", "runs", "type", "counter", "value", 1));
        assertThat(renamed.resultData()).containsEntry("metrics", List.of("runs_total"));
        assertThat(renamed.metadata().get(MetadataKeys.WARNINGS).toString())
                .contains("'runs_total'", "end with _total");
    }
}
