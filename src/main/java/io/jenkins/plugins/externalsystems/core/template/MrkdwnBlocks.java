package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
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

/** Blocks in Slack's mrkdwn, which knows lines: quotes cannot be nested, and lists are text. */
final class MrkdwnBlocks {
    private static final String FENCE = "```";
    private static final String BROKEN_FENCE = "``\u200B`";
    private static final String RULE = "──────────";
    private static final String INDENT = "    ";
    private static final List<String> BULLETS = List.of("•", "◦", "▪");

    private final List<Line> lines = new ArrayList<>();
    private final int listDepth;

    private MrkdwnBlocks(int listDepth) {
        this.listDepth = listDepth;
    }

    /**
     * One line of the message.
     *
     * @param text escaped
     * @param isQuoted whether it stands in a quote
     * @param isCode whether it belongs to a code block, which takes neither indentation nor quoting
     */
    private record Line(String text, boolean isQuoted, boolean isCode) {
        Line quoted() {
            return isCode ? this : new Line(text, true, false);
        }

        Line indented(String prefix) {
            return isCode ? this : new Line(prefix + text, isQuoted, false);
        }

        String render() {
            return isCode ? text : ((isQuoted ? "> " : "") + text).stripTrailing();
        }
    }

    static String document(Node document) {
        return children(document, 0).stream().map(Line::render).collect(Collectors.joining("\n"));
    }

    private static List<Line> children(Node parent, int listDepth) {
        MrkdwnBlocks renderer = new MrkdwnBlocks(listDepth);
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            List<Line> block = renderer.block(child);
            if (!block.isEmpty() && !renderer.lines.isEmpty() && listDepth == 0) {
                renderer.lines.add(new Line("", false, false));
            }
            renderer.lines.addAll(block);
        }
        return renderer.lines;
    }

    private List<Line> block(Node node) {
        if (node instanceof Paragraph) {
            return text(MrkdwnInlines.of(node));
        } else if (node instanceof Heading) {
            return text(MrkdwnInlines.bold(node));
        } else if (node instanceof ListBlock list) {
            return list(list);
        } else if (node instanceof FencedCodeBlock code) {
            return code(code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            return code(code.getLiteral());
        } else if (node instanceof BlockQuote) {
            return children(node, listDepth).stream().map(Line::quoted).toList();
        } else if (node instanceof ThematicBreak) {
            return text(RULE);
        } else if (node instanceof HtmlBlock html) {
            return text(SlackText.escape(html.getLiteral().replace(FENCE, BROKEN_FENCE)));
        } else if (node instanceof TableBlock table) {
            return code(TextTable.of(table));
        }
        // A link reference definition is the only other block; it shows nothing.
        return List.of();
    }

    private static List<Line> text(String text) {
        return text.isBlank()
                ? List.of()
                : text.lines().map(line -> new Line(line, false, false)).toList();
    }

    private static List<Line> code(String literal) {
        List<Line> block = new ArrayList<>();
        block.add(new Line(FENCE, false, true));
        SlackText.escape(literal.replace(FENCE, BROKEN_FENCE))
                .lines()
                .forEach(line -> block.add(new Line(line, false, true)));
        block.add(new Line(FENCE, false, true));
        return block;
    }

    private List<Line> list(ListBlock list) {
        List<Line> block = new ArrayList<>();
        long number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        String bullet = BULLETS.get(Math.min(listDepth, BULLETS.size() - 1));
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String marker = list instanceof BulletList ? bullet + " " : number++ + ". ";
            block.addAll(item(children(item, listDepth + 1), marker));
        }
        return block;
    }

    private static List<Line> item(List<Line> content, String marker) {
        List<Line> item = new ArrayList<>();
        if (content.isEmpty() || content.get(0).isCode() || content.get(0).isQuoted()) {
            item.add(new Line(marker, false, false));
        }
        for (Line line : content) {
            item.add(line.indented(item.isEmpty() ? marker : INDENT));
        }
        return item;
    }
}
