package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakeRule;
import io.jenkins.plugins.externalsystems.testing.VendorDocuments;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Whatever the connector asks of Prometheus has the path, the method and the parameters that Prometheus' own description of
 * its API has, where that is at hand.
 *
 * @see <a href="https://github.com/prometheus/prometheus/tree/main/web/api/v1/testdata">Prometheus, OpenAPI document</a>
 */
class OpenApiTest {
    private static final String API = "/api/v1";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** What the description allows for times and spans: each oneOf of its schemas, by its format. */
    private static final Map<String, String> FORMATS = Map.of(
            "date-time", "\\d{4}-\\d\\d-\\d\\dT.+",
            "unixtime", "\\d+(\\.\\d+)?",
            "duration", "(\\d+(ms|[smhdwy]))+",
            "float", "\\d+(\\.\\d+)?");

    private final PrometheusFixture fixture = new PrometheusFixture();
    private final ExternalSystem connection = fixture.connection("requests_per_minute", 0);

    @AfterEach
    void stop() {
        connection.close();
        fixture.close();
    }

    @Test
    void eachRequestIsDescribed() throws IOException {
        Optional<Path> document = VendorDocuments.find("prometheus/openapi_3.1.yaml");
        assumeThat(document).as("the description is at hand").isPresent();
        JsonNode description = read(document.orElseThrow());

        callEverything();

        Set<String> called = new TreeSet<>();
        for (RecordedRequest request : fixture.prometheus.requests()) {
            assertThat(request.path()).startsWith(API + "/");
            String path = request.path().substring(API.length());
            JsonNode operation =
                    description.path("paths").path(path).path(request.method().toLowerCase(Locale.ROOT));
            assertThat(operation.isObject()).as(request.toString()).isTrue();
            if (request.method().equals("POST")) {
                assertThat(request.query()).isEmpty();
                assertThat(request.header("Content-Type")).startsWith(FORM);
                checkForm(request, description, operation);
            } else {
                checkQuery(request, operation);
            }
            called.add(request.method() + path);
        }
        assertThat(called)
                .containsExactly(
                        "GET/alerts",
                        "GET/query",
                        "GET/query_range",
                        "GET/rules",
                        "GET/status/buildinfo",
                        "GET/targets",
                        "POST/query",
                        "POST/query_range");
    }

    private void callEverything() {
        fixture.prometheus.addRule(new FakeRule("builds", "TooManyErrors", "build_errors > 2", "inactive"));
        String lengthy = "vector(1)" + " ".repeat(5000);
        good(connection.connect());
        for (String query : new String[] {"vector(1)", lengthy}) {
            done(connection, "query", "query", query);
            done(connection, "query", "query", query, "time", "-1h30m", "raw", true);
            done(connection, "check_query", "query", query, "fail_if", "> 2", "time", "2026-11-25T10:00:00.5Z");
            done(connection, "query_range", "query", query, "start", "-1h");
            done(connection, "query_range", "query", query, "start", "-1h", "end", "now", "step", "1m30s");
        }
        done(connection, "alerts", "name", "x", "state", "firing");
        for (String state : new String[] {"active", "dropped", "any"}) {
            done(connection, "targets", "state", state, "job", "x", "health", "up");
        }
        done(connection, "rules");
        done(connection, "rules", "type", "alerting", "name", "x", "group", "y", "state", "firing", "health", "ok");
        done(connection, "rules", "type", "recording");
        good(connection.getItem("alerting_rule", "TooManyErrors"));
        good(connection.query(map("item_type", "alerting_rule", "name", "x", "state", "firing")));
        good(connection.query(map("item_type", "recording_rule", "group", "y")));
    }

    private static void checkQuery(RecordedRequest request, JsonNode operation) {
        Map<String, String> given = decode(request.query());
        Set<String> known = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            known.add(name);
            assertThat(parameter.path("in").asText()).isEqualTo("query");
            if (parameter.path("required").asBoolean()) {
                assertThat(given).as(request.toString()).containsKey(name);
            }
            if (given.containsKey(name)) {
                checkValue(name, given.get(name), parameter.path("schema"));
            }
        }
        assertThat(known).as(request.toString()).containsAll(given.keySet());
    }

    private static void checkForm(RecordedRequest request, JsonNode description, JsonNode operation) {
        JsonNode schema =
                operation.path("requestBody").path("content").path(FORM).path("schema");
        JsonNode form = description.at(schema.path("$ref").asText().substring(1));
        Map<String, String> given = decode(request.text());
        Set<String> known = new TreeSet<>();
        form.path("properties").fieldNames().forEachRemaining(known::add);
        assertThat(known).as(request.toString()).containsAll(given.keySet());
        form.path("required")
                .forEach(name -> assertThat(given).as(request.toString()).containsKey(name.asText()));
        assertThat(form.path("additionalProperties").asBoolean(true)).isFalse();
    }

    private static void checkValue(String name, String value, JsonNode schema) {
        String allowed = "";
        for (JsonNode one : schema.path("oneOf")) {
            allowed += (allowed.isEmpty() ? "" : "|")
                    + FORMATS.get(one.path("format").asText());
        }
        if (!allowed.isEmpty()) {
            assertThat(value).as(name).matches(allowed);
        }
    }

    private static Map<String, String> decode(String pairs) {
        Map<String, String> decoded = new LinkedHashMap<>();
        for (String pair : pairs.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                decoded.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return decoded;
    }

    private static JsonNode read(Path document) throws IOException {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(document));
        return new ObjectMapper().valueToTree(tree);
    }
}
