package io.jenkins.plugins.externalsystems.core.template;

import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
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
 * Blocks in HTML for e-mail. Every look is an inline style, because several programs drop style sheets; none of them
 * needs a class, a picture or a script.
 */
final class HtmlBlocks {
    static final String MONOSPACE = "Consolas,Menlo,monospace";

    private static final String SPACE_BELOW = "margin:0 0 12px";
    private static final String BORDER = "1px solid #c9d1db";
    private static final String RULE = "<hr style=\"margin:16px 0;border:0;border-top:" + BORDER + "\">\n";
    private static final String CODE =
            "<pre style=\"" + SPACE_BELOW + ";padding:10px 12px;background:#eef1f5;" + "font-family:" + MONOSPACE
                    + ";font-size:13px;line-height:1.45;white-space:pre-wrap;overflow-wrap:anywhere\">";
    private static final String QUOTE =
            "<blockquote style=\"" + SPACE_BELOW + ";padding:0 0 0 12px;border-left:3px solid #c9d1db\">\n";
    /** In pixels, for headings of level 1 to 6. */
    private static final int[] HEADINGS = {20, 18, 16, 15, 14, 14};

    private final StringBuilder html = new StringBuilder();

    private HtmlBlocks() {}

    static String document(Node document) {
        HtmlBlocks blocks = new HtmlBlocks();
        blocks.addChildren(document, false);
        return blocks.html.toString();
    }

    private void addChildren(Node parent, boolean isTight) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            add(child, isTight);
        }
    }

    private void add(Node node, boolean isTight) {
        if (node instanceof Paragraph) {
            paragraph(node, isTight);
        } else if (node instanceof Heading heading) {
            heading(heading);
        } else if (node instanceof ListBlock list) {
            list(list);
        } else if (node instanceof FencedCodeBlock code) {
            code(code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            code(code.getLiteral());
        } else if (node instanceof BlockQuote) {
            html.append(QUOTE);
            addChildren(node, false);
            html.append("</blockquote>\n");
        } else if (node instanceof ThematicBreak) {
            html.append(RULE);
        } else if (node instanceof HtmlBlock markup) {
            element("p", SPACE_BELOW, Html.escape(markup.getLiteral().strip()).replace("\n", "<br>\n"));
        } else if (node instanceof TableBlock table) {
            table(table);
        }
        // A link reference definition is the only other block; it shows nothing.
    }

    private void paragraph(Node node, boolean isTight) {
        String content = HtmlInlines.of(node);
        if (isTight) {
            html.append(content).append('\n');
        } else {
            element("p", SPACE_BELOW, content);
        }
    }

    private void heading(Heading heading) {
        String style = String.format(
                Locale.ROOT, "margin:20px 0 8px;font-size:%dpx;line-height:1.3", HEADINGS[heading.getLevel() - 1]);
        element("h" + heading.getLevel(), style, HtmlInlines.of(heading));
    }

    private void list(ListBlock list) {
        String name = list instanceof BulletList ? "ul" : "ol";
        html.append('<').append(name);
        if (list instanceof OrderedList ordered
                && ordered.getMarkerStartNumber() != null
                && ordered.getMarkerStartNumber() != 1) {
            html.append(" start=\"").append(ordered.getMarkerStartNumber()).append('"');
        }
        html.append(" style=\"").append(SPACE_BELOW).append(";padding:0 0 0 24px\">\n");
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            html.append("<li>");
            addChildren(item, list.isTight());
            html.append("</li>\n");
        }
        html.append("</").append(name).append(">\n");
    }

    private void code(String literal) {
        html.append(CODE).append(Html.escape(literal.stripTrailing())).append("</pre>\n");
    }

    private void table(TableBlock table) {
        html.append("<table style=\"").append(SPACE_BELOW).append(";border-collapse:collapse\">\n");
        for (Node section = table.getFirstChild(); section != null; section = section.getNext()) {
            for (Node row = section.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    html.append("<tr>");
                    cells(row);
                    html.append("</tr>\n");
                }
            }
        }
        html.append("</table>\n");
    }

    private void cells(Node row) {
        for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
            TableCell cell = (TableCell) node;
            String alignment = cell.getAlignment() == null
                    ? "left"
                    : cell.getAlignment().name().toLowerCase(Locale.ROOT);
            String name = cell.isHeader() ? "th" : "td";
            html.append('<')
                    .append(name)
                    .append(cell.isHeader() ? " scope=\"col\"" : "")
                    .append(" style=\"padding:4px 10px;border:" + BORDER + ";text-align:")
                    .append(alignment)
                    .append("\">")
                    .append(HtmlInlines.of(cell))
                    .append("</")
                    .append(name)
                    .append('>');
        }
    }

    private void element(String name, String style, String content) {
        html.append('<').append(name).append(" style=\"").append(style).append("\">");
        html.append(content).append("</").append(name).append(">\n");
    }
}
