package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** A table as text in aligned columns, for places that have no tables. */
final class TextTable {
    private static final String GAP = "  ";
    /** One long cell must not push all others out of sight, nor fill every row with spaces. */
    private static final int MAX_PADDING = 40;

    private TextTable() {}

    /** Lines without a line feed at the end of the last one. */
    static String of(TableBlock table) {
        List<List<TableCell>> rows = new ArrayList<>();
        List<Integer> headers = new ArrayList<>();
        for (Node section = table.getFirstChild(); section != null; section = section.getNext()) {
            for (Node row = section.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(cells(row));
                    if (section instanceof TableHead) {
                        headers.add(rows.size() - 1);
                    }
                }
            }
        }
        return draw(rows, headers);
    }

    private static List<TableCell> cells(Node row) {
        List<TableCell> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add((TableCell) cell);
        }
        return cells;
    }

    private static String draw(List<List<TableCell>> rows, List<Integer> headers) {
        List<List<String>> texts = rows.stream()
                .map(row -> row.stream().map(PlainText::withTargets).toList())
                .toList();
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : texts) {
            for (int column = 0; column < row.size(); column++) {
                int width = Math.min(MAX_PADDING, DisplayWidth.of(row.get(column)));
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(widths.get(column), width));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            lines.add(line(texts.get(row), rows.get(row), widths));
            if (headers.contains(row)) {
                lines.add(String.join(GAP, widths.stream().map("-"::repeat).toList()));
            }
        }
        return String.join("\n", lines);
    }

    private static String line(List<String> texts, List<TableCell> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < texts.size(); column++) {
            if (column > 0) {
                line.append(GAP);
            }
            String text = texts.get(column);
            int missing = Math.max(0, widths.get(column) - DisplayWidth.of(text));
            TableCell.Alignment alignment = cells.get(column).getAlignment();
            int before = alignment == TableCell.Alignment.RIGHT
                    ? missing
                    : alignment == TableCell.Alignment.CENTER ? missing / 2 : 0;
            line.append(" ".repeat(before)).append(text).append(" ".repeat(missing - before));
        }
        return line.toString().stripTrailing();
    }
}
