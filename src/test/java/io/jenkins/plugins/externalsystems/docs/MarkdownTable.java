package io.jenkins.plugins.externalsystems.docs;

import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;

/** A table of a reference page. */
final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... headers) {
        row(headers);
        row(Collections.nCopies(headers.length, "---").toArray(String[]::new));
    }

    MarkdownTable row(String... cells) {
        text.append(Arrays.stream(cells).map(MarkdownTable::cell).collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    private static String cell(String content) {
        return content.replace("|", "\\|").replace("\n", " ");
    }

    /** In the notation of code, or nothing for nothing. */
    static String code(Object value) {
        return value == null ? "" : "`" + value + "`";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
