package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.testing.VendorDocuments;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever the connector asks about accounts and messages has the path, the method and the parameters that Twilio's own
 * description of its API has, and the fake answers with its fields, where that is at hand. It describes neither numbers nor
 * messaging services, which the check of a connection reads.
 *
 * @see <a href="https://github.com/twilio/twilio-oai">Twilio's OpenAPI specification</a>
 */
class TwilioOpenApiTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final TwilioFixture fixture = new TwilioFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void eachRequestIsDescribed() throws IOException {
        JsonNode description = description();
        callEverything();
        Set<String> called = new TreeSet<>();
        for (RecordedRequest request : fixture.twilio.requests()) {
            if (request.path().contains("/Services/") || request.path().contains("/IncomingPhoneNumbers")) {
                continue;
            }
            String path = template(request.path());
            JsonNode operation =
                    description.path("paths").path(path).path(request.method().toLowerCase(Locale.ROOT));
            assertThat(operation.isObject()).as(request.toString()).isTrue();
            JsonNode schema =
                    operation.path("requestBody").path("content").path(FORM).path("schema");
            if (schema.isObject()) {
                assertThat(request.header("Content-Type")).isEqualTo(FORM);
                checkForm(request, schema, description);
            } else {
                checkQuery(request, operation);
            }
            called.add(request.method() + " " + path.replaceFirst(".*Accounts", ""));
        }
        assertThat(called)
                .containsExactly(
                        "DELETE /{AccountSid}/Messages/{Sid}.json",
                        "GET /{AccountSid}/Messages.json",
                        "GET /{AccountSid}/Messages/{Sid}.json",
                        "GET /{Sid}.json",
                        "POST /{AccountSid}/Messages.json");
    }

    @Test
    void theFakeAnswersWithTheDescribedFields() throws IOException {
        JsonNode schemas = description().path("components").path("schemas");
        good(fixture.send("text", "x"));
        List<String> known = names(schemas.path("api.v2010.account.message").path("properties"));
        assertThat(fixture.twilio.describe(fixture.onlyMessage()).keySet()).containsExactlyInAnyOrderElementsOf(known);
        assertThat(known).contains("sid", "status", "error_code", "num_segments", "num_media", "body", "direction");
    }

    private static JsonNode description() throws IOException {
        Optional<Path> document = VendorDocuments.find("twilio/twilio_api_v2010.messages.json");
        assumeThat(document).as("the description is at hand").isPresent();
        return new ObjectMapper().readTree(document.orElseThrow().toFile());
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(new ObjectMapper().convertValue(object, Map.class).keySet()).stream()
                .map(String::valueOf)
                .toList();
    }

    private static String template(String path) {
        return path.replaceFirst("/Accounts/AC\\w{32}\\.json", "/Accounts/{Sid}.json")
                .replaceFirst("/Accounts/AC\\w{32}/", "/Accounts/{AccountSid}/")
                .replaceFirst("/Messages/[SM]M\\w{32}\\.json", "/Messages/{Sid}.json");
    }

    private void callEverything() {
        good(fixture.connection.connect());
        good(fixture.withKey(Map.of()).connect());
        ExternalSystem service = fixture.from(fixture.service());
        good(run(service, "send_sms", map("text", "x")));
        good(fixture.send("text", "x", "media_urls", List.of("https://a.example/1.png", "https://a.example/2.png")));
        fixture.twilio.loseAnswers(1);
        String sid = good(fixture.send("text", "y")).get("sid").toString();
        good(run(
                fixture.connection,
                "send_template_sms",
                map("template", "route_update", "data", Map.of("route", "A", "change", "b"))));
        good(run(fixture.connection, "get_message_status", Map.of("sid", sid)));
        good(fixture.connection.query(
                map("from", "894546", "sent_after", "2026-11-01", "sent_before", "2026-12-01T10:00:00Z", "limit", 1)));
        good(fixture.connection.query(Map.of("limit", 1)));
        fixture.twilio.messages().forEach(message -> message.becomes("delivered", null));
        good(fixture.connection.deleteItem("message", sid));
    }

    private static void checkForm(RecordedRequest request, JsonNode schema, JsonNode description) {
        assertThat(request.query()).isEmpty();
        List<Map.Entry<String, String>> given = decode(request.text());
        for (Map.Entry<String, String> field : given) {
            JsonNode property = schema.path("properties").path(field.getKey());
            assertThat(property.isObject()).as(field.getKey()).isTrue();
            JsonNode value = property.path("type").asText().equals("array") ? property.path("items") : property;
            checkValue(field.getKey(), field.getValue(), value);
        }
        schema.path("required")
                .forEach(name -> assertThat(given).extracting(Map.Entry::getKey).contains(name.asText()));
        assertThat(description.path("openapi").asText()).startsWith("3.");
    }

    private static void checkQuery(RecordedRequest request, JsonNode operation) {
        for (Map.Entry<String, String> given : decode(request.query())) {
            JsonNode found = null;
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.path("name").asText().equals(given.getKey())
                        && parameter.path("in").asText().equals("query")) {
                    found = parameter;
                }
            }
            assertThat(found).as(request.toString()).isNotNull();
            checkValue(given.getKey(), given.getValue(), found.path("schema"));
        }
    }

    private static void checkValue(String name, String value, JsonNode schema) {
        if (schema.has("pattern")) {
            assertThat(value).as(name).matches(schema.path("pattern").asText());
        }
        if (schema.path("type").asText().equals("integer")) {
            assertThat(Long.parseLong(value))
                    .as(name)
                    .isBetween(
                            schema.path("minimum").asLong(0),
                            schema.path("maximum").asLong(Long.MAX_VALUE));
        }
        if (schema.path("format").asText().equals("date-time")) {
            assertThat(value).as(name).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        }
    }

    private static List<Map.Entry<String, String>> decode(String pairs) {
        return Arrays.stream(pairs.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> Map.entry(decoded(pair[0]), decoded(pair[1])))
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
