package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.operation.ArgumentRows;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.template.CardText;
import io.jenkins.plugins.externalsystems.core.template.Markdown;
import io.jenkins.plugins.externalsystems.core.template.MissingValuesException;
import io.jenkins.plugins.externalsystems.core.template.NotificationTemplate;
import io.jenkins.plugins.externalsystems.core.template.NotificationTemplates;
import io.jenkins.plugins.externalsystems.core.template.TextTemplate;
import io.jenkins.plugins.externalsystems.core.template.TruncatedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a call's arguments into a card that fits a message. No I/O. */
final class CardComposer {
    private static final String TITLE = "title";
    private static final String TEXT = "text";
    private static final String FACTS = "facts";
    private static final String ACTIONS = "actions";
    private static final String TYPE = "type";
    private static final String WRAP = "wrap";
    private static final String DATA = "data";
    private static final int MOST_TRIES = 12;
    /** A value of a template's data is not cut below this. */
    private static final int SHORTEST_VALUE = 40;

    private final NotificationTemplates templates;

    CardComposer(NotificationTemplates templates) {
        this.templates = templates;
    }

    /**
     * A message of title, text and facts. Its text is cut where it is too long.
     *
     * @throws ExternalSystemException VALIDATION_ERROR for an empty message, an unknown colour, a button without http
     *     address, and what is too large without its text
     */
    ComposedMessage message(Arguments arguments, Envelope envelope, CallContext context) {
        String text = arguments.optionalText(TEXT).orElse("").strip();
        if (text.isEmpty() && !arguments.has(TITLE) && arguments.map(FACTS).isEmpty()) {
            throw context.invalid(TEXT, "is empty; give a title, text or facts");
        }
        String color = arguments.text("theme_color");
        ThemeColor theme = ThemeColor.of(color)
                .orElseThrow(() -> context.invalid(
                        "theme_color",
                        "is '" + color + "'; known are default, emphasis, good, warning, attention, accent and"
                                + " #RRGGBB"));
        List<Map<String, Object>> actions = actions(arguments, context);
        boolean isPlain = arguments.text("format").equals("plain");
        int length = text.length();
        Map<String, Object> payload = Map.of();
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            String kept = length == 0 ? "" : TruncatedText.of(text, length).text();
            List<Map<String, Object>> blocks = isPlain ? plain(kept) : Markdown.toCard(kept);
            payload = envelope.around(
                    card(arguments.optionalText(TITLE).orElse(""), theme, blocks, arguments.map(FACTS), actions));
            if (PayloadSize.fits(payload) || length == 0) {
                break;
            }
            // What is around the text does not shrink with it, so that one step is seldom enough.
            length = attempt == MOST_TRIES - 2 ? 0 : (int) (length * 0.9 * PayloadSize.MOST / PayloadSize.of(payload));
        }
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(FACTS, arguments.map(FACTS));
        parts.put(ACTIONS, arguments.maps(ACTIONS));
        parts.put(TITLE, arguments.optionalText(TITLE).orElse(""));
        PayloadSize.require(payload, FACTS, parts, context);
        boolean isCut = length < text.length();
        if (isCut) {
            context.trace()
                    .warn("The text has " + text.length() + " characters and was cut to " + length
                            + ", so that the message has the 28 KB that Teams takes.");
        }
        return new ComposedMessage(payload, isCut);
    }

    /**
     * A card that the user wrote; nothing of it is cut.
     *
     * @throws ExternalSystemException VALIDATION_ERROR as {@link CardRules} says, and for one that is too large
     */
    ComposedMessage card(Arguments arguments, Envelope envelope, CallContext context) {
        Map<String, Object> card = new CardRules(context).checked(arguments.map("card"));
        Map<String, Object> payload = envelope.around(card);
        PayloadSize.require(payload, "card", card, context);
        return new ComposedMessage(payload, false);
    }

    /**
     * A message that a template makes of data. Long values are cut where the message would be too large.
     *
     * @throws ExternalSystemException VALIDATION_ERROR for an unknown template, naming the known ones, for data that it
     *     cannot be filled with, and for what is too large all the same
     */
    ComposedMessage template(Arguments arguments, Envelope envelope, CallContext context) {
        String name = arguments.text("template");
        NotificationTemplate template = templates
                .find(name)
                .orElseThrow(() -> context.invalid(
                        "template", "is '" + name + "'; known are " + String.join(", ", templates.names())));
        List<Map<String, Object>> actions = actions(arguments, context);
        Map<String, Object> data = arguments.map(DATA);
        Map<String, Object> payload = envelope.around(filled(name, template, data, actions, context));
        boolean isCut = false;
        for (int longest = PayloadSize.MOST; longest > SHORTEST_VALUE && !PayloadSize.fits(payload); longest /= 2) {
            Map<String, Object> shorter = shortened(data, longest);
            payload = envelope.around(filled(name, template, shorter, actions, context));
            isCut = true;
        }
        PayloadSize.require(payload, DATA, data, context);
        if (isCut) {
            context.trace()
                    .warn("Long values of the data were cut, so that the message has the 28 KB that Teams takes.");
        }
        return new ComposedMessage(payload, isCut);
    }

    private static Map<String, Object> filled(
            String name,
            NotificationTemplate template,
            Map<String, Object> data,
            List<Map<String, Object>> actions,
            CallContext context) {
        try {
            Map<String, Object> facts = new LinkedHashMap<>();
            template.fields().forEach((field, value) -> {
                String shown = line(value, data);
                facts.put(field, shown.isEmpty() ? null : shown);
            });
            String severity = line(template.severity(), data);
            ThemeColor theme = ThemeColor.ofSeverity(severity)
                    .orElseThrow(() -> context.invalid(
                            DATA,
                            "gives the template '" + name + "' the severity '" + severity
                                    + "'; known are info, warning, error, critical"));
            return card(line(template.title(), data), theme, template.text().renderCard(data), facts, actions);
        } catch (MissingValuesException missing) {
            throw context.invalid(
                    DATA, "lacks " + String.join(", ", missing.names()) + ", which the template '" + name + "' shows");
        } catch (IllegalArgumentException unusable) {
            throw context.invalid(DATA, "does not fit the template '" + name + "': " + unusable.getMessage());
        }
    }

    private static String line(TextTemplate template, Map<String, Object> data) {
        return template.render(data).replaceAll("\\s+", " ").strip();
    }

    private static Map<String, Object> shortened(Map<String, Object> data, int longest) {
        Map<String, Object> shorter = new LinkedHashMap<>();
        data.forEach((name, value) -> shorter.put(name, shortened(value, longest)));
        return shorter;
    }

    /** Plain data; null stays. */
    private static Object shortened(Object value, int longest) {
        if (value instanceof String text) {
            return TruncatedText.of(text, longest).text();
        }
        if (value instanceof List<?> list) {
            List<Object> shorter = new ArrayList<>();
            list.forEach(element -> shorter.add(shortened(element, longest)));
            return shorter;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> shorter = new LinkedHashMap<>();
            map.forEach((name, inner) -> shorter.put(String.valueOf(name), shortened(inner, longest)));
            return shorter;
        }
        return value;
    }

    private static List<Map<String, Object>> plain(String text) {
        return text.isBlank() ? List.of() : List.of(textBlock(CardText.escape(text)));
    }

    private static Map<String, Object> card(
            String title,
            ThemeColor theme,
            List<Map<String, Object>> blocks,
            Map<String, Object> facts,
            List<Map<String, Object>> actions) {
        List<Map<String, Object>> body = new ArrayList<>();
        title(title, theme).ifPresent(body::add);
        body.addAll(blocks);
        List<Map<String, Object>> rows = new ArrayList<>();
        facts.forEach((name, value) -> {
            if (value != null) {
                rows.add(Map.of(TITLE, CardText.escape(name), "value", CardText.escape(String.valueOf(value))));
            }
        });
        if (!rows.isEmpty()) {
            Map<String, Object> set = element("FactSet");
            set.put(FACTS, rows);
            body.add(set);
        }
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put(TYPE, "AdaptiveCard");
        card.put("version", CardSchema.VERSION);
        card.put("body", body);
        if (!actions.isEmpty()) {
            card.put(ACTIONS, actions);
        }
        return card;
    }

    private static Optional<Map<String, Object>> title(String title, ThemeColor theme) {
        if (title.isBlank()) {
            return Optional.empty();
        }
        Map<String, Object> text = textBlock(CardText.escape(title));
        text.put("size", "Large");
        text.put("weight", "Bolder");
        text.put("style", "heading");
        if (theme == ThemeColor.DEFAULT) {
            return Optional.of(text);
        }
        Map<String, Object> bar = element("Container");
        bar.put("style", theme.style());
        bar.put("bleed", true);
        bar.put("items", List.of(text));
        return Optional.of(bar);
    }

    private static List<Map<String, Object>> actions(Arguments arguments, CallContext context) {
        List<Map<String, Object>> actions = new ArrayList<>();
        List<Arguments> rows = ArgumentRows.read(
                context,
                ACTIONS,
                arguments.maps(ACTIONS),
                MsTeamsParameters.ACTION_TITLE,
                MsTeamsParameters.ACTION_URL);
        for (int index = 0; index < rows.size(); index++) {
            String url = rows.get(index).text("url").strip();
            if (!url.matches("(?i)https?://[^\\s/?#].*")) {
                throw context.invalid(ACTIONS + "[" + index + "].url", "is no http or https address");
            }
            Map<String, Object> action = element("Action.OpenUrl");
            action.put(TITLE, rows.get(index).text(TITLE));
            action.put("url", url);
            actions.add(action);
        }
        return actions;
    }

    private static Map<String, Object> textBlock(String markdown) {
        Map<String, Object> block = element("TextBlock");
        block.put(TEXT, markdown);
        block.put(WRAP, true);
        return block;
    }

    private static Map<String, Object> element(String type) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put(TYPE, type);
        return element;
    }
}
