package io.jenkins.plugins.externalsystems.core.template;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What Atlassian's JSON schema (npm {@code @atlaskit/adf-schema}, {@code json-schema/v1/full.json}) says about the nodes
 * that this project makes, as a table of its own, so that the tests need no network. Stricter in one thing: a list item
 * does not begin with a list.
 */
final class AdfRules {
    private static final Set<String> INLINE = Set.of("text", "hardBreak");
    private static final Set<String> PLAIN_BLOCKS = Set.of("paragraph", "bulletList", "orderedList", "codeBlock");

    private static final Map<String, Set<String>> CONTENT = Map.ofEntries(
            entry(
                    "doc",
                    Set.of(
                            "paragraph",
                            "heading",
                            "bulletList",
                            "orderedList",
                            "codeBlock",
                            "blockquote",
                            "rule",
                            "table")),
            entry("paragraph", INLINE),
            entry("heading", INLINE),
            entry("bulletList", Set.of("listItem")),
            entry("orderedList", Set.of("listItem")),
            entry("listItem", PLAIN_BLOCKS),
            entry("blockquote", PLAIN_BLOCKS),
            entry("codeBlock", Set.of("text")),
            entry("table", Set.of("tableRow")),
            entry("tableRow", Set.of("tableHeader", "tableCell")),
            entry("tableHeader", Set.of("paragraph")),
            entry("tableCell", Set.of("paragraph")));
    private static final Set<String> NEVER_EMPTY = Set.of(
            "bulletList", "orderedList", "listItem", "blockquote", "table", "tableRow", "tableHeader", "tableCell");
    private static final Map<String, Set<String>> ATTRIBUTES =
            Map.of("heading", Set.of("level"), "orderedList", Set.of("order"), "codeBlock", Set.of("language"));
    private static final Set<String> TEXT_MARKS = Set.of("strong", "em", "strike", "link");
    private static final Set<String> CODE_MARKS = Set.of("code", "link");

    private AdfRules() {}

    /** @throws AssertionError naming the first thing that is wrong */
    static void check(Map<String, Object> document) {
        require(document.keySet().equals(Set.of("type", "version", "content")), "members of the document", document);
        require(Objects.equals(document.get("version"), 1), "version", document);
        checkContent("doc", document);
    }

    private static void checkContent(String type, Map<String, Object> node) {
        List<Map<String, Object>> content = children(node);
        Set<String> allowed = CONTENT.get(type);
        require(allowed != null, "type", node);
        require(!content.isEmpty() || !NEVER_EMPTY.contains(type), "empty content", node);
        for (Map<String, Object> child : content) {
            require(allowed.contains((String) child.get("type")), child.get("type") + " in " + type, node);
            checkNode(child, "codeBlock".equals(type));
        }
        if ("listItem".equals(type)) {
            require(!((String) content.get(0).get("type")).endsWith("List"), "list first in an item", node);
        }
    }

    private static void checkNode(Map<String, Object> node, boolean isInCode) {
        String type = (String) node.get("type");
        switch (type) {
            case "text" -> checkText(node, isInCode);
            case "hardBreak", "rule" -> require(node.size() == 1, "members", node);
            default -> {
                require(Set.of("type", "attrs", "content").containsAll(node.keySet()), "members", node);
                Object attributes = node.getOrDefault("attrs", Map.of());
                require(
                        attributes instanceof Map<?, ?> map
                                && ATTRIBUTES.getOrDefault(type, Set.of()).containsAll(map.keySet()),
                        "attributes",
                        node);
                checkContent(type, node);
            }
        }
    }

    private static void checkText(Map<String, Object> node, boolean isInCode) {
        require(Set.of("type", "text", "marks").containsAll(node.keySet()), "members", node);
        require(node.get("text") instanceof String text && !text.isEmpty(), "empty text", node);
        require(!isInCode || !node.containsKey("marks"), "marks in a code block", node);
        List<String> marks =
                marks(node).stream().map(mark -> (String) mark.get("type")).toList();
        require(Set.copyOf(marks).size() == marks.size(), "a mark twice", node);
        require(TEXT_MARKS.containsAll(marks) || CODE_MARKS.containsAll(marks), "marks", node);
        for (Map<String, Object> mark : marks(node)) {
            boolean isLink = "link".equals(mark.get("type"));
            require(mark.keySet().equals(isLink ? Set.of("type", "attrs") : Set.of("type")), "mark", node);
            if (isLink) {
                String target = (String) ((Map<?, ?>) mark.get("attrs")).get("href");
                require(target.matches("(?i)(https?://|mailto:)\\S+"), "link", node);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> children(Map<String, Object> node) {
        return (List<Map<String, Object>>) node.get("content");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> marks(Map<String, Object> node) {
        return (List<Map<String, Object>>) node.getOrDefault("marks", List.of());
    }

    private static void require(boolean condition, String what, Map<String, Object> node) {
        if (!condition) {
            throw new AssertionError("wrong " + what + ": " + node);
        }
    }
}
