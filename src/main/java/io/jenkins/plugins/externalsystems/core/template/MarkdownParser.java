package io.jenkins.plugins.externalsystems.core.template;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
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

    private static final Pattern BLANK = Pattern.compile("[\\s>]*");
    private static final Pattern DELIMITER_ROW = Pattern.compile("[\\s>]*[|:-][\\s|:-]*");

    private static final Parser WITH_TABLES = parser(StrikethroughExtension.create(), TablesExtension.create());
    private static final Parser WITHOUT_TABLES = parser(StrikethroughExtension.create());

    private MarkdownParser() {}

    private static Parser parser(Extension... extensions) {
        return Parser.builder()
                .extensions(List.of(extensions))
                .maxOpenBlockParsers(MAX_NESTING)
                .maxInlineNesting(MAX_NESTING)
                .build();
    }

    static Node parse(String markdown) {
        String text = TruncatedText.of(CleanText.of(markdown), MAX_LENGTH).text();
        return mayHaveTooManyCells(text) ? WITHOUT_TABLES.parse(text) : WITH_TABLES.parse(text);
    }

    /**
     * Counts before parsing, because afterwards the cells are in memory. The number is an upper bound: every line that
     * could be the one below a table's header begins a table, which lasts until the next blank line.
     */
    private static boolean mayHaveTooManyCells(String text) {
        long cells = 0;
        long columns = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            boolean isBlank = BLANK.matcher(line).matches();
            if (isBlank) {
                columns = 0;
            } else if (DELIMITER_ROW.matcher(line).matches()) {
                long separators =
                        line.chars().filter(character -> character == '|').count();
                columns = Math.max(columns, separators + 1);
                cells += columns;
            }
            cells += columns;
        }
        return cells > MAX_CELLS;
    }
}
