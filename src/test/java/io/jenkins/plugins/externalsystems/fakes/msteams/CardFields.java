package io.jenkins.plugins.externalsystems.fakes.msteams;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parts of an Adaptive Card 1.5 and their fields; an exclamation mark stands for "required".
 *
 * @see <a href="https://adaptivecards.io/schemas/1.5.0/adaptive-card.json">Schema, version 1.5.0</a>
 */
final class CardFields {
    private static final String ELEMENT = " fallback height separator spacing id isVisible requires";
    private static final String ACTION = " title iconUrl id style fallback tooltip isEnabled mode requires";
    private static final String INPUT = ELEMENT.replace(" id", " id!") + " errorMessage isRequired label";
    private static final String BOX =
            " selectAction style verticalContentAlignment bleed backgroundImage minHeight rtl";

    /** By type, the fields beside {@code type}. */
    static final Map<String, Set<String>> BY_TYPE = new TreeMap<>(Map.ofEntries(
            entry(
                    "AdaptiveCard",
                    "version! refresh authentication body actions selectAction fallbackText backgroundImage minHeight rtl"
                            + " speak lang verticalContentAlignment $schema"),
            entry(
                    "TextBlock",
                    "text! color fontType horizontalAlignment isSubtle maxLines size weight wrap style" + ELEMENT),
            entry("RichTextBlock", "inlines! horizontalAlignment" + ELEMENT),
            entry(
                    "TextRun",
                    "text! color fontType highlight isSubtle italic selectAction size strikethrough underline weight"),
            entry("Image", "url! altText backgroundColor horizontalAlignment selectAction size style width" + ELEMENT),
            entry("ImageSet", "images! imageSize" + ELEMENT),
            entry("Container", "items!" + BOX + ELEMENT),
            entry("ColumnSet", "columns selectAction style bleed minHeight horizontalAlignment" + ELEMENT),
            entry("Column", "items width" + BOX + ELEMENT.replace(" height", "")),
            entry("FactSet", "facts!" + ELEMENT),
            entry("Fact", "title! value!"),
            entry(
                    "Table",
                    "columns rows firstRowAsHeader showGridLines gridStyle horizontalCellContentAlignment"
                            + " verticalCellContentAlignment" + ELEMENT),
            entry("TableColumnDefinition", "width horizontalCellContentAlignment verticalCellContentAlignment"),
            entry("TableRow", "cells style horizontalCellContentAlignment verticalCellContentAlignment"),
            entry("TableCell", "items!" + BOX),
            entry("ActionSet", "actions!" + ELEMENT),
            entry("Input.Text", "isMultiline maxLength placeholder regex style inlineAction value" + INPUT),
            entry("Input.Number", "max min placeholder value" + INPUT),
            entry("Input.Date", "max min placeholder value" + INPUT),
            entry("Input.Time", "max min placeholder value" + INPUT),
            entry("Input.Toggle", "title! value valueOff valueOn wrap" + INPUT),
            entry("Input.ChoiceSet", "choices isMultiSelect style value placeholder wrap" + INPUT),
            entry("Input.Choice", "title! value!"),
            entry("Action.OpenUrl", "url!" + ACTION),
            entry("Action.ShowCard", "card" + ACTION),
            entry("Action.ToggleVisibility", "targetElements!" + ACTION),
            entry("Action.Execute", "verb data associatedInputs" + ACTION)));

    private CardFields() {}

    private static Map.Entry<String, Set<String>> entry(String type, String fields) {
        return Map.entry(type, new LinkedHashSet<>(Arrays.asList(fields.strip().split(" +"))));
    }

    /** Whether the type has the field. */
    static boolean has(String type, String field) {
        return BY_TYPE.get(type).contains(field) || BY_TYPE.get(type).contains(field + "!");
    }
}
