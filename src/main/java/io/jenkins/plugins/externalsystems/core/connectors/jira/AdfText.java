package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.Set;

/**
 * The words of an Atlassian document, without its marks: one line a block.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/">Document format</a>
 */
final class AdfText {
    private static final Set<String> LINES =
            Set.of("paragraph", "heading", "codeBlock", "rule", "mediaSingle", "tableRow", "hardBreak");

    private AdfText() {}

    static String of(JsonNode document) {
        StringBuilder text = new StringBuilder();
        append(document, text);
        return text.toString().strip();
    }

    private static void append(JsonNode node, StringBuilder text) {
        String type = Json.text(node, "type");
        switch (type) {
            case "text" -> text.append(Json.text(node, "text"));
            case "mention", "emoji", "status" -> text.append(Json.text(node, "attrs", "text"));
            case "inlineCard", "blockCard" -> text.append(Json.text(node, "attrs", "url"));
            default -> Json.elements(node.path("content")).forEach(child -> append(child, text));
        }
        if (LINES.contains(type)) {
            text.append('\n');
        }
    }
}
