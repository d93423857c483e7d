package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.body;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of title, text and facts, and those of templates, through a workflow. */
class MsTeamsMessageTest {
    private final MsTeamsFixture fixture = new MsTeamsFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult send(Map<String, Object> parameters) {
        return run(fixture.workflow, "send_message", parameters);
    }

    @Test
    void aMessageIsACardWithTitleTextFactsAndButtons() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Branch", "release_1*");
        facts.put("Nothing", null);
        ExternalSystemResult result = send(Map.of(
                "title", "Build 7 failed",
                "text", "**Two** tests fail, see [the report](https://ci.example/7).",
                "theme_color", "attention",
                "facts", facts,
                "actions", List.of(Map.of("title", "Open build", "url", "https://ci.example/7"))));

        assertThat(good(result)).containsOnly(Map.entry("sent_by", "workflow"), Map.entry("text_cut", false));
        assertThat(result.metadata())
                .containsEntry(MetadataKeys.HTTP_STATUS, 202)
                .containsKey(MetadataKeys.REQUEST_ID);
        Map<String, Object> card = fixture.onlyCard();
        assertThat(card).containsEntry("version", "1.5");
        List<Map<String, Object>> body = body(card);
        assertThat(body).hasSize(3);
        assertThat(body.get(0)).containsEntry("style", "attention").containsEntry("bleed", true);
        assertThat(Json.write(body.get(0))).contains("\"text\":\"Build 7 failed\"");
        assertThat(body.get(1))
                .containsEntry("text", "**Two** tests fail, see [the report](https://ci.example/7).")
                .containsEntry("wrap", true);
        assertThat(MsTeamsFixture.rows(body.get(2), "facts"))
                .containsExactly(Map.of("title", "Branch", "value", "release_1\\*"));
        assertThat(Json.write(card.get("actions")))
                .isEqualTo("[{\"type\":\"Action.OpenUrl\",\"title\":\"Open build\",\"url\":\"https://ci.example/7\"}]");
    }

    @Test
    void theRequestIsAsTheTriggerWantsIt() {
        good(send(Map.of("text", "Grüße 🚀")));
        RecordedRequest request = fixture.teams.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.query()).endsWith("sig=" + fixture.teams.signature());
        assertThat(request.header("Content-Type").toLowerCase()).contains("application/json", "utf-8");
        assertThat(request.text()).contains("Grüße 🚀", "\"contentUrl\":null");
    }

    @ParameterizedTest
    @CsvSource({
        "good,good",
        "Accent,accent",
        "#36a64f,good",
        "FF0000,attention",
        "#8b0000,attention",
        "#ff9900,warning",
        "#0076D7,accent",
        "#808080,emphasis",
        "#ffff00,warning",
        "#6a0dad,accent"
    })
    void coloursAreTheNearestStyle(String color, String style) {
        good(send(Map.of("title", "x", "theme_color", color)));
        assertThat(body(fixture.onlyCard()).get(0)).containsEntry("style", style);
    }

    @Test
    void withoutColourTheTitleHasNoBar() {
        good(send(Map.of("title", "x")));
        assertThat(body(fixture.onlyCard()).get(0)).containsEntry("type", "TextBlock");
    }

    @Test
    void whatIsWrongIsRefusedBeforeTheWire() {
        bad(send(Map.of()), ErrorCode.VALIDATION_ERROR, "'text' is empty; give a title, text or facts");
        bad(send(Map.of("text", "x", "theme_color", "pink")), ErrorCode.VALIDATION_ERROR, "'theme_color' is 'pink'");
        bad(
                send(Map.of("text", "x", "actions", List.of(Map.of("title", "t", "url", "javascript:alert(1)")))),
                ErrorCode.VALIDATION_ERROR,
                "'actions[0].url' is no http or https address");
        bad(
                send(Map.of("text", "x", "actions", List.of(Map.of("url", "https://x.example")))),
                ErrorCode.VALIDATION_ERROR,
                "actions[0].title");
        bad(
                send(Map.of("text", "x", "mentions", List.of("Jane"))),
                ErrorCode.VALIDATION_ERROR,
                "'mentions' has 'Jane'");
        bad(send(Map.of("text", "x", "colour", "good")), ErrorCode.VALIDATION_ERROR, "'colour'");
        bad(
                send(Map.of("text", "x", "channel", "General")),
                ErrorCode.UNSUPPORTED_OPERATION,
                "a workflow posts to its own channel");
        for (String operation : List.of("get_channels", "get_team_members")) {
            bad(
                    run(fixture.workflow, operation, Map.of()),
                    ErrorCode.UNSUPPORTED_OPERATION,
                    "a workflow can only post; let the connection use Graph too");
        }
        assertThat(run(fixture.workflow, "update_item", Map.of()).errorCode())
                .isEqualTo(ErrorCode.UNSUPPORTED_OPERATION);
        assertThat(fixture.teams.requests()).isEmpty();
    }

    @Test
    void plainTextFormatsNothing() {
        good(send(Map.of("text", "# *not* bold\n<at>Jane</at>", "format", "plain")));
        assertThat(body(fixture.onlyCard()).get(0).get("text"))
                .isEqualTo("\\# \\*not\\* bold\n\n<\u200Bat>Jane<\u200B/at>");
    }

    @Test
    void textThatIsTooLongIsCutAndSaysSo() {
        String line = "A line with **words** and 🚀 of no great interest.\n\n";
        ExternalSystemResult result = send(Map.of("title", "Long", "text", line.repeat(2000)));
        assertThat(good(result)).containsEntry("text_cut", true);
        assertThat(result.metadata().get(MetadataKeys.WARNINGS).toString()).contains("was cut to");
        byte[] sent = fixture.teams.requests().get(0).body();
        assertThat(sent.length).isLessThanOrEqualTo(28_000).isGreaterThan(20_000);
        List<Map<String, Object>> body = body(fixture.onlyCard());
        assertThat(body.get(body.size() - 1).get("text").toString())
                .contains("… (cut, ")
                .endsWith(" characters more)");
    }

    @Test
    void oneEndlessWordIsCutToo() {
        good(send(Map.of("text", "🚀".repeat(60_000))));
        assertThat(fixture.teams.requests().get(0).body().length).isLessThanOrEqualTo(28_000);
    }

    @Test
    void whatCannotBeCutIsRefusedWithWhatToCut() {
        Map<String, Object> facts = Map.of("Log", "x".repeat(30_000), "Branch", "main");
        bad(
                send(Map.of("text", "x", "facts", facts)),
                ErrorCode.VALIDATION_ERROR,
                "'facts' makes a message of 30,",
                "Teams takes about 28 KB; cut at least 2,",
                "from facts (30,0");
        assertThat(fixture.teams.requests()).isEmpty();
    }

    @Test
    void peopleAreMentionedByTheirOwnLine() {
        good(send(Map.of(
                "text", "<at>Jane Doe</at> look",
                "mentions",
                        List.of(
                                "Jane Doe <jane@contoso.com>",
                                "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
                                "jane@contoso.com"),
                "mention_emails", List.of("bob@contoso.com", "nobody"))));
        Map<String, Object> card = fixture.onlyCard();
        List<Map<String, Object>> body = body(card);
        assertThat(body.get(0).get("text")).isEqualTo("<\u200Bat>Jane Doe<\u200B/at> look");
        assertThat(body.get(1).get("text"))
                .isEqualTo("<at>Jane Doe</at> <at>87d349ed-44d7-43e1-9a83-5f2406dee5bd</at> <at>bob@contoso.com</at>");
        assertThat(Json.write(card.get("msteams"))).contains("jane@contoso.com", "bob@contoso.com");
    }

    @Test
    void anItemIsAMessage() {
        good(fixture.workflow.createItem("message", Map.of("text", "x")));
        good(fixture.workflow.createItem(
                "adaptive_card", Map.of("card", Map.of("body", List.of(Map.of("type", "TextBlock", "text", "y"))))));
        assertThat(fixture.teams.cards()).hasSize(2);
    }

    private ExternalSystemResult template(ExternalSystem connection, String name, Map<String, Object> data) {
        return run(connection, "send_template_message", Map.of("template", name, "data", data));
    }

    @Test
    void aShippedTemplateMakesAMessage() {
        good(template(
                fixture.workflow,
                "vessel_arrival",
                Map.of("vessel_name", "*Aurora*", "port", "Bergen", "eta", "12:00", "berth", "<at>x</at>")));
        List<Map<String, Object>> body = body(fixture.onlyCard());
        assertThat(body.get(0)).containsEntry("style", "accent");
        assertThat(Json.write(body)).contains("\\\\*Aurora\\\\*", "Bergen").doesNotContain("<at>");
    }

    @Test
    void ownTemplatesComeFromSettingsAndFolder(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("deployed.txt"),
                "title: {{app}} is out\nseverity: {{level}}\nfield Stage: {{#stage}}{{stage}}{{/stage}}\n\n{{note}}",
                StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("readme.md"), "no template");
        ExternalSystem own = fixture.connect(Map.of(
                "templates_dir", folder.toString(), "templates", Map.of("hello", "title: Hello\n\nHi {{name}}")));
        good(template(own, "deployed", Map.of("app", "shop", "level", "critical", "note", "**not** bold")));
        assertThat(body(fixture.onlyCard()).get(0)).containsEntry("style", "attention");
        assertThat(Json.write(fixture.onlyCard())).contains("\\\\*\\\\*not").doesNotContain("FactSet");
        bad(template(own, "hello", Map.of()), ErrorCode.VALIDATION_ERROR, "'data' lacks name");
        bad(template(own, "bye", Map.of()), ErrorCode.VALIDATION_ERROR, "is 'bye'; known are", "deployed", "hello");
        bad(
                template(own, "deployed", Map.of("app", "a", "level", "high", "note", "")),
                ErrorCode.VALIDATION_ERROR,
                "the severity 'high'; known are info");
        bad(
                template(own, "hello", Map.of("name", Map.of("a", 1))),
                ErrorCode.VALIDATION_ERROR,
                "'data' does not fit the template 'hello'");
    }

    @Test
    void longValuesOfATemplateAreCut() {
        ExternalSystem own = fixture.connect(Map.of("templates", Map.of("hello", "title: Hello\n\nHi {{name}}")));
        ExternalSystemResult result = template(own, "hello", Map.of("name", "wörd ".repeat(20_000)));
        assertThat(good(result)).containsEntry("text_cut", true);
        assertThat(fixture.teams.requests().get(0).body().length).isLessThanOrEqualTo(28_000);
        assertThat(result.metadata()).containsKey(MetadataKeys.WARNINGS);
    }
}
