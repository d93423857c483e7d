package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings, authentication of each server, the deep check, and what is repeated. */
class PrometheusConnectionTest {
    private static final String SECRET = "s3cret-" + System.nanoTime();

    private final PrometheusFixture fixture = new PrometheusFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void hasTheDefaultsOfItsSettings() {
        ConnectorConfig config = ConnectorConfig.builder("metrics").build().bind(PrometheusSettings.declare());
        assertThat(PrometheusSettings.from(config).toString())
                .contains("http://localhost:9090", "http://localhost:9091", "distributed_testing");
        assertThat(config.duration("timeout")).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.bool("verify_ssl")).isTrue();
    }

    @Test
    void takesItsUrlsFromTheEnvironment() {
        Map<String, String> variables = Map.of("PROMETHEUS_URL", "http://p", "PUSHGATEWAY_URL", "http://g");
        ConnectorConfig config = ConnectorConfig.builder("metrics")
                .environment(variables::get)
                .build()
                .bind(PrometheusSettings.declare());
        assertThat(PrometheusSettings.from(config).toString()).contains("http://p", "http://g");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', commentCharacter = ';', textBlock = """
            prometheus_url,        http://h?a=b, must have no query
            pushgateway_url,       http://h#a,   must have no query
            prometheus_url,        nothing,      'prometheus_url'
            prometheus_auth_type,  magic,        is 'magic'
            pushgateway_auth_type, bearer,       'pushgateway_auth_secret' is missing
            url,                   http://h,     'url' is unknown
            """)
    void refusesSettings(String setting, String value, String part) {
        assertThatThrownBy(() -> fixture.connection(setting, value))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageStartingWith("Connection 'metrics': setting '")
                .hasMessageContaining(part);
    }

    @Test
    void worksWithOneServerOnly() {
        assertThatThrownBy(() -> fixture.connection("use_prometheus", false, "use_pushgateway", false))
                .hasMessageContaining("the connection needs one of them");
        try (ExternalSystem pushing = fixture.connection("use_prometheus", false)) {
            assertThat(good(pushing.connect()).get("checks").toString()).contains("No Prometheus");
            done(pushing, "push_metric", "name", "a", "value", 1);
            bad(
                    pushing.query(map("query", "up")),
                    ErrorCode.CONFIGURATION_ERROR,
                    "the connection has no Prometheus; set 'prometheus_url'");
            bad(pushing.executeOperation("rules", map()), ErrorCode.CONFIGURATION_ERROR, "no Prometheus");
        }
        try (ExternalSystem asking = fixture.connection("use_pushgateway", false)) {
            assertThat(good(asking.connect()).get("checks").toString()).contains("No Pushgateway");
            done(asking, "query", "query", "1");
            bad(
                    asking.executeOperation("push_metric", map("name", "a", "value", 1)),
                    ErrorCode.CONFIGURATION_ERROR,
                    "the connection has no Pushgateway; set 'pushgateway_url'");
        }
    }

    @Test
    void putsThePrefixBeforeJobs() {
        try (ExternalSystem named = fixture.connection("job_prefix", "ci")) {
            assertThat(done(named, "push_metric", "name", "a", "value", 1)).containsEntry("id", "ci");
            assertThat(done(named, "push_metric", "name", "a", "value", 1, "job", "x"))
                    .containsEntry("id", "ci_x");
            assertThat(done(named, "delete_metric", "grouping", map("job", "x")))
                    .containsEntry("id", "x");
        }
        try (ExternalSystem plain = fixture.connection("use_job_prefix", false)) {
            assertThat(done(plain, "push_metric", "name", "a", "value", 1, "job", "x"))
                    .containsEntry("id", "x");
            bad(
                    plain.executeOperation("push_metric", map("name", "a", "value", 1)),
                    ErrorCode.VALIDATION_ERROR,
                    "'job' is missing, and the connection has no prefix");
            good(plain.connect());
        }
    }

    @Test
    void authenticatesAtEachServerInItsOwnWay() {
        fixture.prometheus.requireAuthorization("Bearer " + SECRET);
        fixture.gateway.requireAuthorization("Token " + SECRET);
        try (ExternalSystem connection = fixture.connection(
                "prometheus_auth_type", "bearer",
                "prometheus_auth_secret", SecretValue.of(SECRET),
                "pushgateway_auth_type", "api_key_header",
                "pushgateway_auth_name", "Authorization",
                "pushgateway_auth_scheme", "Token",
                "pushgateway_auth_secret", SecretValue.of(SECRET),
                "pushgateway_secret_headers", Map.of("X-Scope-OrgID", SecretValue.of("team")))) {
            good(connection.connect());
            assertThat(fixture.gateway.requests().get(0).header("X-Scope-OrgID"))
                    .isEqualTo("team");
            assertThat(fixture.prometheus.requests().get(0).header("X-Scope-OrgID"))
                    .isEmpty();
            fixture.gateway.nextReply(Reply.text(400, "you sent " + SECRET));
            ExternalSystemResult echoed = connection.executeOperation("push_metric", map("name", "a", "value", 1));
            assertThat(echoed.errorMessage()).contains("you sent ****").doesNotContain(SECRET);
            assertThat(connection.toString() + connection.systemInfo()).doesNotContain(SECRET);
        }
        try (ExternalSystem anonymous = fixture.connection()) {
            bad(anonymous.query(map("query", "up")), ErrorCode.AUTHENTICATION_ERROR, "'prometheus_url'");
            bad(
                    anonymous.executeOperation("delete_metric", map()),
                    ErrorCode.AUTHENTICATION_ERROR,
                    "'pushgateway_url'");
        }
    }

    @Test
    void checksThatPromQlIsEvaluatedAndThatNothingStaysBehind() {
        try (ExternalSystem connection = fixture.connection("max_retries", 0)) {
            fixture.prometheus.nextReply(
                    Reply.json(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}"));
            bad(connection.connect(), ErrorCode.EXCEPTION, "does not evaluate PromQL");
            fixture.prometheus.nextReply(
                    Reply.json(
                            200,
                            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"1\"]}]}}"),
                    Reply.text(404, "no version here"));
            assertThat(good(connection.connect()).get("checks").toString())
                    .contains("message=Prometheus answers queries.");
            assertThat(fixture.gateway.keys()).isEmpty();
            assertThat(connection.isConnected()).isTrue();
            fixture.gateway.nextReply(Reply.empty(200), Reply.text(500, "disk is full"));
            ExternalSystemResult stuck = connection.connect();
            bad(
                    stuck,
                    ErrorCode.SERVER_ERROR,
                    "disk is full",
                    "It took metrics, but 'distributed_testing_connection_test/");
            assertThat(connection.isConnected()).isFalse();
        }
    }

    @Test
    void repeatsEverythingSinceNothingIsDoneTwice() {
        try (ExternalSystem connection = fixture.connection("timeout", "3s")) {
            fixture.gateway.nextReply(
                    Reply.text(429, "slow").with("Retry-After", "7"), Reply.reset(), Reply.text(502, "gateway"));
            ExternalSystemResult pushed = connection.executeOperation("push_metric", map("name", "a", "value", 1));
            good(pushed);
            assertThat(pushed.metadata()).containsEntry(MetadataKeys.ATTEMPTS, 4);
            assertThat(fixture.test.time().passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
            fixture.gateway.nextReply(Reply.reset());
            done(connection, "delete_metric");
            fixture.prometheus.nextReply(Reply.reset(), Reply.text(503, "").with("Retry-After", "1"));
            done(connection, "query", "query", "vector(1)" + " ".repeat(3000));
            fixture.prometheus.nextReply(Reply.stall());
            done(connection, "alerts");
            assertThat(connection.isSafeToRepeat("query", map("query", "up"))).isTrue();
            assertThat(connection.isSafeToRepeat("push_metrics", map())).isTrue();
        }
    }

    @Test
    void aDeadGatewayKeepsNoQueryFromBeingAsked() {
        try (ExternalSystem connection = fixture.connection("breaker_failures", 2, "max_retries", 0)) {
            for (int i = 0; i < 3; i++) {
                fixture.gateway.nextReply(Reply.text(500, "down"));
                connection.executeOperation("push_metric", map("name", "a", "value", 1));
            }
            bad(
                    connection.executeOperation("push_metric", map("name", "a", "value", 1)),
                    ErrorCode.CONNECTION_ERROR,
                    "Pushgateway: ");
            done(connection, "query", "query", "1");
        }
    }

    @Test
    void tellsWhatItCanDo() {
        try (ExternalSystem connection = fixture.connection()) {
            assertThat(connection.capabilities().itemTypes())
                    .containsExactly("metric", "alerting_rule", "recording_rule");
            assertThat(connection.capabilities().toMap())
                    .containsEntry("supports_batch_operations", true)
                    .containsEntry("rate_limit", 600)
                    .containsEntry("metric_types", List.of("gauge", "counter", "histogram", "summary", "untyped"));
            assertThat(connection.systemInfo()).containsEntry("system_type", "prometheus");
        }
    }

    @Test
    void keepsPathsOfServersBehindOthers() {
        try (ExternalSystem connection = fixture.connection(
                "prometheus_url",
                fixture.prometheus.url() + "/prom/",
                "pushgateway_url",
                fixture.gateway.url() + "/push",
                "max_retries",
                0)) {
            connection.query(map("query", "up"));
            connection.executeOperation("push_metric", map("name", "a", "value", 1));
            assertThat(fixture.prometheus.requests().get(0).path()).isEqualTo("/prom/api/v1/query");
            assertThat(fixture.gateway.requests().get(0).path()).isEqualTo("/push/metrics/job/distributed_testing");
        }
    }
}
