package io.jenkins.plugins.externalsystems.fakes.jira;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which documents Jira takes, by the structure that Atlassian's document format describes. */
final class AdfRules {
    /** In characters of text; more is refused. */
    static final int LONGEST_TEXT = 32_767;

    private static final Set<String> INLINE = Set.of("text", "hardBreak", "mention", "emoji", "inlineCard");
    private static final Set<String> LISTS = Set.of("bulletList", "orderedList");
    private static final Set<String> BLOCKS = Set.of(
            "paragraph", "heading", "bulletList", "orderedList", "codeBlock", "blockquote", "rule", "table", "panel");
    private static final Set<String> CELL =
            Set.of("paragraph", "heading", "bulletList", "orderedList", "codeBlock", "blockquote", "rule", "panel");
    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("doc", BLOCKS),
            Map.entry("paragraph", INLINE),
            Map.entry("heading", INLINE),
            Map.entry("bulletList", Set.of("listItem")),
            Map.entry("orderedList", Set.of("listItem")),
            Map.entry("listItem", Set.of("paragraph", "codeBlock", "bulletList", "orderedList")),
            Map.entry("codeBlock", Set.of("text")),
            Map.entry("blockquote", Set.of("paragraph", "codeBlock", "bulletList", "orderedList")),
            Map.entry("panel", Set.of("paragraph", "heading", "bulletList", "orderedList")),
            Map.entry("table", Set.of("tableRow")),
            Map.entry("tableRow", Set.of("tableCell", "tableHeader")),
            Map.entry("tableCell", CELL),
            Map.entry("tableHeader", CELL));
    private static final Set<String> LEAVES = Set.of("rule", "hardBreak", "mention", "emoji", "inlineCard");
    private static final Set<String> KEYS = Set.of("type", "content", "attrs", "marks", "text", "version");
    private static final Set<String> MARKS =
            Set.of("strong", "em", "code", "strike", "underline", "link", "subsup", "textColor");

    private AdfRules() {}

    /** @throws JiraRefusal as Jira refuses what is no document, or one that is too long */
    static void check(String field, Object value) {
        if (!(value instanceof Map<?, ?> document) || !"doc".equals(document.get("type"))) {
            throw JiraRefusal.field(
                    field, "Operation value must be an Atlassian Document (see the Atlassian Document Format)");
        }
        if (!Integer.valueOf(1).equals(document.get("version")) || !isValid(document)) {
            throw JiraRefusal.of(400, "INVALID_INPUT");
        }
        if (text(document).length() > LONGEST_TEXT) {
            throw JiraRefusal.field(
                    field, "The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
        }
    }

    private static boolean isValid(Map<?, ?> node) {
        String type = String.valueOf(node.get("type"));
        if (!KEYS.containsAll(node.keySet()) || !areValidMarks(node)) {
            return false;
        }
        if (type.equals("text")) {
            return node.get("text") instanceof String text && !text.isEmpty() && node.get("content") == null;
        }
        if (LEAVES.contains(type)) {
            return node.get("content") == null;
        }
        Set<String> allowed = CHILDREN.get(type);
        if (allowed == null) {
            return false;
        }
        List<?> content = node.get("content") instanceof List<?> list ? list : List.of();
        boolean mayBeEmpty = Set.of("doc", "paragraph", "heading", "codeBlock").contains(type);
        boolean startsWell = !type.equals("listItem") || content.isEmpty() || !LISTS.contains(typeOf(content.get(0)));
        return (mayBeEmpty || !content.isEmpty())
                && startsWell
                && content.stream()
                        .allMatch(child -> child instanceof Map<?, ?> map
                                && allowed.contains(typeOf(map))
                                && (!type.equals("codeBlock") || map.get("marks") == null)
                                && isValid(map));
    }

    private static boolean areValidMarks(Map<?, ?> node) {
        List<?> marks = node.get("marks") instanceof List<?> list ? list : List.of();
        boolean hasCode = marks.stream().anyMatch(mark -> typeOf(mark).equals("code"));
        return marks.stream()
                .allMatch(mark -> MARKS.contains(typeOf(mark))
                        && (!hasCode || Set.of("code", "link").contains(typeOf(mark)))
                        && (!typeOf(mark).equals("link") || hasHref(mark)));
    }

    private static boolean hasHref(Object mark) {
        return ((Map<?, ?>) mark).get("attrs") instanceof Map<?, ?> attrs && attrs.get("href") instanceof String;
    }

    private static String typeOf(Object node) {
        return node instanceof Map<?, ?> map ? String.valueOf(map.get("type")) : "";
    }

    /** The words of a document; of anything else its text. */
    static String text(Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            return node == null ? "" : String.valueOf(node);
        }
        if (map.get("text") instanceof String text) {
            return text;
        }
        StringBuilder text = new StringBuilder();
        if (map.get("content") instanceof List<?> children) {
            for (Object child : children) {
                String words = text(child);
                boolean isBlock =
                        BLOCKS.contains(typeOf(child)) || typeOf(child).equals("listItem");
                text.append(isBlock && text.length() > 0 ? "\n" : "").append(words);
            }
        }
        return text.toString();
    }
}
