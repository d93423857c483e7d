package io.jenkins.plugins.externalsystems.runner.report;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as what is in them. */
public final class TextTable {
    private TextTable() {}

    /** @param rows the header first; all of the same length */
    public static List<String> format(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
            if (lines.size() == 1) {
                lines.add("-".repeat(java.util.Arrays.stream(widths).sum() + 2 * (columns - 1)));
            }
        }
        return lines;
    }
}
