package io.jenkins.plugins.externalsystems.fakes.msteams;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Refuses what is no Adaptive Card 1.5, or what Teams would not show: unknown parts and fields, values of the wrong type or
 * from outside their list, nested cards below the first, mentions without text. Stricter than the real service, which takes
 * such a card and loses it.
 */
public final class CardValidator {
    private static final Map<String, Set<String>> CHOICES = Map.of(
            "weight", Set.of("default", "lighter", "bolder"),
            "size", Set.of("default", "small", "medium", "large", "extralarge", "auto", "stretch"),
            "color", Set.of("default", "dark", "light", "accent", "good", "warning", "attention"),
            "fontType", Set.of("default", "monospace"),
            "spacing", Set.of("default", "none", "small", "medium", "large", "extralarge", "padding"));
    private static final Set<String> STYLES = Set.of("default", "emphasis", "good", "attention", "warning", "accent");
    private static final Set<String> FLAGS = Set.of("wrap", "separator", "bleed", "isVisible", "isSubtle");
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("AdaptiveCard.body", "element"),
            Map.entry("AdaptiveCard.actions", "action"),
            Map.entry("Container.items", "element"),
            Map.entry("Column.items", "element"),
            Map.entry("TableCell.items", "element"),
            Map.entry("ColumnSet.columns", "Column"),
            Map.entry("FactSet.facts", "Fact"),
            Map.entry("RichTextBlock.inlines", "TextRun"),
            Map.entry("Table.columns", "TableColumnDefinition"),
            Map.entry("Table.rows", "TableRow"),
            Map.entry("TableRow.cells", "TableCell"),
            Map.entry("ImageSet.images", "Image"),
            Map.entry("ActionSet.actions", "action"),
            Map.entry("Input.ChoiceSet.choices", "Input.Choice"));

    private CardValidator() {}

    /** Refuses with an exception that says what is wrong. */
    public static void check(Object given) {
        Map<?, ?> card = map(given, "card");
        part(card, "AdaptiveCard", "card");
        if (!String.valueOf(card.get("version")).matches("1\\.[0-5]")) {
            throw TeamsRefusal.badRequest("version " + card.get("version"));
        }
        mentions(card);
    }

    private static void part(Map<?, ?> part, String expected, String place) {
        Object given = part.get("type");
        boolean isFree = expected.equals("element") || expected.equals("action");
        if (given == null && isFree || given != null && !(given instanceof String)) {
            throw TeamsRefusal.badRequest(place + " has no type");
        }
        String type = given == null ? expected : (String) given;
        boolean isWrong = !CardFields.BY_TYPE.containsKey(type)
                || expected.equals("action") != type.startsWith("Action.")
                || !isFree && !type.equals(expected);
        if (isWrong) {
            throw TeamsRefusal.badRequest(place + " is a " + type + " instead of a " + expected);
        }
        CardFields.BY_TYPE.get(type).stream()
                .filter(field -> field.endsWith("!"))
                .map(field -> field.substring(0, field.length() - 1))
                .filter(field -> part.get(field) == null)
                .findFirst()
                .ifPresent(field -> {
                    throw TeamsRefusal.badRequest(place + " lacks " + field);
                });
        part.forEach((name, value) -> field(type, (String) name, value, place + "." + name));
    }

    private static void field(String type, String name, Object value, String place) {
        boolean isTeams = name.equalsIgnoreCase("msteams")
                && Set.of("AdaptiveCard", "Image").contains(type);
        if (name.equals("type") || isTeams) {
            return;
        }
        if (!CardFields.has(type, name)) {
            throw TeamsRefusal.badRequest(place + " is unknown");
        }
        String inner = PARTS.get(type + "." + name);
        if (inner != null) {
            List<?> list = list(value, place);
            for (int index = 0; index < list.size(); index++) {
                String at = place + "[" + index + "]";
                if (!(type.equals("RichTextBlock") && list.get(index) instanceof String)) {
                    part(map(list.get(index), at), inner, at);
                }
            }
        } else if (name.equals("card")) {
            part(map(value, place), "AdaptiveCard", place);
        } else if (name.equals("text") || name.equals("title") || name.equals("url")) {
            if (!(value instanceof String text) || name.equals("url") && !text.matches("(https?|data|mailto):.+")) {
                throw TeamsRefusal.badRequest(place + " is " + value);
            }
        } else if (FLAGS.contains(name) && !(value instanceof Boolean)) {
            throw TeamsRefusal.badRequest(place + " is " + value);
        } else {
            choice(type, name, value, place);
        }
    }

    private static void choice(String type, String name, Object value, String place) {
        Set<String> choices = name.equals("style")
                        && Set.of("Container", "Column", "TableCell").contains(type)
                ? STYLES
                : CHOICES.get(name);
        if (choices != null && !choices.contains(String.valueOf(value).toLowerCase(Locale.ROOT))) {
            throw TeamsRefusal.badRequest(place + " is " + value);
        }
    }

    private static void mentions(Map<?, ?> card) {
        if (!(card.get("msteams") instanceof Map<?, ?> teams)) {
            return;
        }
        if (!Set.of("entities", "width").containsAll(teams.keySet())) {
            throw TeamsRefusal.badRequest("msteams has " + teams.keySet());
        }
        for (Object each : teams.get("entities") == null ? List.of() : list(teams.get("entities"), "entities")) {
            Map<?, ?> entity = map(each, "entity");
            Map<?, ?> mentioned = map(entity.get("mentioned"), "mentioned");
            boolean isMention = "mention".equals(entity.get("type"))
                    && Set.of("type", "text", "mentioned").equals(entity.keySet())
                    && Set.of("id", "name").equals(mentioned.keySet())
                    && ("<at>" + mentioned.get("name") + "</at>").equals(entity.get("text"))
                    && String.valueOf(card.get("body")).contains(String.valueOf(entity.get("text")));
            if (!isMention) {
                throw TeamsRefusal.badRequest("mention " + entity);
            }
        }
    }

    static Map<?, ?> map(Object value, String place) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw TeamsRefusal.badRequest(place + " is no object");
    }

    static List<?> list(Object value, String place) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw TeamsRefusal.badRequest(place + " is no array");
    }
}
