package io.jenkins.plugins.externalsystems.core.template;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes what a reader sees of HTML as lines of text. For one document. */
final class HtmlText implements HtmlReader.Handler {
    /** Have a blank line around them. */
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table", "dl", "blockquote", "figure");
    /** Begin and end a line. */
    private static final Set<String> LINES = Set.of(
            "div",
            "li",
            "tr",
            "dt",
            "dd",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "nav",
            "aside",
            "address",
            "caption",
            "center",
            "form",
            "fieldset",
            "body",
            "html",
            "head");

    /** Have no content, so nothing can be hidden in them. */
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    /** Characters that only say where a word may be broken, or fill up what a list of mails shows. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u034F\\u200B\\uFEFF]");

    private static final String RULE = "-".repeat(40);
    private static final String CELL_GAP = "  ";
    private static final String ROW_HEADER_GAP = ": ";

    private final TextLines lines = new TextLines();
    private int preformatted;
    /** Name of the hidden element that is being skipped; empty outside. */
    private String hidden = "";
    /** How many elements of that name are open. */
    private int hiddenDepth;

    private Optional<String> target = Optional.empty();
    private StringBuilder label = new StringBuilder();
    private boolean isRowHeader;

    String finish() {
        return lines.finish();
    }

    @Override
    public void text(String text) {
        if (!hidden.isEmpty()) {
            return;
        }
        String visible = INVISIBLE.matcher(text).replaceAll("");
        label.append(visible);
        if (preformatted > 0) {
            lines.preformatted(visible);
        } else {
            lines.text(visible);
        }
    }

    @Override
    public void start(String name, Map<String, String> attributes) {
        if (!hidden.isEmpty()) {
            hiddenDepth += name.equals(hidden) ? 1 : 0;
            return;
        }
        if (isHidden(attributes)) {
            if (!VOID.contains(name)) {
                hidden = name;
                hiddenDepth = 1;
            }
            return;
        }
        separate(name);
        switch (name) {
            case "br" -> lines.lineBreak();
            case "hr" -> rule();
            case "img" -> text(attributes.getOrDefault("alt", ""));
            case "a" -> {
                target = LinkTarget.of(attributes.getOrDefault("href", ""));
                label = new StringBuilder();
            }
            case "pre" -> preformatted++;
            case "th" -> isRowHeader = "row".equalsIgnoreCase(attributes.get("scope"));
            case "td" -> isRowHeader = false;
            case "blockquote" -> lines.openQuote();
            case "ul" -> lines.openList(false, 1);
            case "ol" -> lines.openList(true, number(attributes.get("start")));
            case "li" -> lines.openItem();
            default -> {
                // Changes how the text looks only.
            }
        }
    }

    @Override
    public void end(String name) {
        if (!hidden.isEmpty()) {
            hiddenDepth -= name.equals(hidden) ? 1 : 0;
            if (hiddenDepth == 0) {
                hidden = "";
            }
            return;
        }
        switch (name) {
            case "a" -> endLink();
            case "pre" -> preformatted = Math.max(0, preformatted - 1);
            case "td", "th" -> lines.gap(isRowHeader ? ROW_HEADER_GAP : CELL_GAP);
            case "blockquote" -> lines.closeQuote();
            case "ul", "ol" -> lines.closeList();
            case "li" -> lines.closeItem();
            default -> {
                // Changed how the text looks only.
            }
        }
        separate(name);
    }

    private void separate(String name) {
        if (PARAGRAPHS.contains(name)) {
            lines.paragraph();
        } else if (LINES.contains(name)) {
            lines.line();
        }
    }

    private void rule() {
        lines.paragraph();
        lines.text(RULE);
        lines.paragraph();
    }

    private void endLink() {
        String shown = label.toString().strip();
        target.filter(url -> !url.equals(shown) && !url.equals("mailto:" + shown))
                .ifPresent(url -> {
                    if (shown.isEmpty()) {
                        lines.text(url);
                    } else {
                        lines.append(" (" + url + ")");
                    }
                });
        target = Optional.empty();
    }

    private static boolean isHidden(Map<String, String> attributes) {
        String style =
                attributes.getOrDefault("style", "").toLowerCase(Locale.ROOT).replace(" ", "");
        return attributes.containsKey("hidden")
                || "true".equalsIgnoreCase(attributes.get("aria-hidden"))
                || style.contains("display:none");
    }

    private static int number(String text) {
        return text != null && text.strip().matches("-?[0-9]{1,8}") ? Integer.parseInt(text.strip()) : 1;
    }
}
