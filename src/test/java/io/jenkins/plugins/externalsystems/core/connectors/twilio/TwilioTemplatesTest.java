package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwilioTemplatesTest {
    private final TwilioFixture fixture = new TwilioFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String sent(ExternalSystem connection, String template, Map<String, ?> data) {
        assertThat(good(run(connection, "send_template_sms", map("template", template, "data", data))))
                .containsEntry("encoding", "GSM-7");
        List<?> messages = fixture.twilio.messages();
        return fixture.twilio.messages().get(messages.size() - 1).body();
    }

    private String sent(String template, Map<String, ?> data) {
        return sent(fixture.connection, template, data);
    }

    @Test
    void shiftReminder() {
        assertThat(sent("shift_reminder", Map.of("name", "Ana", "start", "06:00")))
                .isEqualTo("Ana, your shift starts 06:00.");
        Map<String, Object> all = new LinkedHashMap<>(Map.of("name", "Ana", "start", "06:00", "location", "gate 4"));
        all.putAll(Map.of("vehicle", "T-12", "note", "Bring your card.", "url", "https://x.example/s"));
        assertThat(sent("shift_reminder", all))
                .isEqualTo(
                        "Ana, your shift starts 06:00 at gate 4. Vehicle: T-12. Bring your card. https://x.example/s");
    }

    @Test
    void complianceAlert() {
        assertThat(sent("compliance_alert", Map.of("entity", "Truck 12", "rule", "ELD hours")))
                .isEqualTo("Compliance: Truck 12 does not meet ELD hours.");
        Map<String, Object> all =
                new LinkedHashMap<>(Map.of("entity", "Truck 12", "rule", "ELD hours", "due", "2026-12-01"));
        all.putAll(Map.of("description", "Rest 10 h.", "url", "https://x.example/c"));
        assertThat(sent("compliance_alert", all))
                .isEqualTo(
                        "Compliance: Truck 12 does not meet ELD hours. Due 2026-12-01. Rest 10 h. https://x.example/c");
    }

    @Test
    void routeUpdate() {
        assertThat(sent("route_update", Map.of("route", "A7", "change", "bridge closed, take exit 4.")))
                .isEqualTo("Route A7: bridge closed, take exit 4.");
        assertThat(sent(
                        "route_update",
                        Map.of(
                                "driver",
                                "Ana",
                                "route",
                                "A7",
                                "change",
                                "Detour.",
                                "eta",
                                "14:20",
                                "url",
                                "https://x.example")))
                .isEqualTo("Ana, Route A7: Detour. New ETA 14:20. https://x.example");
    }

    @Test
    void valuesAreTextAndNothingElse() {
        assertThat(sent("route_update", Map.of("route", "{{change}}", "change", "<b>&{{#x}}")))
                .isEqualTo("Route {{change}}: <b>&{{#x}}");
    }

    @Test
    void whatTheDataLacksIsNamed() {
        bad(
                run(
                        fixture.connection,
                        "send_template_sms",
                        map("template", "shift_reminder", "data", Map.of("name", "A"))),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'data' lacks start, which the template 'shift_reminder' shows");
        bad(
                run(fixture.connection, "send_template_sms", map("template", "shift_reminder")),
                ErrorCode.VALIDATION_ERROR,
                "lacks name, start");
        bad(
                run(
                        fixture.connection,
                        "send_template_sms",
                        map("template", "route_update", "data", Map.of("route", Map.of("a", 1), "change", "x"))),
                ErrorCode.VALIDATION_ERROR,
                "does not fit the template 'route_update'");
        bad(
                run(fixture.connection, "send_template_sms", map("template", "nothing")),
                ErrorCode.VALIDATION_ERROR,
                "parameter 'template' is 'nothing'; known are compliance_alert, route_update, shift_reminder");
        assertThat(fixture.twilio.requests()).isEmpty();
    }

    @Test
    void ownTemplatesStandBesideAndInsteadOfTheShipped(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("deploy.txt"), "Deployed {{version}}\n");
        Files.writeString(folder.resolve("on_call.txt"), "from the folder");
        ExternalSystem connection = fixture.connect(Map.of(
                "templates_dir",
                folder.toString(),
                "templates",
                Map.of("route_update", "{{route}}!", "on_call", "{{#who}}{{who}}{{/who}}")));
        assertThat(sent(connection, "deploy", Map.of("version", "1.2"))).isEqualTo("Deployed 1.2");
        assertThat(sent(connection, "route_update", Map.of("route", "A7"))).isEqualTo("A7!");
        assertThat(sent(connection, "on_call", Map.of("who", "Bo"))).isEqualTo("Bo");
        bad(
                run(connection, "send_template_sms", map("template", "on_call")),
                ErrorCode.VALIDATION_ERROR,
                "leaves nothing to show");
    }

    @Test
    void unusableTemplatesAreNamed(@TempDir Path folder) throws IOException {
        refused(Map.of("templates", Map.of("Bad Name", "x")), "'templates' cannot be read: 'Bad Name' is no name");
        refused(Map.of("templates", Map.of("a", "{{#open}}")), "'templates' cannot be read: template 'a':");
        refused(Map.of("templates", Map.of("a", " \n ")), "template 'a' is empty");
        refused(Map.of("templates", Map.of("a", "x".repeat(16 * 1024 + 1))), "template 'a' is too large");
        refused(Map.of("templates_dir", folder.resolve("none").toString()), "'templates_dir' is no folder");
        Files.writeString(folder.resolve("a.txt"), "{{>other}}");
        refused(Map.of("templates_dir", folder.toString()), "'templates_dir' has an unusable file: template 'a':");
    }

    private void refused(Map<String, ?> settings, String sentence) {
        assertThatThrownBy(() -> fixture.connect(settings))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageContaining(sentence);
    }
}
