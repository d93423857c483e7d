package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/**
 * Blocks as elements of an Adaptive Card of version 1.5. A {@code TextBlock} knows paragraphs and lists; headings, code,
 * quotes and tables are elements of their own.
 */
final class CardBlocks {
    private static final String TYPE = "type";
    private static final String ITEMS = "items";
    private static final String INDENT = "    ";
    /** Wider and longer tables are text in columns: each cell costs a hundred bytes of the few that a card may have. */
    private static final int MOST_COLUMNS = 8;

    private static final int MOST_CELLS = 80;

    private final List<Map<String, Object>> elements = new ArrayList<>();
    private final boolean isQuoted;
    private boolean isSeparated;

    private CardBlocks(boolean isQuoted) {
        this.isQuoted = isQuoted;
    }

    static List<Map<String, Object>> document(Node document) {
        return children(document, false);
    }

    private static List<Map<String, Object>> children(Node parent, boolean isQuoted) {
        CardBlocks blocks = new CardBlocks(isQuoted);
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            blocks.block(child);
        }
        return blocks.elements;
    }

    private void block(Node node) {
        if (node instanceof Paragraph) {
            text(CardInlines.of(node), Map.of());
        } else if (node instanceof Heading heading) {
            text(
                    CardInlines.line(node),
                    Map.of("size", heading.getLevel() <= 2 ? "Large" : "Medium", "weight", "Bolder"));
        } else if (node instanceof ListBlock list) {
            List<String> lines = new ArrayList<>();
            list(list, "", lines);
            text(String.join("\n", lines), Map.of());
        } else if (node instanceof FencedCodeBlock code) {
            code(code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            code(code.getLiteral());
        } else if (node instanceof BlockQuote) {
            quote(node);
        } else if (node instanceof HtmlBlock html) {
            text(CardText.escape(html.getLiteral().strip()), Map.of());
        } else if (node instanceof TableBlock table) {
            table(table);
        } else if (node instanceof ThematicBreak) {
            isSeparated = true;
        }
        // A link reference definition is the only other block; it shows nothing.
    }

    private void text(String markdown, Map<String, Object> look) {
        if (!markdown.isBlank()) {
            Map<String, Object> element = element("TextBlock");
            element.put("text", markdown);
            element.put("wrap", true);
            element.putAll(look);
            add(element);
        }
    }

    private void code(String literal) {
        String text = literal.stripTrailing();
        if (text.isEmpty()) {
            return;
        }
        Map<String, Object> run = element("TextRun");
        // Spaces at the beginning of a line would be lost.
        run.put("text", text.replace("\t", INDENT).replace("  ", "\u00A0\u00A0"));
        run.put("fontType", "Monospace");
        Map<String, Object> block = element("RichTextBlock");
        block.put("inlines", List.of(run));
        box(List.of(block));
    }

    private void quote(Node node) {
        List<Map<String, Object>> quoted = children(node, true);
        if (isQuoted) {
            quoted.forEach(this::add);
        } else if (!quoted.isEmpty()) {
            box(quoted);
        }
    }

    private void box(List<Map<String, Object>> content) {
        if (isQuoted) {
            content.forEach(this::add);
            return;
        }
        Map<String, Object> box = element("Container");
        box.put("style", "emphasis");
        box.put(ITEMS, content);
        add(box);
    }

    private void table(TableBlock table) {
        List<List<String>> rows = new ArrayList<>();
        for (Node section = table.getFirstChild(); section != null; section = section.getNext()) {
            for (Node row = section.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(cells(row));
                }
            }
        }
        int columns = rows.get(0).size();
        if (columns > MOST_COLUMNS || columns * rows.size() > MOST_CELLS) {
            code(TextTable.of(table));
            return;
        }
        Map<String, Object> element = element("Table");
        element.put(
                "columns", rows.get(0).stream().map(cell -> Map.of("width", 1)).toList());
        element.put("rows", rows.stream().map(CardBlocks::row).toList());
        add(element);
    }

    private static List<String> cells(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(CardInlines.line(cell));
        }
        return cells;
    }

    private static Map<String, Object> row(List<String> cells) {
        Map<String, Object> row = element("TableRow");
        row.put(
                "cells",
                cells.stream()
                        .map(text -> {
                            Map<String, Object> content = element("TextBlock");
                            content.put("text", text);
                            content.put("wrap", true);
                            Map<String, Object> cell = element("TableCell");
                            cell.put(ITEMS, List.of(content));
                            return cell;
                        })
                        .toList());
        return row;
    }

    private static void list(ListBlock list, String indent, List<String> lines) {
        long number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String marker = list instanceof BulletList ? "- " : number++ + ". ";
            List<String> nested = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
                if (child instanceof ListBlock inner) {
                    list(inner, indent + INDENT, nested);
                } else {
                    line.append(line.isEmpty() ? "" : " ").append(flat(child));
                }
            }
            lines.add(indent + marker + line);
            lines.addAll(nested);
        }
    }

    /** A block inside an item of a list, which is one line. */
    private static String flat(Node block) {
        if (block instanceof FencedCodeBlock code) {
            return CardText.inline(oneLine(code.getLiteral()));
        } else if (block instanceof IndentedCodeBlock code) {
            return CardText.inline(oneLine(code.getLiteral()));
        } else if (block instanceof HtmlBlock html) {
            return CardText.inline(oneLine(html.getLiteral()));
        } else if (block instanceof TableBlock table) {
            return CardText.inline(oneLine(TextTable.of(table)));
        } else if (block instanceof BlockQuote) {
            List<String> parts = new ArrayList<>();
            for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
                parts.add(flat(child));
            }
            return String.join(" ", parts);
        } else if (block instanceof ListBlock list) {
            List<String> parts = new ArrayList<>();
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
                    parts.add(flat(child));
                }
            }
            return String.join(", ", parts);
        }
        return CardInlines.line(block);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private void add(Map<String, Object> element) {
        if (isSeparated) {
            element.put("separator", true);
            isSeparated = false;
        }
        elements.add(element);
    }

    private static Map<String, Object> element(String type) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put(TYPE, type);
        return element;
    }
}
