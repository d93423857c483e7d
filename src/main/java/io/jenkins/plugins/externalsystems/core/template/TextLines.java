package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of text that are inside of quotes and list items. Separations are only noted, and written before the next text, so
 * that there is never one at the beginning or the end, nor two in a row. Not thread-safe.
 */
final class TextLines {
    /** Deeper ones are not shown, so that a line's beginning cannot grow without end. */
    private static final int MAX_DEPTH = 40;

    private static final int LINE = 1;
    private static final int PARAGRAPH = 2;

    private final StringBuilder out = new StringBuilder();
    private final List<Level> levels = new ArrayList<>();
    private int quotes;
    private int lists;

    /** How many line feeds come before the next text. */
    private int breaks;
    /** What comes before the next text if that is on the same line. */
    private String gap = "";

    private boolean isAtStart = true;

    private enum Kind {
        QUOTE,
        LIST,
        ITEM
    }

    private static final class Level {
        private final Kind kind;
        private final String marker;
        private int number;
        private boolean isNumbered;
        private boolean isStarted;

        Level(Kind kind, String marker) {
            this.kind = kind;
            this.marker = marker;
        }

        /** What it puts before a line's text. */
        String prefix() {
            String prefix = kind == Kind.ITEM && isStarted ? " ".repeat(marker.length()) : marker;
            isStarted = true;
            return prefix;
        }
    }

    /** Text in which any white space is one space. */
    void text(String text) {
        int start = 0;
        for (int index = 0; index <= text.length(); index++) {
            if (index == text.length() || isSpace(text.charAt(index))) {
                if (index > start) {
                    write(text.substring(start, index));
                }
                if (index < text.length()) {
                    space();
                }
                start = index + 1;
            }
        }
    }

    /** Text whose white space stays as it is. */
    void preformatted(String text) {
        String[] parts = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        for (int part = 0; part < parts.length; part++) {
            if (part > 0) {
                lineBreak();
            }
            if (!parts[part].isEmpty()) {
                write(parts[part]);
            }
        }
    }

    /** Text that belongs to what was written last, even if that ended its line. */
    void append(String text) {
        int pending = breaks;
        breaks = 0;
        gap = "";
        write(text);
        breaks = pending;
    }

    /** Comes before the next text on the same line. */
    void gap(String between) {
        if (!isAtStart && breaks == 0) {
            gap = between;
        }
    }

    /** A line break that counts each time, up to one blank line. */
    void lineBreak() {
        breaks = Math.min(PARAGRAPH, breaks + 1);
    }

    /** What comes next begins a line. */
    void line() {
        breaks = Math.max(LINE, breaks);
    }

    /** What comes next has a blank line before it. */
    void paragraph() {
        breaks = PARAGRAPH;
    }

    void openQuote() {
        quotes++;
        levels.add(new Level(Kind.QUOTE, "> "));
    }

    void closeQuote() {
        if (quotes > 0) {
            close(Kind.QUOTE);
        }
    }

    void openList(boolean isNumbered, int first) {
        separateList();
        lists++;
        Level list = new Level(Kind.LIST, "");
        list.isNumbered = isNumbered;
        list.number = first;
        levels.add(list);
    }

    void closeList() {
        if (lists > 0) {
            close(Kind.LIST);
        }
        separateList();
    }

    /** A list in a list has no blank line around it. */
    private void separateList() {
        if (lists > 0) {
            line();
        } else {
            paragraph();
        }
    }

    void openItem() {
        closeItem();
        boolean isNumbered = isIn(Kind.LIST) && last().isNumbered;
        levels.add(new Level(Kind.ITEM, isNumbered ? last().number++ + ". " : "* "));
    }

    void closeItem() {
        if (isIn(Kind.ITEM)) {
            levels.remove(levels.size() - 1);
        }
    }

    String finish() {
        return out.toString().stripTrailing();
    }

    private boolean isIn(Kind kind) {
        return !levels.isEmpty() && last().kind == kind;
    }

    private Level last() {
        return levels.get(levels.size() - 1);
    }

    private void close(Kind kind) {
        Level closed;
        do {
            closed = levels.remove(levels.size() - 1);
            quotes -= closed.kind == Kind.QUOTE ? 1 : 0;
            lists -= closed.kind == Kind.LIST ? 1 : 0;
        } while (closed.kind != kind);
    }

    private void space() {
        if (!isAtStart && breaks == 0 && gap.isEmpty()) {
            gap = " ";
        }
    }

    private void write(String text) {
        if (isAtStart) {
            startLine();
        } else if (breaks > 0) {
            stripEnd();
            if (breaks == PARAGRAPH) {
                out.append('\n').append(blankLine());
            }
            out.append('\n');
            startLine();
        } else {
            out.append(gap);
        }
        isAtStart = false;
        breaks = 0;
        gap = "";
        out.append(text);
    }

    private void startLine() {
        for (int depth = 0; depth < Math.min(MAX_DEPTH, levels.size()); depth++) {
            out.append(levels.get(depth).prefix());
        }
    }

    /** Inside of what goes on after it. */
    private String blankLine() {
        StringBuilder line = new StringBuilder();
        for (int depth = 0; depth < Math.min(MAX_DEPTH, levels.size()) && isOpen(levels.get(depth)); depth++) {
            line.append(levels.get(depth).prefix());
        }
        return line.toString().stripTrailing();
    }

    private static boolean isOpen(Level level) {
        return level.isStarted || level.kind == Kind.LIST;
    }

    private void stripEnd() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || character == '\u00A0';
    }
}
