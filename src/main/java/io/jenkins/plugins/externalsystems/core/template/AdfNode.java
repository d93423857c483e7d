package io.jenkins.plugins.externalsystems.core.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes nodes of the Atlassian Document Format. */
final class AdfNode {
    private AdfNode() {}

    /** A node without content. */
    static Map<String, Object> leaf(String type) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("type", type);
        return node;
    }

    static Map<String, Object> node(String type, List<Map<String, Object>> content) {
        Map<String, Object> node = leaf(type);
        node.put("content", content);
        return node;
    }

    static Map<String, Object> node(String type, Map<String, Object> attributes, List<Map<String, Object>> content) {
        Map<String, Object> node = leaf(type);
        if (!attributes.isEmpty()) {
            node.put("attrs", attributes);
        }
        node.put("content", content);
        return node;
    }

    /** @param text not empty: the format has no empty text nodes */
    static Map<String, Object> text(String text, List<Map<String, Object>> marks) {
        Map<String, Object> node = leaf("text");
        node.put("text", text);
        if (!marks.isEmpty()) {
            node.put("marks", marks);
        }
        return node;
    }

    static Map<String, Object> link(String target) {
        Map<String, Object> mark = leaf("link");
        mark.put("attrs", Map.of("href", target));
        return mark;
    }
}
