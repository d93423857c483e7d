package io.jenkins.plugins.externalsystems.core.template;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/** Reads Markdown of any origin into a tree whose size and depth are bounded. */
final class MarkdownParser {
    /** In characters; no system takes a text nearly as long. What is longer is cut with a note. */
    static final int MAX_LENGTH = 100_000;
    /** Of lists and quotes, and of emphasis and links; what is nested deeper stays text. */
    static final int MAX_NESTING = 40;
    /** A short row of a wide table is filled up with empty cells: a few lines could make millions. */
    static final int MAX_CELLS = 20_000;

    private static final Extension STRIKETHROUGH = StrikethroughExtension.create();
    private static final Parser WITH_TABLES = parser(
            List.of(STRIKETHROUGH, TablesExtension.builder().maxCells(MAX_CELLS).build()));
    private static final Parser WITHOUT_TABLES = parser(List.of(STRIKETHROUGH));

    private MarkdownParser() {}

    private static Parser parser(List<Extension> extensions) {
        return Parser.builder()
                .extensions(extensions)
                .maxOpenBlockParsers(MAX_NESTING)
                .maxInlineNesting(MAX_NESTING)
                .build();
    }

    static Node parse(String markdown) {
        String text = TruncatedText.of(CleanText.of(markdown), MAX_LENGTH).text();
        try {
            Node document = WITH_TABLES.parse(text);
            if (cellsWithin(document)) {
                return document;
            }
        } catch (IllegalArgumentException tooManyCells) {
            // Thrown by the extension for one table; read again below, where the table stays text.
        }
        return WITHOUT_TABLES.parse(text);
    }

    private static boolean cellsWithin(Node document) {
        int cells = 0;
        for (Node node = document; node != null && cells <= MAX_CELLS; node = following(node)) {
            if (node instanceof TableCell) {
                cells++;
            }
        }
        return cells <= MAX_CELLS;
    }

    /** The next node in document order, or null after the last one. */
    private static Node following(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node current = node;
        while (current != null && current.getNext() == null) {
            current = current.getParent();
        }
        return current == null ? null : current.getNext();
    }
}
