package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an Adaptive Card of version 1.5 may be made of, as far as it decides whether Teams shows a card.
 *
 * @see <a href="https://adaptivecards.io/schemas/1.5.0/adaptive-card.json">Schema, version 1.5.0</a>
 * @see <a href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference">Types of
 *     cards</a>
 */
final class CardSchema {
    /** The newest that Teams shows. */
    static final String VERSION = "1.5";

    /** Elements, and what each must have. */
    static final Map<String, List<String>> ELEMENTS = Map.ofEntries(
            Map.entry("TextBlock", List.of("text")),
            Map.entry("RichTextBlock", List.of("inlines")),
            Map.entry("Image", List.of("url")),
            Map.entry("ImageSet", List.of("images")),
            Map.entry("Container", List.of("items")),
            Map.entry("ColumnSet", List.of()),
            Map.entry("Column", List.of()),
            Map.entry("FactSet", List.of("facts")),
            Map.entry("Table", List.of()),
            Map.entry("ActionSet", List.of("actions")),
            Map.entry("Input.Text", List.of("id")),
            Map.entry("Input.Number", List.of("id")),
            Map.entry("Input.Date", List.of("id")),
            Map.entry("Input.Time", List.of("id")),
            Map.entry("Input.Toggle", List.of("id", "title")),
            Map.entry("Input.ChoiceSet", List.of("id")));

    /** Actions, and what each must have. */
    static final Map<String, List<String>> ACTIONS = Map.of(
            "Action.OpenUrl", List.of("url"),
            "Action.ShowCard", List.of("card"),
            "Action.ToggleVisibility", List.of("targetElements"),
            "Action.Execute", List.of());

    /** What belongs to the language, and Teams does not show, each with what to do instead. */
    static final Map<String, String> NOT_IN_TEAMS = Map.of(
            "Media", "Teams plays no media in cards; use an Action.OpenUrl",
            "Action.Submit", "only a bot gets what it submits; use an Action.OpenUrl");

    /** Fields with one or many elements. */
    static final Set<String> ELEMENT_FIELDS = Set.of("body", "items", "images", "columns");

    /** Fields with one or many actions. */
    static final Set<String> ACTION_FIELDS = Set.of("actions", "selectAction", "inlineAction");

    private CardSchema() {}
}
