package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a card that a user wrote before it goes out: a workflow takes any card with 202, and one that Teams cannot show is
 * lost later without a word.
 */
final class CardRules {
    private static final String CARD = "card";
    private static final String TYPE = "type";
    private static final String ADAPTIVE_CARD = "AdaptiveCard";
    private static final String FALLBACK = "fallback";
    private static final Pattern VERSION = Pattern.compile("1\\.(\\d{1,2})(\\.\\d+)?");
    private static final int NEWEST_MINOR = 5;
    private static final int DEEPEST = 30;

    private final CallContext context;

    CardRules(CallContext context) {
        this.context = context;
    }

    /**
     * The card, with type, version and schema filled in where they are missing.
     *
     * @throws ExternalSystemException VALIDATION_ERROR naming the place
     */
    Map<String, Object> checked(Map<String, Object> card) {
        Map<String, Object> complete = new LinkedHashMap<>();
        complete.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        complete.put(TYPE, ADAPTIVE_CARD);
        complete.put("version", CardSchema.VERSION);
        complete.putAll(card);
        Matcher version = VERSION.matcher(String.valueOf(complete.get("version")));
        if (!version.matches() || Integer.parseInt(version.group(1)) > NEWEST_MINOR) {
            throw context.invalid(
                    CARD,
                    "has the version " + complete.get("version") + "; Teams shows cards up to " + CardSchema.VERSION);
        }
        card(complete, CARD, 0);
        boolean isEmpty = isEmpty(complete.get("body")) && isEmpty(complete.get("actions"));
        if (isEmpty) {
            throw context.invalid(CARD, "is empty; give it a 'body' or 'actions'");
        }
        mentions(complete);
        return complete;
    }

    private void card(Map<?, ?> card, String place, int depth) {
        if (!ADAPTIVE_CARD.equals(card.get(TYPE))) {
            throw wrong(place, "is a '" + card.get(TYPE) + "'; an Adaptive Card has the type " + ADAPTIVE_CARD);
        }
        fields(card, place, depth);
    }

    /** The parts that the fields of a card, an element or an action have. */
    private void fields(Map<?, ?> part, String place, int depth) {
        if (depth > DEEPEST) {
            throw wrong(place, "is nested more than " + DEEPEST + " deep");
        }
        part.forEach((name, value) -> {
            String field = place + "." + name;
            if (CardSchema.ELEMENT_FIELDS.contains(name) && !"Table".equals(part.get(TYPE))) {
                String usual = "ColumnSet".equals(part.get(TYPE)) ? "Column" : "images".equals(name) ? "Image" : "";
                each(value, field, (element, at) -> element(element, at, usual, depth + 1));
            } else if (CardSchema.ACTION_FIELDS.contains(name)) {
                each(value, field, (action, at) -> action(action, at, depth + 1));
            } else if ("rows".equals(name)) {
                each(value, field, (row, at) -> fields(row, at, depth + 1));
            } else if ("cells".equals(name)) {
                each(value, field, (cell, at) -> cell(cell, at, depth + 1));
            }
        });
    }

    private void cell(Map<?, ?> cell, String place, int depth) {
        require(cell, place, "TableCell", List.of("items"));
        fields(cell, place, depth);
    }

    private void element(Map<?, ?> element, String place, String usual, int depth) {
        String type = element.get(TYPE) == null ? usual : String.valueOf(element.get(TYPE));
        if (isKnown(element, type, CardSchema.ELEMENTS, place)) {
            require(element, place, type, CardSchema.ELEMENTS.get(type));
            fields(element, place, depth);
        }
    }

    private void action(Map<?, ?> action, String place, int depth) {
        String type = String.valueOf(action.get(TYPE));
        if (isKnown(action, type, CardSchema.ACTIONS, place)) {
            require(action, place, type, CardSchema.ACTIONS.get(type));
            if (action.get(CARD) instanceof Map<?, ?> shown) {
                card(shown, place + "." + CARD, depth + 1);
            }
        }
    }

    /** What Teams does not know it may leave out, where the card says what to show instead. */
    private boolean isKnown(Map<?, ?> part, String type, Map<String, List<String>> known, String place) {
        if (known.containsKey(type)) {
            return true;
        }
        if (part.get(FALLBACK) != null) {
            return false;
        }
        String instead = CardSchema.NOT_IN_TEAMS.get(type);
        throw wrong(
                place,
                "is a '" + type + "'; "
                        + (instead == null
                                ? "version " + CardSchema.VERSION + " has "
                                        + String.join(
                                                ", ",
                                                known.keySet().stream().sorted().toList())
                                : instead)
                        + "; or give it a 'fallback'");
    }

    private void require(Map<?, ?> part, String place, String type, List<String> names) {
        for (String name : names) {
            if (part.get(name) == null) {
                throw wrong(place, "is a " + type + " without '" + name + "'");
            }
        }
    }

    private void each(Object value, String place, Visitor visitor) {
        if (value instanceof Map<?, ?> one) {
            visitor.visit(one, place);
        } else if (value instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                String at = place + "[" + index + "]";
                if (!(list.get(index) instanceof Map<?, ?> one)) {
                    throw wrong(at, "is no map");
                }
                visitor.visit(one, at);
            }
        } else if (value != null) {
            throw wrong(place, "is neither a map nor a list");
        }
    }

    /** Teams shows a card's mentions at wrong places when one of them has no text. */
    private void mentions(Map<String, Object> card) {
        if (!(card.get("msteams") instanceof Map<?, ?> teams) || !(teams.get("entities") instanceof List<?> entities)) {
            return;
        }
        String all = String.valueOf(card.get("body"));
        for (int index = 0; index < entities.size(); index++) {
            Object text = entities.get(index) instanceof Map<?, ?> entity ? entity.get("text") : null;
            if (!(text instanceof String markup) || !all.contains(markup)) {
                throw wrong(
                        CARD + ".msteams.entities[" + index + "]",
                        "has the text " + text + ", which stands nowhere in the card");
            }
        }
    }

    private static boolean isEmpty(Object value) {
        return value == null || List.of().equals(value);
    }

    private ExternalSystemException wrong(String place, String problem) {
        return context.invalid(CARD, "cannot be shown in Teams: " + place + " " + problem);
    }

    private interface Visitor {
        void visit(Map<?, ?> part, String place);
    }
}
