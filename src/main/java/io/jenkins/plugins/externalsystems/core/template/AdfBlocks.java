package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/**
 * Block nodes of the Atlassian Document Format. Which node may stand where follows Atlassian's JSON schema (npm package
 * {@code @atlaskit/adf-schema}): headings, rules, tables and quotes stand at the top only, while paragraphs, lists and
 * code blocks stand in list items and quotes too.
 */
final class AdfBlocks {
    private static final String RULE = "———";

    private final boolean atTop;
    private final List<Map<String, Object>> blocks = new ArrayList<>();

    private AdfBlocks(boolean atTop) {
        this.atTop = atTop;
    }

    static List<Map<String, Object>> document(Node document) {
        return children(document, true);
    }

    private static List<Map<String, Object>> children(Node parent, boolean atTop) {
        AdfBlocks renderer = new AdfBlocks(atTop);
        renderer.addChildren(parent);
        return renderer.blocks;
    }

    private void addChildren(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            add(child);
        }
    }

    private void add(Node node) {
        if (node instanceof Paragraph) {
            paragraph(AdfInlines.of(node));
        } else if (node instanceof Heading heading) {
            heading(heading);
        } else if (node instanceof BulletList) {
            blocks.add(AdfNode.node("bulletList", items(node)));
        } else if (node instanceof OrderedList list) {
            blocks.add(orderedList(list));
        } else if (node instanceof FencedCodeBlock code) {
            codeBlock(code.getLiteral(), language(code));
        } else if (node instanceof IndentedCodeBlock code) {
            codeBlock(code.getLiteral(), "");
        } else if (node instanceof BlockQuote) {
            quote(node);
        } else if (node instanceof ThematicBreak) {
            rule();
        } else if (node instanceof HtmlBlock html) {
            paragraph(AdfInlines.lines(html.getLiteral()));
        } else if (node instanceof TableBlock table) {
            table(table);
        }
        // A link reference definition is the only other block; it shows nothing.
    }

    private void paragraph(List<Map<String, Object>> content) {
        if (!content.isEmpty()) {
            blocks.add(AdfNode.node("paragraph", content));
        }
    }

    private void heading(Heading heading) {
        if (!atTop) {
            paragraph(AdfInlines.strong(heading));
            return;
        }
        List<Map<String, Object>> content = AdfInlines.of(heading);
        if (!content.isEmpty()) {
            blocks.add(AdfNode.node("heading", Map.of("level", heading.getLevel()), content));
        }
    }

    private static Map<String, Object> orderedList(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        Map<String, Object> attributes = start == null || start == 1 ? Map.of() : Map.of("order", start);
        return AdfNode.node("orderedList", attributes, items(list));
    }

    private static List<Map<String, Object>> items(Node list) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            List<Map<String, Object>> content = children(item, false);
            if (content.isEmpty() || isList(content.get(0))) {
                // The schema lets an item begin with a list, the editor before 2025 does not: both take this.
                content.add(0, AdfNode.node("paragraph", List.of()));
            }
            items.add(AdfNode.node("listItem", content));
        }
        return items;
    }

    private static boolean isList(Map<String, Object> block) {
        return "bulletList".equals(block.get("type")) || "orderedList".equals(block.get("type"));
    }

    private static String language(FencedCodeBlock code) {
        String info = code.getInfo() == null ? "" : code.getInfo().strip();
        return info.split("\\s", 2)[0];
    }

    private void codeBlock(String literal, String language) {
        String code = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        Map<String, Object> attributes = language.isEmpty() ? Map.of() : Map.of("language", language);
        List<Map<String, Object>> content = code.isEmpty() ? List.of() : List.of(AdfNode.text(code, List.of()));
        blocks.add(AdfNode.node("codeBlock", attributes, content));
    }

    private void quote(Node quote) {
        if (!atTop) {
            addChildren(quote);
            return;
        }
        List<Map<String, Object>> content = children(quote, false);
        if (!content.isEmpty()) {
            blocks.add(AdfNode.node("blockquote", content));
        }
    }

    private void rule() {
        if (atTop) {
            blocks.add(AdfNode.leaf("rule"));
        } else {
            paragraph(AdfInlines.lines(RULE));
        }
    }

    private void table(TableBlock table) {
        if (!atTop) {
            codeBlock(TextTable.of(table), "");
            return;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Node section = table.getFirstChild(); section != null; section = section.getNext()) {
            for (Node row = section.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(AdfNode.node("tableRow", cells(row)));
                }
            }
        }
        blocks.add(AdfNode.node("table", rows));
    }

    private static List<Map<String, Object>> cells(Node row) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
            String type = node instanceof TableCell cell && cell.isHeader() ? "tableHeader" : "tableCell";
            cells.add(AdfNode.node(type, List.of(AdfNode.node("paragraph", AdfInlines.of(node)))));
        }
        return cells;
    }
}
