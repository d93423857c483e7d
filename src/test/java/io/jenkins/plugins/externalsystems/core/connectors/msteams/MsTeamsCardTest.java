package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards that users write: sent as they are, or refused with what is wrong. */
class MsTeamsCardTest {
    private final MsTeamsFixture fixture = new MsTeamsFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private ExternalSystemResult send(Object card) {
        return run(fixture.workflow, "send_adaptive_card", Map.of("card", card));
    }

    private ExternalSystemResult body(String elements) {
        return send(Json.parse("{\"body\":" + elements + "}"));
    }

    private void refused(String elements, String... parts) {
        bad(body(elements), ErrorCode.VALIDATION_ERROR, "parameter 'card' cannot be shown in Teams: ");
        bad(body(elements), ErrorCode.VALIDATION_ERROR, parts);
        assertThat(fixture.teams.requests()).isEmpty();
    }

    @Test
    void aCardGoesOutAsItIsWithWhatItLacks() {
        good(body("[{\"type\":\"TextBlock\",\"text\":\"**Hi** <at>x</at>\"}]"));
        assertThat(fixture.onlyCard())
                .containsEntry("type", "AdaptiveCard")
                .containsEntry("version", "1.5")
                .containsKey("$schema")
                .containsEntry("body", List.of(Map.of("type", "TextBlock", "text", "**Hi** <at>x</at>")));
    }

    @Test
    void everythingOfVersion15IsTaken() {
        good(
                send(
                        Json.parse(
                                "{\"type\":\"AdaptiveCard\",\"version\":\"1.4\",\"msteams\":{\"width\":\"Full\"},\"body\":["
                                        + "{\"type\":\"ColumnSet\",\"columns\":[{\"type\":\"Column\",\"width\":\"auto\",\"items\":["
                                        + "{\"type\":\"Image\",\"url\":\"https://x.example/a.png\"}]}]},"
                                        + "{\"type\":\"RichTextBlock\",\"inlines\":[\"a\",{\"type\":\"TextRun\",\"text\":\"b\"}]},"
                                        + "{\"type\":\"Table\",\"columns\":[{\"width\":1}],\"rows\":[{\"type\":\"TableRow\",\"cells\":["
                                        + "{\"type\":\"TableCell\",\"items\":[{\"type\":\"TextBlock\",\"text\":\"c\"}]}]}]},"
                                        + "{\"type\":\"Input.Text\",\"id\":\"i\"},"
                                        + "{\"type\":\"ActionSet\",\"actions\":[{\"type\":\"Action.ToggleVisibility\",\"targetElements\":[\"i\"]}]}],"
                                        + "\"actions\":[{\"type\":\"Action.ShowCard\",\"title\":\"More\",\"card\":{\"type\":\"AdaptiveCard\","
                                        + "\"version\":\"1.4\",\"body\":[{\"type\":\"FactSet\",\"facts\":[{\"title\":\"a\",\"value\":\"b\"}]}]}}]}")));
        assertThat(fixture.onlyCard()).containsEntry("version", "1.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0", "1.10", "one"})
    void newerVersionsAreRefused(String version) {
        bad(
                send(Map.of("version", version, "body", List.of(Map.of("type", "TextBlock", "text", "x")))),
                ErrorCode.VALIDATION_ERROR,
                "'card' has the version " + version + "; Teams shows cards up to 1.5");
        assertThat(fixture.teams.requests()).isEmpty();
    }

    @Test
    void whatTeamsDoesNotShowIsRefusedWithItsPlace() {
        refused("[{\"type\":\"Media\",\"sources\":[]}]", "card.body[0] is a 'Media'; Teams plays no media in cards");
        refused(
                "[{\"type\":\"Container\",\"items\":[{\"type\":\"ActionSet\",\"actions\":[{\"type\":\"Action.Submit\"}]}]}]",
                "card.body[0].items[0].actions[0] is a 'Action.Submit'; only a bot gets what it submits");
        refused("[{\"type\":\"Carousel\"}]", "is a 'Carousel'; version 1.5 has ActionSet, Column, ColumnSet");
        refused("[{\"text\":\"x\"}]", "card.body[0] is a ''");
        refused("[{\"type\":\"TextBlock\"}]", "card.body[0] is a TextBlock without 'text'");
        refused("[{\"type\":\"Input.Text\"}]", "is a Input.Text without 'id'");
        refused("[\"x\"]", "card.body[0] is no map");
        refused("\"x\"", "card.body is neither a map nor a list");
        refused(
                "[{\"type\":\"Table\",\"rows\":[{\"type\":\"TableRow\",\"cells\":[{\"type\":\"TableCell\"}]}]}]",
                "card.body[0].rows[0].cells[0] is a TableCell without 'items'");
        refused(
                "[{\"type\":\"Image\",\"url\":\"https://x.example\",\"selectAction\":{\"type\":\"Action.Http\"}}]",
                "card.body[0].selectAction is a 'Action.Http'; version 1.5 has Action.Execute");
        refused(
                "[" + "{\"type\":\"Container\",\"items\":[".repeat(40) + "]}".repeat(40) + "]",
                "nested more than 30 deep");
        bad(send(Map.of("type", "MessageCard", "body", List.of())), ErrorCode.VALIDATION_ERROR, "is a 'MessageCard'");
        bad(
                send(Map.of("body", List.of())),
                ErrorCode.VALIDATION_ERROR,
                "'card' is empty; give it a 'body' or 'actions'");
        bad(send("x"), ErrorCode.VALIDATION_ERROR, "'card'");
        bad(run(fixture.workflow, "send_adaptive_card", Map.of()), ErrorCode.VALIDATION_ERROR, "'card'");
        assertThat(fixture.teams.requests()).isEmpty();
    }

    @Test
    void anUnknownElementWithFallbackIsTheAuthorsChoice() {
        // Our fake takes version 1.5 only, and refuses it; our own check lets it pass.
        bad(
                body("[{\"type\":\"CodeBlock\",\"fallback\":\"drop\"}]"),
                ErrorCode.VALIDATION_ERROR,
                "the workflow does not take the message");
        assertThat(fixture.teams.requests()).hasSize(1);
    }

    @Test
    void aMentionNeedsItsText() {
        Map<String, Object> entity = new Mention("jane@contoso.com", "Jane").entity();
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("body", List.of(Map.of("type", "TextBlock", "text", "Hi")));
        card.put("msteams", Map.of("entities", List.of(entity)));
        bad(
                send(card),
                ErrorCode.VALIDATION_ERROR,
                "card.msteams.entities[0] has the text <at>Jane</at>, which stands");
        card.put("body", List.of(Map.of("type", "TextBlock", "text", "Hi <at>Jane</at>")));
        good(run(
                fixture.workflow,
                "send_adaptive_card",
                Map.of("card", card, "mentions", List.of("Bob <bob@contoso.com>"))));
        assertThat(Json.write(fixture.onlyCard().get("msteams"))).contains("jane@contoso.com", "bob@contoso.com");
        assertThat(MsTeamsFixture.body(fixture.onlyCard())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"28000,true", "28001,false"})
    void theLimitIsThatOfBytesOnTheWire(int bytes, boolean isSent) {
        int around = sizeWith("");
        // Each of these takes two bytes.
        String text = "ü".repeat((bytes - around) / 2) + "x".repeat((bytes - around) % 2);
        ExternalSystemResult result = send(Map.of("body", List.of(Map.of("type", "TextBlock", "text", text))));
        if (isSent) {
            good(result);
            assertThat(fixture.teams.requests().get(1).body()).hasSize(bytes);
        } else {
            bad(
                    result,
                    ErrorCode.VALIDATION_ERROR,
                    "'card' makes a message of 28,001 bytes, and Teams takes about 28 KB; cut at least 1 bytes, best from"
                            + " body[0]");
            assertThat(fixture.teams.requests()).hasSize(1);
        }
    }

    /** What a card with this text takes on the wire. */
    private int sizeWith(String text) {
        good(send(Map.of("body", List.of(Map.of("type", "TextBlock", "text", text + "x")))));
        return fixture.teams.requests().get(0).body().length - 1;
    }

    @Test
    void aCardIsNeverCut() {
        ExternalSystemResult result = send(Map.of(
                "body",
                List.of(
                        Map.of("type", "TextBlock", "text", "x"),
                        Map.of("type", "TextBlock", "text", "y".repeat(30_000)))));
        bad(result, ErrorCode.VALIDATION_ERROR, "best from body[1] (30,0");
        assertThat(result.metadata()).containsEntry(MetadataKeys.PARAMETER, "card");
    }
}
